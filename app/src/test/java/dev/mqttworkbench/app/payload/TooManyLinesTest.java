package dev.mqttworkbench.app.payload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import dev.mqttworkbench.app.payload.DecodeFault.Reason;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Payloads of more lines than fit into memory.
class TooManyLinesTest {

    @ParameterizedTest
    @MethodSource("moreThanFit")
    void saysThatMoreLinesDoNotFit(Decoder decoder, byte[] payload) {
        var decoded = decoder.decode(Payload.taking(payload), Decoder.ALL);

        assertThat(decoded.decoder()).isEqualTo(decoder);
        assertThat(decoded.fault()).hasValue(DecodeFault.of(Reason.TOO_MANY_LINES, Lines.MOST));
        assertThat(decoded.lines().size()).isBetween(Lines.MOST, Lines.MOST + 5);
    }

    /// Four million elements and some more.
    static Stream<Arguments> moreThanFit() {
        var count = Lines.MOST + 100;
        var array = ByteBuffer.allocate(5 + count).put((byte) 0xDD).putInt(count).array();
        var metrics = ByteBuffer.allocate(2 * (count + 2)); // of no bytes each
        while (metrics.hasRemaining()) {
            metrics.put((byte) 0x12).put((byte) 0);
        }
        return Stream.of(
                Arguments.of(Decoder.JSON, ("[" + "1,".repeat(count) + "1]").getBytes(StandardCharsets.UTF_8)),
                Arguments.of(Decoder.CBOR, ("\u009f" + "\u0001".repeat(count) + "\u00ff").getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of(Decoder.MESSAGE_PACK, array),
                Arguments.of(Decoder.XML, ("<a>" + "<b/>".repeat(count) + "</a>").getBytes(StandardCharsets.UTF_8)),
                Arguments.of(Decoder.TEXT, "a\n".repeat(count).getBytes(StandardCharsets.UTF_8)),
                Arguments.of(Decoder.SPARKPLUG, metrics.array()));
    }
}
