package dev.mqttworkbench.app.stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateHistoryTest {

    private static final long SECOND = 1_000_000_000L;

    private final RateHistory rates = new RateHistory();

    @Test
    void countsBySecond() {
        rates.add(10 * SECOND, 3);
        rates.add(10 * SECOND + 900_000_000L, 4);
        rates.add(12 * SECOND, 1);

        assertThat(rates.lastSeconds(12 * SECOND)).endsWith(7, 0, 1);
        assertThat(rates.perSecond(11 * SECOND)).isZero();
        assertThat(rates.peak()).isEqualTo(7);
    }

    @Test
    void forgetsWhatIsTooLongAgo() {
        rates.add(10 * SECOND, 3);
        rates.add(1_000 * SECOND, 1);

        assertThat(rates.lastSeconds(1_000 * SECOND)).hasSize(RateHistory.SECONDS).endsWith(0, 1).containsOnly(0, 1);
    }

    @Test
    void worksWithAClockBelowZero() {
        rates.add(-5 * SECOND, 2);

        assertThat(rates.perSecond(-4 * SECOND)).isEqualTo(2);
    }
}
