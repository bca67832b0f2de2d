package dev.mqttworkbench.app.topics;

import java.util.List;

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
    void leavesOutWhatOthersCountToo() {
        var below = new Activity(100);
        for (var second = 100; second < 110; second++) {
            add(second, 12);
            for (var i = 0; i < 11; i++) {
                below.add(second);
            }
        }

        assertThat(activity.rate(110)).isEqualTo(12);
        assertThat(activity.rateBeside(110, List.of(below))).isEqualTo(1);
        assertThat(activity.rateBeside(110, List.of(activity))).isZero();
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
