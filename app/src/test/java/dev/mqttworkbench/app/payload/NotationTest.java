package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.app.payload.Notation.Read;
import dev.mqttworkbench.app.payload.Notation.Reason;
import dev.mqttworkbench.app.payload.Notation.Unreadable;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class NotationTest {

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(Notation notation) {
        var payload = Payload.ofText("{\"bri\": 180, \"größe\": \"€\"}");

        assertThat(notation.write(payload).map(notation::read)).hasValue(new Read(payload));
    }

    @Test
    void readsHexWithTheUsualSeparators() {
        assertThat(Notation.HEX.read("1f:8b-08 00\n FF")).isEqualTo(new Read(Payload.of(new byte[] {0x1f, (byte) 0x8b, 8, 0, -1})));
    }

    @Test
    void saysThatADigitIsMissing() {
        assertThat(Notation.HEX.read("1f 8")).isEqualTo(new Unreadable(Reason.HEX_ODD));
    }

    @Test
    void saysThatASignIsNoHex() {
        assertThat(Notation.HEX.read("1g")).isEqualTo(new Unreadable(Reason.HEX_SIGN));
    }

    @Test
    void readsBase64WithLineEnds() {
        assertThat(Notation.BASE64.read("aGVs\nbG8=")).isEqualTo(new Read(Payload.ofText("hello")));
        assertThat(Notation.BASE64.read("aGVsbG8")).isEqualTo(new Read(Payload.ofText("hello")));
        assertThat(Notation.BASE64.read("a*")).isEqualTo(new Unreadable(Reason.BASE64_SIGN));
    }

    @Test
    void hasNoTextForBytesThatAreNone() {
        assertThat(Notation.TEXT.write(Payload.of(new byte[] {-1}))).isEmpty();
        assertThat(Notation.HEX.write(Payload.of(new byte[] {-1}))).hasValue("ff");
    }
}
