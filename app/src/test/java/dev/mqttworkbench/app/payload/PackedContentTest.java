package dev.mqttworkbench.app.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What was packed is told of as what is inside, and what is not packed is left alone.
class PackedContentTest {

    private static final byte[] LONG = "twenty letters each\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    // ---- how much is shown ----

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

    // ---- what is packed ----

    /// The first two letters satisfy the checksum of RFC 1950, 2.2.
    @ParameterizedTest
    @ValueSource(strings = {"XG 7 is out of order", "8O degrees", "x^2 + y^2 = 1", "x^²: grün"})
    void takesTextForText(String text) {
        var decoded = Decoder.AUTO.decode(Payload.ofText(text), Decoder.FIRST);

        assertThat(decoded.decoder()).isEqualTo(Decoder.TEXT);
        assertThat(decoded.fault()).isEmpty();
        assertThat(decoded.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED, 5, Deflater.DEFAULT_COMPRESSION, Deflater.BEST_COMPRESSION})
    void findsZlibOfEveryLevel(int level) throws IOException {
        for (var content : new String[] {"", "a", "{\"rpm\":1482}", "twenty letters each\n".repeat(100)}) {
            assertThat(Unpacking.formatOf(Payload.of(zlib(content, level)))).as(content).hasValue(Unpacking.Format.ZLIB);
        }
    }

    // ---- samples ----

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zlib(String content, int level) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(packed, new Deflater(level))) {
            stream.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
