package dev.mqttworkbench.app.brokerview;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentTest {

    private final Recent recent = new Recent();

    private int[] last(int count, int[] all) {
        assertThat(all).hasSize(60);
        return Arrays.copyOfRange(all, 60 - count, 60);
    }

    @Test
    void knowsNothingOfBefore() {
        assertThat(last(3, recent.with("clients", 16, 100))).containsExactly(-1, -1, 160);
    }

    @Test
    void leavesOutWhatNobodyAskedFor() {
        recent.with("clients", 16, 100);
        assertThat(last(5, recent.with("clients", 17, 103))).containsExactly(-1, 160, -1, -1, 170);
        assertThat(last(2, recent.with("clients", 18, 104))).containsExactly(170, 180);
        assertThat(last(60, recent.with("clients", 19, 900))).as("all of it is gone").startsWith(-1).endsWith(-1, 190).doesNotContain(160, 170, 180);
    }

    @Test
    void keepsTheNewestOfASecond() {
        recent.with("clients", 16, 100);
        assertThat(last(2, recent.with("clients", 17, 100))).containsExactly(-1, 170);
    }
}
