package dev.mqttworkbench.app.retained;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RetainedChangesTest {

    private final FakeSource source = new FakeSource();
    private final RetainedViewModel model = new RetainedViewModel(
            new Selection(), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), ZoneOffset.UTC, Tasks.immediate());
    private final RetainedChanges changes = model.changes();
    private long now;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        model.useSource(Optional.of(source));
        model.setShown(true);
    }

    private void look() {
        now += 600_000_000_000L;
        model.sample(now);
    }

    private String said() {
        return switch (changes.strip().stripProperty().get()) {
            case Strip.Nothing ignored -> "";
            case Strip.Question question -> question.sentence();
            case Strip.FileQuestion question -> question.sentence();
            case Strip.Work work -> work.sentence();
            case Strip.Outcome outcome -> outcome.sentence();
        };
    }

    private String undoable() {
        return changes.undo().latestProperty().get().map(Undo::sentence).orElse("");
    }

    // ---- clear ----

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
        assertThat(said()).startsWith("1 put back. 1 were left, because something newer is kept there");
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

        assertThat(said()).isEqualTo("1 put back. 0 were left, because something newer is kept there; 0 have expired; 1 were refused, first secret/c: Not authorized");
        assertThat(source.kept).containsOnlyKeys("a", "b");
        assertThat(undoable()).as("what was refused").isEqualTo("2 messages cleared.");
    }

    // ---- files ----

    private Path export(RetainedMessage... messages) {
        var file = folder.resolve("retained.json");
        changes.askExport(List.of(messages));
        changes.strip().confirm(file.toString());
        return file;
    }

    @Test
    void exportsAndImportsEveryByte() {
        var messages = new RetainedMessage[] {RetainedMessages.whole("home/cam"), RetainedMessages.of("home/lamp", "{\"on\":true}")};
        var file = export(messages);
        assertThat(said()).isEqualTo("2 messages written to " + file + ".");

        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("retained.json: 2 new, 0 in place of others, 0 already there, 0 expired.");
        assertThat(source.kept).as("a dry run").isEmpty();
        changes.strip().confirm();
        assertThat(source.kept.values()).containsExactlyInAnyOrder(messages);
        assertThat(undoable()).isEqualTo("2 messages imported from retained.json.");
    }

    @Test
    void countsWhatIsNewReplacedAndTheSameAndTakesItBack() {
        var file = export(RetainedMessages.of("new", "1"), RetainedMessages.of("replaced", "1"), RetainedMessages.of("same", "1"),
                RetainedMessages.expiring("expired", RetainedMessages.SET));
        source.with(RetainedMessages.of("replaced", "before"), RetainedMessages.of("same", "1"), RetainedMessages.of("untouched", "1"));
        var before = Map.copyOf(source.kept);
        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("retained.json: 1 new, 1 in place of others, 1 already there, 1 expired.");

        changes.strip().confirm();
        assertThat(source.kept.get("replaced").payload().asText()).isEqualTo("1");
        assertThat(source.kept).containsOnlyKeys("new", "replaced", "same", "untouched");
        changes.takeBack();
        assertThat(source.kept).isEqualTo(before);
    }

    @Test
    void saysBeforeItImportsWhatAConnectionWithoutPropertiesLoses() {
        var file = export(RetainedMessages.of("plain", "1"), RetainedMessages.whole("whole"), typed("typed"), RetainedMessages.expiring("old", RetainedMessages.SET));
        source.leaveOutProperties();
        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("retained.json: 3 new, 0 in place of others, 0 already there, 1 expired.")
                .endsWith("2 messages lose the properties: this connection speaks a version before MQTT 5. One of them would have expired and would now be kept for ever.");
        assertThat(source.kept).as("a dry run").isEmpty();

        changes.strip().confirm();
        assertThat(source.kept).containsOnlyKeys("plain", "whole", "typed");
        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("There is nothing to import from retained.json: 3 are kept just like that");
        changes.takeBack();
        assertThat(source.kept).isEmpty();
    }

    private static RetainedMessage typed(String topic) {
        return new RetainedMessage(topic, QoS.AT_LEAST_ONCE, Properties.of(Property.CONTENT_TYPE, "text/plain"), Payload.ofText("x"), Optional.empty(), "", false,
                Optional.empty());
    }

    @Test
    void saysNothingOfPropertiesThatAreTaken() {
        var file = export(RetainedMessages.whole("whole"));
        changes.askImport();
        changes.strip().confirm(file.toString());

        assertThat(said()).endsWith("It can be undone.");
    }

    @Test
    void leavesWhatSomebodyElseHasSetSinceTheImport() {
        var file = export(RetainedMessages.of("a", "1"), RetainedMessages.of("b", "1"));
        changes.askImport();
        changes.strip().confirm(file.toString());
        changes.strip().confirm();
        source.with(RetainedMessages.of("a", "somebody else"));
        changes.takeBack();

        assertThat(source.kept).containsOnlyKeys("a");
        assertThat(said()).contains("1 were left, because something newer is kept there");
    }

    @Test
    void saysWhatTheBrokerRefused() {
        var file = export(RetainedMessages.of("a", "1"), RetainedMessages.of("secret/b", "1"));
        changes.askImport();
        changes.strip().confirm(file.toString());
        changes.strip().confirm();

        assertThat(said()).isEqualTo("1 of 2 messages were not taken, first secret/b: Not authorized");
        changes.takeBack();
        assertThat(source.kept).isEmpty();
    }

    @Test
    void asksBeforeItReplacesAFile() throws IOException {
        var file = export(RetainedMessages.of("a", "1"));
        var before = Files.readString(file);
        export(RetainedMessages.of("b", "1"));
        assertThat(said()).isEqualTo(file + " exists already and would be replaced.");
        changes.strip().cancel();
        assertThat(file).hasContent(before);

        export(RetainedMessages.of("b", "1"));
        changes.strip().confirm();
        assertThat(Files.readString(file)).contains("\"topic\":\"b\"").doesNotContain("\"topic\":\"a\"");
    }

    @Test
    void saysWhyAFileCannotBeImported() throws IOException {
        changes.askImport();
        changes.strip().confirm(folder.resolve("missing.json").toString());
        assertThat(said()).isEqualTo("missing.json cannot be imported: there is no such file or folder");

        Files.writeString(folder.resolve("other.json"), "{\"version\": 7}");
        changes.askImport();
        changes.strip().confirm(folder.resolve("other.json").toString());
        assertThat(said()).isEqualTo("other.json cannot be imported: it holds something other than retained messages.");
    }
}
