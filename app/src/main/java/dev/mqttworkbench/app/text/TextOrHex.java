package dev.mqttworkbench.app.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Bytes in a field: as text, or as `0x` and hex digits where they are none. What was written from bytes gives the same bytes
/// again.
public final class TextOrHex {

    private static final String MARK = "0x";

    private TextOrHex() {}

    /// The bytes as one line.
    public static String of(Payload bytes) {
        return text(bytes).filter(text -> hex(text).isEmpty() && text.chars().noneMatch(Character::isISOControl))
                .orElseGet(() -> MARK + HexFormat.of().formatHex(bytes.toBytes()));
    }

    /// The bytes as they are where they are text, with all its lines, and as `0x` and hex digits otherwise.
    public static String whole(Payload bytes) {
        return text(bytes).orElseGet(() -> MARK + HexFormat.of().formatHex(bytes.toBytes()));
    }

    /// What has to be written for this text: the text, but for one that would be taken for bytes.
    public static String ofText(String text) {
        return hex(text).isEmpty() ? text : of(Payload.ofText(text));
    }

    /// The bytes that are written: `0x` and pairs of hex digits, otherwise text in UTF-8.
    public static Payload payload(String written) {
        return hex(written).map(Payload::of).orElseGet(() -> Payload.ofText(written));
    }

    private static Optional<String> text(Payload bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toBytes())).toString());
        } catch (CharacterCodingException none) {
            return Optional.empty(); // that is the answer
        }
    }

    private static Optional<byte[]> hex(String written) {
        if (!written.startsWith(MARK) || written.length() == MARK.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().parseHex(written.substring(MARK.length()).replaceAll("\\s", "")));
        } catch (IllegalArgumentException none) {
            return Optional.empty(); // that is the answer
        }
    }
}
