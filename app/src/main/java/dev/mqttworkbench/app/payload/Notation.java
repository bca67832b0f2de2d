package dev.mqttworkbench.app.payload;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A way to write a payload down in an editor, and to read it back.
public enum Notation {
    /// Text that should be JSON. Text that is not can be sent all the same; the mark beside the editor says so.
    JSON,
    /// Text, sent as UTF-8.
    TEXT,
    /// Two hexadecimal digits a byte; blanks, line ends, `:` and `-` may stand between bytes.
    HEX,
    /// Base64 as in RFC 4648, with or without padding; white space may stand anywhere.
    BASE64;

    /// What became of a text.
    public sealed interface Reading {}

    /// It is a payload.
    public record Read(Payload payload) implements Reading {}

    /// It is none.
    ///
    /// @param reason why not
    public record Unreadable(Reason reason) implements Reading {}

    /// Why a text is no payload in its notation. The screen has a sentence for each.
    public enum Reason {
        HEX_SIGN,
        HEX_ODD,
        BASE64_SIGN
    }

    /// Reads `text` as a payload.
    public Reading read(String text) {
        return switch (this) {
            case JSON, TEXT -> new Read(Payload.ofText(text));
            case HEX -> readHex(text);
            case BASE64 -> readBase64(text);
        };
    }

    private static Reading readHex(String text) {
        var digits = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80 && Character.digit(c, 16) >= 0) {
                digits.append(c);
            } else if (!Character.isWhitespace(c) && c != ':' && c != '-') {
                return new Unreadable(Reason.HEX_SIGN);
            }
        }
        return digits.length() % 2 == 1
                ? new Unreadable(Reason.HEX_ODD)
                : new Read(Payload.taking(HexFormat.of().parseHex(digits)));
    }

    private static Reading readBase64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            return new Read(Payload.taking(bytes));
        } catch (IllegalArgumentException notBase64) {
            return new Unreadable(Reason.BASE64_SIGN);
        }
    }

    /// Writes `payload` down; empty where the notation has no words for its bytes: text that is not UTF-8.
    public Optional<String> write(Payload payload) {
        return switch (this) {
            case JSON, TEXT -> Utf8.decodePrefix(payload, payload.size());
            case HEX -> Optional.of(HexFormat.ofDelimiter(" ").formatHex(payload.toBytes()));
            case BASE64 -> Optional.of(Base64.getEncoder().encodeToString(payload.toBytes()));
        };
    }
}
