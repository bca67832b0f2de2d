package dev.mqttworkbench.app.topics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ActivityTest {

    private final Activity activity = new Activity(100);

    @Test
    void countsFullSeconds() {
        add(100, 9);
        add(101, 9);
        add(102, 12);
        add(103, 1);

        assertThat(activity.rate(103)).isEqualTo(10);
        assertThat(activity.history(103)).endsWith(9, 9, 12);
    }

    @Test
    void looksFurtherBackWhenLittleComes() {
        add(105, 1);
        add(110, 1);

        assertThat(activity.rate(120)).isEqualTo(0.1);
    }

    @Test
    void forgetsWhatIsLongAgo() {
        add(100, 50);

        assertThat(activity.rate(1_000)).isZero();
        assertThat(activity.history(1_000)).containsOnly(0);
        add(1_001, 1);
        assertThat(activity.history(1_002)).endsWith(0, 1);
    }

    @Test
    void saysWhetherAMessageIsTheFirstOfItsSecond() {
        assertThat(activity.add(100)).isTrue();
        assertThat(activity.add(100)).isFalse();
        assertThat(activity.add(101)).isTrue();
    }

    private void add(long second, int count) {
        for (var i = 0; i < count; i++) {
            activity.add(second);
        }
    }
}
