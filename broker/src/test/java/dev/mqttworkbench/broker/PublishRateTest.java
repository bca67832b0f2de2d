package dev.mqttworkbench.broker;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PublishRateTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void letsASecondsWorthPassAtOnceAndThenOneAtATime() {
        var rate = new PublishRate(10, Long.MAX_VALUE); // the clock may be about to overflow
        var now = Long.MAX_VALUE;
        for (var i = 0; i < 10; i++) {
            assertThat(rate.passed(now)).isZero();
        }
        assertThat(rate.passed(now)).isEqualTo(SECOND / 10);
        now += SECOND / 10;
        assertThat(rate.passed(now)).isEqualTo(SECOND / 10);
        now += 5 * SECOND;
        for (var i = 0; i < 10; i++) {
            assertThat(rate.passed(now)).isZero();
        }
        assertThat(rate.passed(now)).isPositive();
    }
}
