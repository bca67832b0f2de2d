package dev.mqttworkbench.app.topics;

import java.util.concurrent.atomic.AtomicInteger;

import dev.mqttworkbench.app.workbench.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Rows that are made in many slices are those that are made in one.
class TreeRowsTest {

    private static final int TOPICS = 1_000;
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final Messages make = new Messages();
    private final SeenTopics seen = new SeenTopics();

    @BeforeEach
    void receive() {
        for (var i = 0; i < TOPICS; i++) {
            seen.receive(make.in("plant/line-" + i / 50 + "/machine-" + i % 50 + "/telemetry", "x"), 0);
        }
    }

    private Rows rows() {
        return new Rows(seen.root(), 0, TopicOrder.NAME, 0);
    }

    private FoldAll foldAll(boolean folded) {
        return new FoldAll(seen.root(), folded, 0);
    }

    private Rows madeAtOnce() {
        var rows = rows();
        assertThat(rows.goOn(new Slice(FOR_EVER))).isTrue();
        return rows;
    }

    @Test
    void areTheSameInOneSliceAndInMany() {
        assertThat(foldAll(false).goOn(new Slice(FOR_EVER))).isTrue();
        var rows = rows();
        var slices = 0;
        while (!rows.goOn(new Slice(0))) {
            slices++;
        }
        assertThat(slices).isGreaterThan(10);
        assertThat(rows.made()).isEqualTo(madeAtOnce().made()).hasSize(TOPICS + 1 + TOPICS / 50);
    }

    @Test
    void areFoldedInManySlicesToo() {
        foldAll(false).goOn(new Slice(FOR_EVER));
        var all = foldAll(true);
        var slices = 0;
        while (!all.goOn(new Slice(0))) {
            slices++;
        }
        assertThat(slices).isGreaterThan(10);
        assertThat(madeAtOnce().made()).extracting(TopicRow::label).containsExactly("plant");
    }

    /// Where rows move every second, the footer would flicker.
    @Test
    void areAnnouncedOnlyWhenTheyAreLate() {
        foldAll(false).goOn(new Slice(FOR_EVER));
        var tree = new TreeRows(0);
        tree.make(rows());
        assertThat(tree.isBusy()).isTrue();
        assertThat(tree.isLate()).isFalse();
        for (var pulse = 0; pulse < 15; pulse++) {
            tree.goOn();
        }
        assertThat(tree.isLate()).isTrue();
    }

    @Test
    void haveWhatCameWhileOthersWereSortedTheNextTime() {
        var rows = rows();
        rows.goOn(new Slice(0));
        seen.receive(make.in("plant/line-7b", "x"), 0);
        while (!rows.goOn(new Slice(0))) {
            seen.receive(make.in("plant/line-7b", "y"), 0);
        }
        assertThat(madeAtOnce().made()).extracting(TopicRow::label).containsSubsequence("line-7", "line-7b", "line-8");
    }

    @Test
    void takeThePlaceOfTheOldOnesWhenAllAreMade() {
        var tree = new TreeRows();
        var folded = new AtomicInteger();
        tree.fold(foldAll(false), folded::incrementAndGet);
        while (tree.isBusy()) {
            tree.goOn();
        }
        assertThat(folded).hasValue(1);
        assertThat(tree.shown()).isEmpty();
        tree.make(rows());
        while (tree.isBusy()) {
            assertThat(tree.shown()).isEmpty();
            tree.goOn();
        }
        assertThat(tree.shown()).isEqualTo(madeAtOnce().made());
        assertThat(tree.isReplacing()).isFalse();
    }
}
