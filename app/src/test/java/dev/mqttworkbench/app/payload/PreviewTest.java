package dev.mqttworkbench.app.payload;

import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewTest {

    @Test
    void showsAShortPayloadWhole() {
        assertThat(Preview.of(Payload.ofText("21.4"), 40)).isEqualTo("21.4");
        assertThat(Preview.of(Payload.EMPTY, 40)).isEmpty();
    }

    @Test
    void escapesWhatWouldBreakOrReorderTheLine() {
        assertThat(Preview.of(Payload.ofText("a\nb\tc\u0000\u202Ed"), 40)).isEqualTo("a\\nb\\tc\\u0000\\u202ed");
    }

    @Test
    void marksWhatItCuts() {
        assertThat(Preview.of(Payload.ofText("x".repeat(41)), 40)).isEqualTo("x".repeat(40) + "…");
        assertThat(Preview.of(Payload.ofText("x".repeat(40)), 40)).isEqualTo("x".repeat(40));
        assertThat(Preview.of(Payload.ofText("x".repeat(1_000_000)), 40)).isEqualTo("x".repeat(40) + "…");
    }

    @Test
    void showsBytesThatAreNoText() {
        assertThat(Preview.of(Payload.of(new byte[] {0x1f, (byte) 0x8b, 8}), 40)).isEqualTo("1f 8b 08");
        assertThat(Preview.of(Payload.of(new byte[] {-1, -2, -3, -4, -5}), 9)).isEqualTo("ff fe fd …");
    }

    @Test
    void formatsByteCounts() {
        assertThat(ByteCount.format(77, Locale.ENGLISH)).isEqualTo("77 B");
        assertThat(ByteCount.format(64 * 1024, Locale.ENGLISH)).isEqualTo("64 kB");
        assertThat(ByteCount.format(1536, Locale.GERMAN)).isEqualTo("1,5 kB");
        assertThat(ByteCount.format(231_424, Locale.ENGLISH)).isEqualTo("226 kB");
        assertThat(ByteCount.format(1 << 20, Locale.ENGLISH)).isEqualTo("1 MB");
    }
}
