package dev.mqttworkbench.app.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What was packed is told of as what is inside.
class PackedContentTest {

    private static final byte[] LONG = "twenty letters each\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void saysHowMuchOfWhatIsInsideIsShown() throws IOException {
        var decoded = Decoder.AUTO.decode(Payload.of(gzip(LONG)), Decoder.FIRST);

        assertThat(decoded.isCut()).isTrue();
        assertThat(decoded.shownBytes()).isEqualTo(Decoder.FIRST);
        assertThat(decoded.totalBytes()).isEqualTo(LONG.length);
    }

    @Test
    void saysHowMuchOfTheInnermostContentIsShown() throws IOException {
        var decoded = Decoder.FROM_BASE64.decode(Payload.of(Base64.getEncoder().encode(gzip(LONG))), Decoder.FIRST);

        assertThat(decoded.layers()).extracting(Layer::format).containsExactly("Base64", "gzip");
        assertThat(decoded.shownBytes()).isEqualTo(Decoder.FIRST);
        assertThat(decoded.totalBytes()).isEqualTo(LONG.length);
    }

    @Test
    void isNotCutWhereAllThatIsInsideIsShown() throws IOException {
        var decoded = Decoder.AUTO.decode(Payload.of(gzip(LONG)), Decoder.ALL);

        assertThat(decoded.isCut()).isFalse();
        assertThat(decoded.totalBytes()).isEqualTo(LONG.length);
    }

    // ---- samples ----

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(content);
        }
        return packed.toByteArray();
    }
}
