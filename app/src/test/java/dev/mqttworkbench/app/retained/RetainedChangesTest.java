package dev.mqttworkbench.app.retained;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetainedChangesTest extends ChangesOfRetained {

    private long now;

    private void look() {
        now += 600_000_000_000L;
        model.sample(now);
    }

    @Test
    void clearsOneAtOnceAndPutsItBackAsItWas() {
        var before = RetainedMessages.whole("home/lamp");
        source.with(before);
        look();
        changes.clear(before.topic());
        assertThat(source.kept).isEmpty();
        assertThat(undoable()).isEqualTo("home/lamp cleared.");

        changes.takeBack();
        assertThat(source.kept).containsExactly(Map.entry("home/lamp", before));
        assertThat(undoable()).isEmpty();
        assertThat(said()).isEqualTo("Taken back: home/lamp cleared.");
    }

    @Test
    void takesBackOneStepBehindTheOther() {
        source.with(RetainedMessages.of("a", "1"), RetainedMessages.of("b", "2"));
        changes.clear("a");
        changes.clear("b");
        changes.takeBack();
        assertThat(source.kept).containsOnlyKeys("b");
        assertThat(undoable()).isEqualTo("a cleared.");

        changes.takeBack();
        assertThat(source.kept).containsOnlyKeys("a", "b");
    }

    @Test
    void saysHowManyItWouldClearAndDoesNothingWithoutAYes() {
        source.withMany(3).with(RetainedMessages.of("other", "1"));
        look();
        model.filterTextProperty().set("many/#");
        model.clearMatching();

        assertThat(said()).startsWith("The filter many/# shows 3 messages that would be cleared, beginning with many/0:");
        changes.strip().cancel();
        assertThat(source.kept).hasSize(4);
        assertThat(said()).isEmpty();
    }

    @Test
    void clearsWhatTheFilterShowsAndNothingElse() {
        source.withMany(1000).with(RetainedMessages.of("other", "1"));
        look();
        model.filterTextProperty().set("many/#");
        model.clearMatching();
        changes.strip().confirm();

        assertThat(source.kept).containsOnlyKeys("other");
        assertThat(undoable()).isEqualTo("1,000 messages cleared.");
        changes.takeBack();
        assertThat(source.kept).hasSize(1001);
    }

    @Test
    void showsHowFarItIsAndStopsWhenToldTo() {
        source.withMany(1000);
        look();
        model.clearMatching();
        source.hold();
        changes.strip().confirm();
        assertThat(said()).isEqualTo("Cleared 0 of 1,000 …");
        source.releaseOne();
        assertThat(said()).isEqualTo("Cleared 256 of 1,000 …");
        assertThat(changes.strip().stripProperty().get()).isEqualTo(new Strip.Work("Cleared 256 of 1,000 …", 0.256));

        changes.strip().cancel();
        source.releaseOne();
        assertThat(source.kept).hasSize(1000 - 512);
        assertThat(said()).isEqualTo("Stopped: 512 of 1,000 messages were cleared. Undo puts them back.");
        assertThat(undoable()).isEqualTo("512 of 1,000 messages cleared.");
    }

    @Test
    void doesOneThingAtATime() {
        source.withMany(2);
        look();
        source.hold();
        model.clearMatching();
        changes.strip().confirm();
        changes.clear("many/0");
        source.releaseOne();

        assertThat(undoable()).isEqualTo("2 messages cleared.");
        assertThat(changes.strip().workingProperty().get()).isFalse();
    }

    @Test
    void stopsToPutBackAndGoesOnWithTheRest() {
        source.withMany(600);
        look();
        model.clearMatching();
        changes.strip().confirm();
        source.hold();
        changes.takeBack();
        changes.strip().cancel();
        source.releaseOne();
        assertThat(source.kept).hasSize(256);
        assertThat(said()).isEqualTo("Stopped. Undo goes on with the rest.");

        changes.takeBack();
        source.releaseOne();
        source.releaseOne();
        assertThat(source.kept).hasSize(600);
        assertThat(undoable()).isEmpty();
    }

    @Test
    void leavesWhatIsNewerWhenItPutsBack() {
        source.with(RetainedMessages.of("a", "1"), RetainedMessages.of("b", "1"));
        look();
        model.clearMatching();
        changes.strip().confirm();
        source.with(RetainedMessages.of("a", "newer"));
        changes.takeBack();

        assertThat(source.kept.get("a").payload().asText()).isEqualTo("newer");
        assertThat(source.kept.get("b").payload().asText()).isEqualTo("1");
        assertThat(said()).startsWith("1 put back. 1 left, because something newer is kept there.");
    }

    @Test
    void canTryAgainWhatCouldNotBeTakenBack() {
        source.with(RetainedMessages.of("a", "1"));
        changes.clear("a");
        source.failWith(Optional.of(new IllegalStateException("it does not run.")));
        changes.takeBack();
        assertThat(said()).isEqualTo("The change could not be taken back: it does not run. Undo tries again.");

        source.failWith(Optional.empty());
        changes.takeBack();
        assertThat(source.kept).containsOnlyKeys("a");
    }

    @Test
    void offersNoUndoAtAnotherBroker() {
        source.with(RetainedMessages.of("a", "1"));
        changes.clear("a");
        model.useSource(Optional.of(new FakeSource()));
        assertThat(undoable()).as("the same broker, connected again").isEqualTo("a cleared.");

        model.useSource(Optional.of(new FakeSource("mqtt://other:1883").with(RetainedMessages.of("b", "1"))));
        assertThat(undoable()).isEmpty();
        changes.clear("b");

        model.useSource(Optional.of(source));
        assertThat(undoable()).as("the first broker again").isEqualTo("a cleared.");
        changes.takeBack();
        assertThat(source.kept).containsOnlyKeys("a");
    }

    @Test
    void offersWhatAnotherConnectionDidAtTheSameBroker() {
        source.with(RetainedMessages.of("a", "1"));
        var gone = new UndoStack(steps);
        var closed = open(gone);
        closed.useSource(Optional.of(source));
        closed.changes().clear("a");
        gone.close();
        assertThat(undoable()).as("the connection that is open").isEqualTo("a cleared.");

        var again = open(new UndoStack(steps));
        assertThat(undoable(again.changes())).as("not connected yet").isEmpty();
        again.useSource(Optional.of(new FakeSource("mqtt://other:1883")));
        assertThat(undoable(again.changes())).as("another broker").isEmpty();
        again.useSource(Optional.of(source));
        again.changes().takeBack();

        assertThat(source.kept).containsOnlyKeys("a");
        assertThat(undoable()).as("taken back once for all connections").isEmpty();
    }

    @Test
    void hearsOfNoStepsBehindItsEnd() {
        var undo = new UndoStack(steps);
        undo.turnTo("mqtt://fake:1883");
        undo.close();
        steps.push(new Undo("a cleared.", "mqtt://fake:1883", List.of(), List.of()));

        assertThat(undo.latestProperty().get()).isEmpty();
    }

    @Test
    void saysThatThereIsNoConnection() {
        model.useSource(Optional.empty());
        changes.clear("a");

        assertThat(said()).isEqualTo("There is no connection. Connect to a broker first.");
    }

    @Test
    void saysWhatWasNotClearedAndWhy() {
        source.with(RetainedMessages.of("a", "1"), RetainedMessages.of("secret/b", "1"));
        look();
        model.clearMatching();
        changes.strip().confirm();

        assertThat(said()).isEqualTo("1 of 2 were cleared. 1 were refused, first secret/b: Not authorized");
        assertThat(undoable()).isEqualTo("1 of 2 messages cleared.");
    }

    @Test
    void saysWhatWasNotPutBackAndWhyAndTriesThatAgain() {
        source.with(RetainedMessages.of("a", "1"));
        changes.undo().push(new Undo("2 messages cleared.", source.address(), List.of(), List.of(RetainedMessages.of("b", "1"), RetainedMessages.of("secret/c", "1"))));
        changes.takeBack();

        assertThat(said()).isEqualTo("1 put back. 1 refused, first secret/c: Not authorized");
        assertThat(source.kept).containsOnlyKeys("a", "b");
        assertThat(undoable()).as("what was refused").isEqualTo("2 messages cleared.");
    }
}
