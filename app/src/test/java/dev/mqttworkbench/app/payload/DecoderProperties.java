package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.mqtt.packet.Payload;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for any bytes in any decoder.
class DecoderProperties {

    @Property(tries = 3000)
    void neverThrowsAndStaysWithinBounds(@ForAll Decoder decoder, @ForAll("payloads") byte[] bytes) {
        var decoded = decoder.decode(Payload.of(bytes), Decoder.ALL);

        assertThat(decoded.totalBytes()).isEqualTo(decoded.layers().isEmpty() ? bytes.length : decoded.layers().getLast().size());
        assertThat(decoded.shownBytes()).isLessThanOrEqualTo(decoded.totalBytes());
        assertThat(decoded.fault().map(DecodeFault::reason)).isNotEqualTo(java.util.Optional.of(DecodeFault.Reason.UNEXPECTED));
        assertThat(decoded.lines()).allMatch(line -> line.text().length() <= Lines.COLUMNS + 2 && !line.text().contains("\n"));
        for (var line = 0; line < decoded.lines().size(); line++) {
            assertThat(decoded.endOf(line)).isBetween(line, decoded.lines().size() - 1);
            assertThat(decoded.valueAt(line)).isNotNull();
        }
    }

    @Property(tries = 1000)
    void cutsWithoutThrowing(@ForAll Decoder decoder, @ForAll("payloads") byte[] bytes) {
        var decoded = decoder.decode(Payload.of(bytes), bytes.length / 2);

        assertThat(decoded.shownBytes()).isLessThanOrEqualTo(decoded.totalBytes());
        assertThat(decoded.text().length()).isLessThan(100_000);
    }

    @Property(tries = 300)
    void findsEveryNumberOfJsonByItsPath(@ForAll("numbers") String json) {
        var payload = Payload.ofText(json);

        for (var number : Decoder.JSON.decode(payload, Decoder.ALL).numbers()) {
            assertThat(Decoder.numberAt(payload, DecoderChoice.AUTO, number.path())).hasValue(number.value());
        }
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        var random = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        var text = Arbitraries.strings().withChars("{}[]\":,0123456789.eE-+ truefalsn<>/&;!\n\u00e4\u0000").ofMaxLength(80)
                .map(each -> each.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var headed = random.flatMap(rest -> Arbitraries.of("1f8b0800", "28b52ffd", "789c", "89504e470d0a1a0a", "ffd8ff", "47494638", "424d", "d9d9f7", "c301", "fffe")
                .map(head -> concat(java.util.HexFormat.of().parseHex(head), rest)));
        return Arbitraries.oneOf(random, text, headed);
    }

    @Provide
    Arbitrary<String> numbers() {
        var number = Arbitraries.integers().map(String::valueOf);
        var key = Arbitraries.of("rpm", "a b", "x'y", "ä", "");
        return Arbitraries.recursive(() -> number, inner -> Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(each -> "[" + String.join(",", each) + "]"),
                Arbitraries.maps(key, inner).ofMaxSize(3).map(each -> "{" + String.join(",",
                        each.entrySet().stream().map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue()).toList()) + "}")), 0, 3)
                .map(each -> "[" + each + "]");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
