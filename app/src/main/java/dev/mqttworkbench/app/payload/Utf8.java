package dev.mqttworkbench.app.payload;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Strict UTF-8 for the beginning of a payload.
final class Utf8 {

    private Utf8() {}

    /// The first `limit` bytes as text, or less by the bytes of a character that the limit would cut in two; empty when they
    /// are not UTF-8.
    static Optional<String> decodePrefix(Payload payload, int limit) {
        var length = wholeCharacters(payload, Math.min(limit, payload.size()));
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(payload.asBuffer().limit(length)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /// `length`, or up to three bytes less where it lies inside of a character that goes on in the payload.
    static int wholeCharacters(Payload payload, int length) {
        if (length == payload.size()) {
            return length;
        }
        var end = length;
        while (end > 0 && length - end < 3 && isContinuation(payload.at(end))) {
            end--;
        }
        return isContinuation(payload.at(end)) ? length : end;
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xC0) == 0x80;
    }
}
