package dev.mqttworkbench.app.topics;

import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Messages;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsViewModelTest {

    private static final long SECOND = 1_000_000_000L;

    private final Messages make = new Messages();
    private final MessageLog log = new MessageLog();
    private final Selection selection = new Selection();
    private long now = 1_000 * SECOND;
    private final TopicsViewModel model = new TopicsViewModel(
            log, selection, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), () -> now);

    @BeforeEach
    void show() {
        model.shownProperty().set(true);
    }

    @Test
    void fillsByItself() {
        receive(make.in("home/livingroom/temperature", "21.4"), make.in("home/livingroom/humidity", "48"), make.in("home/kitchen", "x"));

        assertThat(labels()).containsExactly("home", "- kitchen", "- livingroom", "-- humidity", "-- temperature");
        assertThat(detail("-- temperature")).isEqualTo("21.4");
        assertThat(model.emptyProperty().get()).isFalse();
    }

    @Test
    void putsChainsWithOneChildOnOneRow() {
        receive(make.in("plant/line-1/press/telemetry", "a"), make.in("plant/line-1/oven/telemetry", "b"));
        assertThat(labels()).containsExactly("plant/line-1", "- oven/telemetry", "- press/telemetry");

        receive(make.in("plant/line-1/press", "c"));
        assertThat(labels()).containsExactly("plant/line-1", "- oven/telemetry", "- press", "-- telemetry");
    }

    @Test
    void saysWhatIsFoldedAway() {
        receive(make.in("home/a", "1"), make.in("home/b", "2"), make.in("home/b", "3"));

        model.setFolded(row("home"), true);

        assertThat(labels()).containsExactly("home");
        assertThat(detail("home")).isEqualTo("2 topics · 3 messages");
    }

    @Test
    void countsAlongThePath() {
        receive(make.in("a/b/c", "1"), make.in("a/b/c", "2"), make.in("a/d", "3"), make.out("a/d", "not received"));

        assertThat(model.count(row("a"))).isEqualTo("3");
        assertThat(model.count(row("- b/c"))).isEqualTo("2");
        assertThat(model.rows().getFirst().node().topics()).isEqualTo(2);
    }

    @Test
    void showsTheRetainedFlagUntilTheMessageIsCleared() {
        receive(make.retained("state", "on"));
        assertThat(row("state").node().isRetained()).isTrue();

        receive(make.in("state", "off"));
        assertThat(row("state").node().isRetained()).isTrue();

        receive(make.retained("state", ""));
        assertThat(row("state").node().isRetained()).isFalse();
        assertThat(detail("state")).isEqualTo("(empty)");
    }

    @Test
    void filtersWithoutTouchingTheFolds() {
        receive(make.in("home/a", "1"), make.in("home/b", "2"), make.in("plant/press", "3"), make.in("plant/oven", "4"));
        model.setFolded(row("plant"), true);

        model.filterProperty().set("pre");
        assertThat(labels()).containsExactly("plant", "- press");
        assertThat(model.isLit(row("- press"))).isTrue();
        assertThat(model.footerProperty().get()).startsWith("1 of 4 topics");

        model.filterProperty().set("");
        assertThat(labels()).containsExactly("home", "- a", "- b", "plant");
    }

    @Test
    void filtersWhatComesLater() {
        model.filterProperty().set("home/#");
        receive(make.in("plant/x", "1"), make.in("home/y", "2"));

        assertThat(labels()).containsExactly("home/y");
    }

    @Test
    void keepsTheLastFilterWhileAnInvalidOneIsWritten() {
        receive(make.in("home/a", "1"), make.in("plant/b", "2"));
        model.filterProperty().set("home/#");
        model.filterProperty().set("home/#/a");

        assertThat(model.filterFaultProperty().get()).startsWith("# must be last");
        assertThat(labels()).containsExactly("home/a");
    }

    @Test
    void sortsByCount() {
        receive(make.in("a", "1"), make.in("b", "1"), make.in("b", "2"));
        model.orderProperty().set(TopicOrder.COUNT);

        assertThat(labels()).containsExactly("b", "a");
    }

    @Test
    void sortsByTheNewestMessage() {
        receive(make.in("a", "1"));
        pass(SECOND);
        receive(make.in("b", "1"));
        model.orderProperty().set(TopicOrder.NEWEST);
        assertThat(labels()).containsExactly("b", "a");

        pass(SECOND);
        receive(make.in("a", "2"));
        pass(SECOND);
        assertThat(labels()).containsExactly("a", "b");
    }

    @Test
    void countsTheTopicsThatAreActive() {
        receive(make.in("a", "1"), make.in("a", "2"), make.in("b", "1"));
        pass(SECOND);

        assertThat(model.footerProperty().get()).startsWith("2 topics · 2 active in the last second");
        pass(SECOND);
        assertThat(model.footerProperty().get()).startsWith("2 topics · 0 active in the last second");
    }

    @Test
    void standsStillWhilePaused() {
        receive(make.in("b", "1"));
        model.orderProperty().set(TopicOrder.NEWEST);
        model.pausedProperty().set(true);
        var before = List.copyOf(model.rows());

        receive(make.in("a", "1"), make.in("b/c", "2"));
        pass(SECOND);
        assertThat(model.rows()).isEqualTo(before);
        assertThat(model.footerProperty().get()).startsWith("3 topics");

        model.pausedProperty().set(false);
        pass(SECOND);
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void findsTheSelectedRowAgainWhenRowsMove() {
        receive(make.in("m", "1"));
        model.select(row("m"));
        receive(make.in("a", "1"));

        assertThat(model.selectedIndex()).hasValue(1);
        assertThat(selection.topic()).isEqualTo("m");
    }

    @Test
    void takesTopicsThatAreNothingButSlashes() {
        receive(make.in("/", "1"), make.in("//", "2"), make.in("a//b", "3"));

        assertThat(model.rows().stream().map(each -> each.node().path()).toList()).contains("/", "//", "a//b");
    }

    @Test
    void forgetsAllForAnotherConnection() {
        receive(make.in("a", "1"));
        model.select(row("a"));
        log.clear();

        assertThat(labels()).isEmpty();
        assertThat(model.emptyProperty().get()).isTrue();
        assertThat(selection.topic()).isEmpty();
    }

    @Test
    void standsADeepTopic() {
        receive(make.in("x/".repeat(30_000) + "end", "deep"), make.in("x", "top"));

        assertThat(labels()).hasSize(2);
    }

    private void receive(Message... messages) {
        log.append(List.of(messages));
        pass(SECOND / 4);
    }

    private void pass(long time) {
        now += time;
        model.sample(now);
    }

    private List<String> labels() {
        return model.rows().stream().map(TopicsViewModelTest::label).toList();
    }

    private static String label(TopicRow row) {
        return "-".repeat(row.depth()) + (row.depth() > 0 ? " " : "") + row.label();
    }

    private TopicRow row(String label) {
        return model.rows().stream().filter(row -> label(row).equals(label)).findFirst().orElseThrow();
    }

    private String detail(String label) {
        return model.detail(row(label), 100);
    }
}
