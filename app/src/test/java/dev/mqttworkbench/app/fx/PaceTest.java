package dev.mqttworkbench.app.fx;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final long MILLI = 1_000_000L;

    private final Pace pace = new Pace();

    @Test
    void samplesThirtyTimesASecondAtTheMost() {
        var samples = 0;
        for (var now = 0L; now < 1_000 * MILLI; now += 16 * MILLI) {
            if (pace.isDue(now)) {
                pace.sampling(now);
                samples++;
            }
        }
        assertThat(samples).isBetween(20, 31);
    }

    @Test
    void leavesAsMuchTimeAsASlowSampleTookToKeysAndClicks() {
        assertThat(pace.isDue(0)).isTrue();
        pace.sampling(0);

        assertThat(pace.isDue(100 * MILLI)).as("the first pulse behind a sample whose layout took 100 ms").isFalse();
        assertThat(pace.isDue(199 * MILLI)).isFalse();
        assertThat(pace.isDue(200 * MILLI)).isTrue();
    }

    @Test
    void isQuickAgainWhenNothingIsSlow() {
        pace.isDue(0);
        pace.sampling(0);
        pace.isDue(100 * MILLI);
        pace.isDue(200 * MILLI);
        pace.sampling(200 * MILLI);

        assertThat(pace.isDue(216 * MILLI)).isFalse();
        assertThat(pace.isDue(233 * MILLI)).isTrue();
    }
}
