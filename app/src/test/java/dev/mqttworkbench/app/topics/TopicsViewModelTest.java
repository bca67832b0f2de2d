package dev.mqttworkbench.app.topics;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsViewModelTest extends TreeOfMessages {

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
}
