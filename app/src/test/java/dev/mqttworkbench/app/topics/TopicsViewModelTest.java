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
    void asksManyTopicsInSlicesAndEndsWithAllOfThem() {
        var messages = new Message[300_000];
        for (var i = 0; i < messages.length; i++) {
            messages[i] = make.in("plant/line-" + i / 100 + "/machine-" + i % 100, "1");
        }
        receive(messages);

        model.filter().textProperty().set("plant/+/machine-7");
        while (model.matchesProperty().get().endsWith("…")) {
            receive(make.in("late/" + now, "1")); // topics come meanwhile
            now += SECOND;
            model.sample(now);
        }

        assertThat(model.matchesProperty().get()).isEqualTo("3,000 topics match");
        assertThat(model.answeredProperty().get()).isEqualTo(1);
        model.filter().textProperty().set("late/#");
        model.steps().next();
        assertThat(selection.topic()).startsWith("late/");
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

        assertThat(model.rowWords().count(standing("a"))).isEqualTo("3");
        assertThat(model.rowWords().count(standing("- b/c"))).isEqualTo("2");
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

        model.filter().onlyMatchesProperty().set(true);
        model.filter().textProperty().set("pre");
        assertThat(labels()).containsExactly("plant", "- press");
        assertThat(model.isLit(row("- press"))).isTrue();
        assertThat(model.footerProperty().get()).startsWith("1 of 4 topics");

        model.filter().textProperty().set("");
        assertThat(labels()).containsExactly("home", "- a", "- b", "plant");
    }

    @Test
    void lightsWhatMatchesAndLeavesTheRowsWhereTheyAre() {
        receive(make.in("home/a", "1"), make.in("home/b", "2"), make.in("plant/press", "3"), make.in("plant/oven", "4"));
        model.setFolded(row("plant"), true);

        model.filter().textProperty().set("pre");

        assertThat(labels()).containsExactly("home", "- a", "- b", "plant");
        assertThat(model.isLit(row("plant"))).as("a match is folded into it").isTrue();
        assertThat(detail("plant")).isEqualTo("1 of 2 topics matches");
        assertThat(model.isDim(row("home"))).isTrue();
        assertThat(model.firstLit()).hasValue(3);
        assertThat(model.matchesProperty().get()).isEqualTo("1 topic matches");
    }

    @Test
    void goesFromMatchToMatchAndOpensWhatTheyAreFoldedInto() {
        receive(make.in("a/x", "1"), make.in("a/x/y", "2"), make.in("b/x", "3"), make.in("b/z", "4"), make.in("c", "5"));
        model.setAllFolded(true);
        model.filter().textProperty().set("x");

        var visited = new java.util.ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            model.steps().next();
            visited.add(selection.topic());
        }
        assertThat(visited).containsExactly("a/x", "a/x/y", "b/x", "a/x");
        assertThat(model.selectedIndex()).isPresent();

        visited.clear();
        for (var i = 0; i < 3; i++) {
            model.steps().previous();
            visited.add(selection.topic());
        }
        assertThat(visited).containsExactly("b/x", "a/x/y", "a/x");
    }

    @Test
    void marksTheFirstLevelThatCannotMatch() {
        receive(make.in("plant/line-1/press", "1"), make.in("plant/line-2/press", "2"));

        assertThat(noteOn("plant/line-3/#")).isEqualTo(new FilterNote("plant/", "line-3", "/#", "No topic seen so far has this level here."));
        assertThat(noteOn("plant/+/oven")).extracting(FilterNote::level).isEqualTo("oven");
        assertThat(noteOn("garden/#")).isEqualTo(new FilterNote("", "garden", "/#", "No topic seen so far begins so."));
        assertThat(noteOn("plant/+")).extracting(FilterNote::sentence).isEqualTo("Levels like this were seen, but no message to such a topic.");
        assertThat(noteOn("plant/#/x")).extracting(FilterNote::level).isEqualTo("#");
        assertThat(noteOn("xyz")).extracting(FilterNote::level).isEqualTo("xyz");

        model.filter().textProperty().set("plant/line-3/#");
        receive(make.in("plant/line-3/press", "1"));
        assertThat(model.filter().noteProperty().get()).as("when one comes it is taken back").isEmpty();
    }

    private FilterNote noteOn(String filter) {
        model.filter().textProperty().set(filter);
        return model.filter().noteProperty().get().orElseThrow();
    }

    @Test
    void filtersWhatComesLater() {
        model.filter().onlyMatchesProperty().set(true);
        model.filter().textProperty().set("home/#");
        receive(make.in("plant/x", "1"), make.in("home/y", "2"));

        assertThat(labels()).containsExactly("home/y");
    }

    @Test
    void keepsTheLastFilterWhileAnInvalidOneIsWritten() {
        receive(make.in("home/a", "1"), make.in("plant/b", "2"));
        model.filter().onlyMatchesProperty().set(true);
        model.filter().textProperty().set("home/#");
        model.filter().textProperty().set("home/#/a");

        assertThat(model.filter().noteProperty().get().orElseThrow().sentence()).startsWith("# must be last");
        assertThat(labels()).containsExactly("home/a");
    }

    @Test
    void sortsByCount() {
        receive(make.in("a", "1"), make.in("b", "1"), make.in("b", "2"));
        model.orderProperty().set(TopicOrder.COUNT);

        assertThat(labels()).containsExactly("b", "a");
    }

    @Test
    void sortsByRateTheFastestFirst() {
        receive(make.in("a", "1"), make.in("c", "1"), make.in("b", "1"), make.in("b", "2"), make.in("b", "3"), make.in("c", "2"));
        pass(SECOND);
        model.orderProperty().set(TopicOrder.RATE);
        assertThat(labels()).containsExactly("b", "c", "a");

        receive(make.in("a", "2"), make.in("a", "3"), make.in("a", "4"), make.in("a", "5"), make.in("a", "6"), make.in("a", "7"));
        pass(SECOND);
        assertThat(labels()).first().isEqualTo("a");
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

    /// A row that is scrolled into sight is painted then: it says what it said when all was told to stand still.
    @Test
    void saysWhatWasSaidWhenItWasPaused() {
        receive(make.in("a/b", "1"), make.in("a/b", "2"), make.in("z", "1"));
        pass(SECOND);
        var rate = standing("a/b").rate();
        model.pausedProperty().set(true);

        receive(make.retained("a/b", "3"), make.in("a/c", "1"));
        pass(40 * SECOND);
        assertThat(detail("a/b")).isEqualTo("2");
        assertThat(standing("a/b").isRetained()).isFalse();
        assertThat(standing("a/b").messages()).isEqualTo(2);
        assertThat(standing("a/b").rate()).isEqualTo(rate).isPositive();

        model.pausedProperty().set(false);
        pass(SECOND);
        assertThat(detail("- b")).isEqualTo("3");
        assertThat(standing("a").messages()).isEqualTo(4);
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
        return model.detail(row(label), standing(label), 100);
    }

    private Standing standing(String label) {
        return model.standing(row(label), now);
    }
}
