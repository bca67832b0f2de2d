package dev.mqttworkbench.app.topics;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.NaturalOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A hundred thousand topics under one level: the JavaFX thread never works on them for long at a stretch.
class ManySiblingsTest extends TreeOfMessages {

    private static final int TOPICS = 100_000;
    private static final int TRIES = 5;
    private static final long PULSE = SECOND / 60;
    /// Twice of what is promised, since others use the processor too; sorting all at once took three times as long, at the best.
    private static final Duration AT_A_STRETCH = Duration.ofMillis(100);

    private final Random random = new Random(7);
    private int more = TOPICS;

    @BeforeEach
    void receiveFromAll() {
        var names = IntStream.range(0, TOPICS).boxed().collect(Collectors.toList());
        Collections.shuffle(names, random);
        receive(names.stream().map(i -> make.in("plant/machine-" + i, "1")).toArray(Message[]::new));
        longestPulse();
    }

    /// Within a second.
    private long longestPulse() {
        return LongStream.range(0, SECOND / PULSE + 1).map(pulse -> nanos(() -> pass(PULSE))).max().orElseThrow();
    }

    /// All rows are made, within one second of the tree: on a busy machine a slice is over after less work.
    private void settle() {
        longestPulse();
        while (now % SECOND < SECOND / 2) {
            pass(PULSE);
        }
        IntStream.range(0, 500).forEach(sample -> model.sample(now));
    }

    private static long nanos(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static Duration best(LongSupplier attempt) {
        return Duration.ofNanos(IntStream.range(0, TRIES).mapToLong(i -> attempt.getAsLong()).min().orElseThrow());
    }

    @Test
    void areSortedByRateInSlices() {
        model.orderProperty().set(TopicOrder.RATE);

        var longest = best(() -> {
            log.append(random.ints(2_000, 0, TOPICS).<Message>mapToObj(i -> make.in("plant/machine-" + i, "2")).toList());
            return longestPulse();
        });

        assertThat(longest).isLessThan(AT_A_STRETCH);
        settle();
        var second = SeenTopics.secondOf(now);
        assertThat(model.rows().stream().skip(1).map(TopicRow::node).toList()).hasSize(TOPICS).isSortedAccordingTo(
                Comparator.<TopicNode>comparingDouble(node -> -node.rate(second)).thenComparing(TopicNode::level, NaturalOrder.INSTANCE));
    }

    @Test
    void areSortedByNameInSlicesWhileOthersCome() {
        var longest = best(() -> {
            log.append(IntStream.range(0, 500).<Message>mapToObj(i -> make.in("plant/machine-" + random.nextInt(TOPICS) + "-" + more++, "1")).toList());
            return longestPulse();
        });

        assertThat(longest).isLessThan(AT_A_STRETCH);
        settle();
        assertThat(model.rows().stream().skip(1).map(TopicRow::label).toList()).hasSize(TOPICS + TRIES * 500).isSortedAccordingTo(NaturalOrder.INSTANCE);
    }

    @Test
    void areNotSortedToFindTheNextMatch() {
        model.filter().textProperty().set("machine");
        selection.select("plant/machine-5000");
        longestPulse();

        assertThat(best(() -> nanos(() -> model.steps().next()))).isLessThan(AT_A_STRETCH);
        assertThat(selection.topic()).isEqualTo("plant/machine-" + (5000 + TRIES));
        assertThat(best(() -> nanos(() -> model.steps().previous()))).isLessThan(AT_A_STRETCH);
        assertThat(selection.topic()).isEqualTo("plant/machine-5000");
    }
}
