package dev.mqttworkbench.app.text;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextOrHexTest {

    @Test
    void writesTextAsItIsAndOtherBytesInHex() {
        assertThat(TextOrHex.of(Payload.ofText("order-7714 ü"))).isEqualTo("order-7714 ü");
        assertThat(TextOrHex.of(Payload.of(new byte[] {0, (byte) 0xFF, 0x10}))).isEqualTo("0x00ff10");
        assertThat(TextOrHex.of(Payload.ofText("two\nlines"))).as("a field of one line would lose the end of the first").startsWith("0x");
    }

    @Test
    void leavesTextOfSeveralLinesAsItIsWhereThereIsRoom() {
        assertThat(TextOrHex.whole(Payload.ofText("two\r\nlines"))).isEqualTo("two\r\nlines");
        assertThat(TextOrHex.whole(Payload.of(new byte[] {(byte) 0xC3, 0x28, 0}))).isEqualTo("0xc32800");
    }

    @Test
    void readsBoth() {
        assertThat(TextOrHex.payload("0x00 ff 10").toBytes()).containsExactly(0, 0xFF, 0x10);
        assertThat(TextOrHex.payload("0x0").asText()).isEqualTo("0x0");
        assertThat(TextOrHex.payload("0x").asText()).isEqualTo("0x");
        assertThat(TextOrHex.payload("0xyz").asText()).isEqualTo("0xyz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gone", "0x41", "two\nlines"})
    void writesTextAsTextUnlessItWouldBeTakenForBytes(String text) {
        assertThat(TextOrHex.payload(TextOrHex.ofText(text))).isEqualTo(Payload.ofText(text));
        assertThat(TextOrHex.ofText(text)).isEqualTo(text.equals("0x41") ? "0x30783431" : text);
    }

    /// Text that looks like hex is written as hex, so that it stays what it was.
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "0x", "0x0", "0x41", "0x41 42", "tab\t", "ü"})
    void comesBackAsItWas(String text) {
        assertThat(TextOrHex.payload(TextOrHex.of(Payload.ofText(text)))).isEqualTo(Payload.ofText(text));
    }
}
