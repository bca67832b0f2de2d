package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.retained.RetainedViewModel.Emptiness;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetainedViewModelTest {

    private static final long SECOND = 1_000_000_000L;

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private final Selection selection = new Selection();
    private final FakeSource source = new FakeSource();
    private final RetainedViewModel model = new RetainedViewModel(selection, words, ZoneOffset.UTC, Tasks.immediate(), new UndoStack(new UndoSteps()));
    private long now;

    private void look() {
        now += 600 * SECOND;
        model.sample(now);
    }

    private void open() {
        model.useSource(Optional.of(source));
        model.setShown(true);
        look();
    }

    private Iterable<String> topics() {
        return model.rows().stream().map(RetainedMessage::topic).toList();
    }

    @Test
    void saysThatThereIsNoConnection() {
        model.setShown(true);
        look();

        assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.NO_CONNECTION);
        assertThat(model.footerProperty().get()).isEmpty();
    }

    @Test
    void listsWhatIsKept() {
        source.with(RetainedMessages.of("home/b", "22"), RetainedMessages.of("home/a", "1"));
        open();

        assertThat(topics()).containsExactly("home/a", "home/b");
        assertThat(model.footerProperty().get()).isEqualTo("2 retained messages · 3 B · kept on disk");
        assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.NONE);
    }

    @Test
    void asksNothingWhileItIsHidden() {
        model.useSource(Optional.of(source.with(RetainedMessages.of("a", "1"))));
        look();
        assertThat(model.rows()).isEmpty();

        model.setShown(true);
        look();
        assertThat(topics()).containsExactly("a");
    }

    @Test
    void followsWhatChangesUnlessItIsPaused() {
        open();
        assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_KEPT);
        source.with(RetainedMessages.of("a", "1"));
        look();
        assertThat(topics()).containsExactly("a");

        model.togglePause();
        source.with(RetainedMessages.of("b", "1"));
        look();
        assertThat(topics()).containsExactly("a");
        assertThat(model.footerProperty().get()).contains("paused");

        model.togglePause();
        look();
        assertThat(topics()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kitchen     | home/kitchen/lamp",
        "HOME/+/hall | ''",
        "home/+/lamp | home/kitchen/lamp,home/room2/lamp",
        "plant/#     | plant/line",
    })
    void filtersByTextAndByTopicFilter(String filter, String left) {
        source.with(RetainedMessages.of("home/kitchen/lamp", "1"), RetainedMessages.of("home/room2/lamp", "1"), RetainedMessages.of("plant/line", "1"));
        open();
        model.filterTextProperty().set(filter);

        assertThat(String.join(",", topics())).isEqualTo(left);
        assertThat(model.emptinessProperty().get()).isEqualTo(left.isEmpty() ? Emptiness.NOTHING_FITS : Emptiness.NONE);
        assertThat(model.footerProperty().get()).contains(" of 3 retained messages");
    }

    @Test
    void keepsTheLastGoodFilterAndSaysWhatIsWrong() {
        source.with(RetainedMessages.of("a/b", "1"), RetainedMessages.of("c", "1"));
        open();
        model.filterTextProperty().set("a/#");
        model.filterTextProperty().set("a/#/b");

        assertThat(topics()).containsExactly("a/b");
        assertThat(model.filterFaultProperty().get()).isEqualTo("# must be last: nothing can follow it.");
        model.clearMatching();
        assertThat(model.changes().strip().stripProperty().get()).as("nothing is cleared by a filter that is none").isInstanceOf(Strip.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({
        "TOPIC,   room2 room10 Zoo",
        "VALUE,   room10 Zoo room2",
        "QOS,     Zoo room2 room10",
        "SIZE,    room10 Zoo room2",
        "SET,     Zoo room10 room2",
        "BY,      room2 room10 Zoo",
        "EXPIRES, room2 room10 Zoo",
    })
    void sortsByEachColumnAndTheOtherWayRound(RetainedColumn column, String order) {
        source.with(
                RetainedMessages.of("room10", "9", QoS.EXACTLY_ONCE, RetainedMessages.SET.plusSeconds(1)),
                RetainedMessages.of("Zoo", "10", QoS.AT_MOST_ONCE, RetainedMessages.SET.plusSeconds(2)),
                RetainedMessages.of("room2", "100", QoS.AT_LEAST_ONCE, RetainedMessages.SET));
        open();
        model.sort(column, false);
        assertThat(String.join(" ", topics())).isEqualTo(order);

        model.sort(column, true);
        if (column != RetainedColumn.BY && column != RetainedColumn.EXPIRES) { // there all are equal, and the topic decides
            var reversed = List.of(order.split(" ")).reversed();
            assertThat(topics()).containsExactlyElementsOf(reversed);
        }
    }

    @Test
    void keepsTheSelectedTopicSelectedWhileRowsComeAndGo() {
        source.with(RetainedMessages.of("m", "1"));
        open();
        model.select(model.rows().getFirst());
        source.with(RetainedMessages.of("a", "1"));
        look();
        assertThat(model.selectedRowProperty().get()).isEqualTo(1);
        assertThat(model.selectedProperty().get()).map(RetainedMessage::topic).contains("m");

        selection.select("a");
        assertThat(model.selectedRowProperty().get()).isZero();
        selection.select("elsewhere");
        assertThat(model.selectedProperty().get()).isEmpty();
    }

    @Test
    void takesAwayWhatHasExpired() {
        source.with(RetainedMessages.expiring("soon", Instant.now().plusMillis(50)), RetainedMessages.of("stays", "1"));
        open();
        assertThat(topics()).contains("stays");
        var deadline = System.nanoTime() + 20 * SECOND;
        while (model.rows().size() > 1 && System.nanoTime() < deadline) {
            look();
        }
        assertThat(topics()).containsExactly("stays");
    }

    @Test
    void saysWhatMayBeOlderThanWhatIsKept() {
        source.with(RetainedMessages.of("a", "1"), RetainedMessages.of("b", "1")).doubt("a");
        open();
        var text = model.text();
        var now = RetainedMessages.SET;

        assertThat(model.footerProperty().get()).contains(" · 1 may be older than what is kept");
        assertThat(model.rows()).extracting(row -> text.set(row, model.isDoubtful(row), now)).containsExactly("may be old", "now");
        assertThat(model.rows()).extracting(row -> text.sees(row, model.isDoubtful(row))).satisfiesExactly(
                doubtful -> assertThat(doubtful).startsWith("Since this was seen, another message has come to a with RETAIN = 0"),
                sure -> assertThat(sure).startsWith("Subscribing to b now delivers this message at once"));
    }

    @Test
    void saysWhereItDoesNotKnowTheQos() {
        source.with(RetainedMessages.of("a", "1"), RetainedMessages.of("b", "1")).hideQos("a");
        open();
        var text = model.text();

        assertThat(model.footerProperty().get()).contains(" · QoS of 1 not known");
        assertThat(model.rows()).extracting(row -> text.facts(row, model.isQosKnown(row)).getFirst().value())
                .containsExactly("not known, 1 or higher", "1 at least once");
        assertThat(text.sees(model.rows().getFirst(), false, false)).contains("At which QoS it is kept is not known, but it is 1 or higher");
    }

    @Test
    void countsDownInWords() {
        var text = new RetainedText(words, ZoneOffset.UTC);
        var begin = RetainedMessages.SET;
        var message = RetainedMessages.expiring("a", begin.plusSeconds(60));

        assertThat(text.expires(message, begin)).isEqualTo("in 60 s");
        assertThat(text.expires(message, begin.plusSeconds(55))).isEqualTo("in 5 s");
        assertThat(text.expires(message, begin.plusSeconds(60))).isEqualTo("expired");
        assertThat(text.set(message, false, begin)).isEqualTo("now");
        assertThat(text.set(message, false, begin.plusSeconds(4))).isEqualTo("4 s ago");
        assertThat(text.by(RetainedMessages.whole("a"))).isEqualTo("last will of camera");
    }

    @Test
    void saysWhyNothingCanBeListedAndGoesOnLater() {
        source.with(RetainedMessages.of("a", "1")).failWith(Optional.of(new IllegalStateException("it does not run.")));
        open();
        assertThat(model.failureProperty().get()).isEqualTo("The retained messages could not be listed: it does not run.");

        source.failWith(Optional.empty());
        look();
        assertThat(model.failureProperty().get()).isEmpty();
        assertThat(topics()).containsExactly("a");
    }

    @Test
    void forgetsTheRowsOfAnotherBroker() {
        source.with(RetainedMessages.of("a", "1"));
        open();
        model.clearSelected();
        model.useSource(Optional.of(new FakeSource("mqtt://other:1883").with(RetainedMessages.of("b", "1"))));
        look();

        assertThat(topics()).containsExactly("b");
    }
}
