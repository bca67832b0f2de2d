package dev.mqttworkbench.app.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import dev.mqttworkbench.app.payload.DecodeFault.Reason;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.resources.Resources;
import io.airlift.compress.zstd.ZstdOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.core.MessagePack;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTest {

    private static final String SAMPLE = "{\"rpm\":1482}";

    // ---- CBOR and MessagePack ----

    @Test
    void readsCborAsJson() {
        // RFC 8949, appendix A: {"a": 1, "b": [2, 3]}, and a byte string
        assertThat(decode(Decoder.CBOR, hex("a26161016162820203")).text()).isEqualTo("""
                {
                  "a": 1,
                  "b": [
                    2,
                    3
                  ]
                }""");
        assertThat(decode(Decoder.CBOR, hex("4401020304")).text()).isEqualTo("h'01020304'");
        assertThat(decode(Decoder.CBOR, hex("fb3ff199999999999a")).text()).isEqualTo("1.1");
    }

    @Test
    void readsMessagePackAsJson() throws IOException {
        var packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(3).packString("rpm").packInt(1482).packString("on").packBoolean(true).packString("raw").packBinaryHeader(2).writePayload(new byte[] {1, 2});

        var decoded = decode(Decoder.MESSAGE_PACK, Payload.of(packer.toByteArray()));

        assertThat(decoded.text()).isEqualTo("{\n  \"rpm\": 1482,\n  \"on\": true,\n  \"raw\": h'0102'\n}");
        assertThat(decoded.numbers()).containsExactly(new NumberAt("$.rpm", 1482));
    }

    // ---- text ----

    @ParameterizedTest
    @CsvSource({"UTF_8", "UTF_16", "UTF_16LE", "UTF_16BE", "ISO_8859_1", "ISO_8859_15", "WINDOWS_1252"})
    void readsTextInItsCharset(TextCharset charset) {
        var bytes = "grün 21".getBytes(Charset.forName(charset.title()));

        assertThat(decode(DecoderChoice.text(charset), Payload.of(bytes)).text()).isEqualTo("grün 21");
    }

    @Test
    void knowsUtf16ByItsMark() {
        var payload = Payload.of("grün".getBytes(StandardCharsets.UTF_16));

        assertThat(decode(Decoder.AUTO, payload).text()).isEqualTo("grün");
    }

    @Test
    void readsAndWritesBase64() {
        assertThat(decode(Decoder.BASE64, Payload.ofText("hello")).text()).isEqualTo("aGVsbG8=");
        assertThat(decode(Decoder.FROM_BASE64, Payload.ofText("eyJycG0iOjE0ODJ9")).text()).isEqualTo("{\n  \"rpm\": 1482\n}");
        assertThat(decode(Decoder.FROM_BASE64, Payload.ofText("eyJycG0iOjE0ODJ9")).layers()).containsExactly(new Layer("Base64", 12));
    }

    @Test
    void hasWordsForEveryDecoderAndFault() {
        for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            var words = Resources.words(language);
            assertThat(Decoder.values()).allMatch(decoder -> words.containsKey("payload.decoder." + decoder));
            assertThat(Reason.values()).allMatch(reason -> words.containsKey("payload.fault." + reason));
        }
    }

    // ---- XML ----

    @Test
    void indentsXml() {
        assertThat(decode(Decoder.AUTO, Payload.ofText("<?xml version=\"1.0\"?><m:press xmlns:m=\"u\" id=\"4\"><rpm>1482</rpm><empty/></m:press>")).text())
                .isEqualTo("<m:press xmlns:m=\"u\" id=\"4\">\n  <rpm>1482</rpm>\n  <empty></empty>\n</m:press>");
    }

    @Test
    void opensNoEntityOfOthers(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("word"), "opened");

        var decoded = decode(Decoder.XML, Payload.ofText("<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]><a>1&x;2</a>".formatted(file.toUri())));

        assertThat(decoded.text()).doesNotContain("opened");
    }

    @Test
    void expandsNoEntitiesWithoutEnd() {
        var laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }

        assertThat(decode(Decoder.XML, Payload.ofText(laughs + "]><a>&a29;</a>")).text()).hasSizeLessThan(20_000);
    }

    // ---- numbers ----

    @ParameterizedTest
    @CsvSource({
            "INT8, ff, false, -1", "UINT8, ff, false, 255",
            "INT16, fffe, false, -2", "UINT16, fffe, false, 65534", "UINT16, fffe, true, 65279",
            "INT32, 000005ca, false, 1482", "INT32, ca050000, true, 1482", "UINT32, ffffffff, true, 4294967295",
            "INT64, ffffffffffffffff, false, -1", "UINT64, ffffffffffffffff, false, 18446744073709551615",
            "FLOAT32, 3fc00000, false, 1.5", "FLOAT32, 0000c03f, true, 1.5", "FLOAT64, 3ff8000000000000, false, 1.5"})
    void readsOneNumber(NumberType type, String bytes, boolean littleEndian, String digits) {
        assertThat(decode(DecoderChoice.numbers(type, littleEndian), hex(bytes)).text()).isEqualTo(digits);
    }

    @Test
    void readsARowOfNumbers() {
        var decoded = decode(DecoderChoice.numbers(NumberType.INT16, false), hex("00010002"));

        assertThat(decoded.numbers()).containsExactly(new NumberAt("$[0]", 1), new NumberAt("$[1]", 2));
    }

    // ---- packed ----

    @Test
    void decodesWhatIsInsideOfPackedPayloads() throws IOException {
        for (var packed : List.of(gzip(SAMPLE.getBytes(StandardCharsets.UTF_8)), zlib(SAMPLE.getBytes(StandardCharsets.UTF_8)), zstandard(SAMPLE.getBytes(StandardCharsets.UTF_8)))) {
            var decoded = decode(Decoder.AUTO, Payload.of(packed));

            assertThat(decoded.decoder()).isEqualTo(Decoder.JSON);
            assertThat(decoded.text()).isEqualTo("{\n  \"rpm\": 1482\n}");
            assertThat(decoded.layers()).singleElement().extracting(Layer::size).isEqualTo(SAMPLE.length());
        }
    }

    /// A rule that says CBOR also finds it packed; what is packed and is no CBOR either is told of as it is.
    @Test
    void unpacksForADecoderThatWasChosen() throws IOException {
        var cbor = new byte[] {(byte) 0xA1, 0x63, 'r', 'p', 'm', 0x19, 0x05, (byte) 0xCA};
        var decoded = decode(Decoder.CBOR, Payload.of(gzip(cbor)));
        assertThat(decoded.fault()).isEmpty();
        assertThat(decoded.text()).isEqualTo("{\n  \"rpm\": 1482\n}");
        assertThat(decoded.layers()).extracting(Layer::format).containsExactly("gzip");
        assertThat(decode(Decoder.AVRO, Payload.of(gzip(cbor))).fault()).isPresent();
    }

    @Test
    void takesOffTwoLayers() throws IOException {
        assertThat(decode(Decoder.AUTO, Payload.of(gzip(zstandard(SAMPLE.getBytes(StandardCharsets.UTF_8))))).layers())
                .extracting(Layer::format).containsExactly("gzip", "Zstandard");
    }

    @Test
    void leavesABombPacked() throws IOException {
        for (var bomb : List.of(gzip(new byte[Unpacking.MOST + 1]), zstandard(new byte[Unpacking.MOST + 1]))) {
            var decoded = decode(Decoder.AUTO, Payload.of(bomb));

            assertThat(decoded.fault()).map(DecodeFault::reason).hasValue(Reason.UNPACKS_TOO_LARGE);
            assertThat(decoded.decoder()).isEqualTo(Decoder.HEX);
        }
    }

    // ---- images ----

    @Test
    void findsTheSizeOfAnImage() {
        assertThat(decode(Decoder.AUTO, png(640, 480)).picture()).map(picture -> picture.format() + picture.width() + "x" + picture.height()).hasValue("PNG640x480");
        assertThat(decode(Decoder.AUTO, hex("474946383961" + "0a000500" + "0000000000000000000000")).picture()).map(Picture::format).hasValue("GIF");
        assertThat(decode(Decoder.AUTO, hex("ffd8ffe000104a46494600010100000100010000" + "ffc00011080005000a03012200021101031101")).text()).isEqualTo("JPEG · 10 × 5");
    }

    @Test
    void unpacksNoImageThatIsTooLarge() {
        assertThat(decode(Decoder.IMAGE, png(30_000, 30_000)).fault()).map(DecodeFault::reason).hasValue(Reason.IMAGE_TOO_LARGE);
    }

    // ---- bad input ----

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrongAndShowsHex(DecoderChoice choice, Payload payload, Reason reason) {
        var decoded = decode(choice, payload);

        assertThat(decoded.fault()).map(DecodeFault::reason).hasValue(reason);
        assertThat(decoded.decoder()).isEqualTo(Decoder.HEX);
        assertThat(decoded.isCut()).isFalse();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(Decoder.JSON, "00ff", Reason.NOT_JSON),
                wrong(Decoder.FROM_BASE64, "2a2a2a", Reason.NOT_BASE64),
                wrong(Decoder.CBOR, "", Reason.NOT_CBOR),
                wrong(Decoder.CBOR, "a161", Reason.NOT_CBOR),
                wrong(Decoder.CBOR, "0101", Reason.NOT_CBOR),
                wrong(Decoder.CBOR, "5b7fffffffffffffff00", Reason.NOT_CBOR),
                wrong(Decoder.CBOR, "81".repeat(20_000), Reason.NOT_CBOR),
                wrong(Decoder.MESSAGE_PACK, "", Reason.NOT_MESSAGE_PACK),
                wrong(Decoder.MESSAGE_PACK, "c1", Reason.NOT_MESSAGE_PACK),
                wrong(Decoder.MESSAGE_PACK, "0101", Reason.NOT_MESSAGE_PACK),
                wrong(Decoder.MESSAGE_PACK, "c67fffffff00", Reason.NOT_MESSAGE_PACK),
                wrong(Decoder.MESSAGE_PACK, "dd7fffffff00", Reason.NOT_MESSAGE_PACK),
                wrong(Decoder.MESSAGE_PACK, "91".repeat(20_000), Reason.NOT_MESSAGE_PACK),
                wrong(Decoder.XML, "", Reason.NOT_XML),
                wrong(Decoder.XML, "3c613e3c2f623e", Reason.NOT_XML),
                wrong(Decoder.NUMBERS, "", Reason.NOT_NUMBERS),
                wrong(Decoder.NUMBERS, "010203", Reason.NOT_NUMBERS),
                wrong(Decoder.IMAGE, "89504e47", Reason.NOT_IMAGE),
                wrong(Decoder.UNPACKED, "68656c6c6f", Reason.NOT_PACKED),
                wrong(Decoder.UNPACKED, "", Reason.NOT_PACKED),
                wrong(Decoder.UNPACKED, "1f8b0800ff", Reason.BROKEN_PACKED),
                wrong(Decoder.UNPACKED, "28b52ffd00", Reason.BROKEN_PACKED),
                wrong(Decoder.SPARKPLUG, "68656c6c6f", Reason.NOT_SPARKPLUG),
                wrong(Decoder.SPARKPLUG, "", Reason.NOT_SPARKPLUG),
                wrong(Decoder.PROTOBUF, "0801", Reason.NO_PROTO_FILE),
                wrong(Decoder.AVRO, "0801", Reason.NO_AVRO_FILE),
                Arguments.of(DecoderChoice.schema(Decoder.PROTOBUF, "/no/such.proto", ""), hex("0801"), Reason.SCHEMA_MISSING),
                Arguments.of(DecoderChoice.text(TextCharset.US_ASCII), hex("fffe80"), Reason.NOT_TEXT),
                Arguments.of(DecoderChoice.text(TextCharset.UTF_16LE), hex("00d800"), Reason.NOT_TEXT));
    }

    private static Arguments wrong(Decoder decoder, String bytes, Reason reason) {
        return Arguments.of(DecoderChoice.of(decoder), hex(bytes), reason);
    }

    // ---- samples ----

    static Payload hex(String digits) {
        return Payload.of(HexFormat.of().parseHex(digits));
    }

    private static Payload png(int width, int height) {
        var header = ByteBuffer.allocate(33).order(ByteOrder.BIG_ENDIAN);
        header.put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452")).putInt(width).putInt(height);
        return Payload.of(header.array());
    }

    private static Decoded decode(Decoder decoder, Payload payload) {
        return decode(DecoderChoice.of(decoder), payload);
    }

    private static Decoded decode(DecoderChoice choice, Payload payload) {
        return Decoder.decode(payload, Decoder.ALL, choice, Watch.none());
    }

    private static byte[] gzip(byte[] content) throws IOException {
        return pack(content, GZIPOutputStream::new);
    }

    private static byte[] zlib(byte[] content) throws IOException {
        return pack(content, DeflaterOutputStream::new);
    }

    private static byte[] zstandard(byte[] content) throws IOException {
        return pack(content, ZstdOutputStream::new);
    }

    /// Makes a stream that packs.
    private interface Packing {
        OutputStream into(OutputStream target) throws IOException;
    }

    private static byte[] pack(byte[] content, Packing packing) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = packing.into(packed)) {
            stream.write(content);
        }
        return packed.toByteArray();
    }
}
