package dev.mqttworkbench.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PairedRatioTest {

    private static List<Double> percents(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(each -> each / 100.0).toList();
    }

    /// The table of the sign test: with 30 pairs the tenth and the twenty-first enclose the median at 95 %; one further out is kept for the
    /// normal distribution that stands in for it.
    @Test
    void enclosesTheMedian() {
        assertThat(PairedRatio.of(percents(1, 30))).isEqualTo(new PairedRatio(0.09, 0.155, 0.22));
        assertThat(PairedRatio.of(percents(1, 6).reversed())).isEqualTo(new PairedRatio(0.01, 0.035, 0.06));
    }

    @Test
    void missesAnAimOnlyBeyondItsError() {
        assertThat(PairedRatio.of(Collections.nCopies(30, 0.94)).misses(0.95)).isTrue();
        assertThat(PairedRatio.of(Collections.nCopies(30, 0.96)).misses(0.95)).isFalse();
        var unsteady = Stream.concat(Collections.nCopies(18, 0.90).stream(), Collections.nCopies(12, 1.00).stream()).toList();
        assertThat(PairedRatio.of(unsteady)).satisfies(ratio -> assertThat(ratio.median()).isEqualTo(0.90)).matches(ratio -> !ratio.misses(0.95));
    }

    @Test
    void needsPairs() {
        assertThatThrownBy(() -> PairedRatio.of(percents(1, 5))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A ratio with its error needs 6 pairs, not 5");
    }
}
