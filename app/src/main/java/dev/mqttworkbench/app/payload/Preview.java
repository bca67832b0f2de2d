package dev.mqttworkbench.app.payload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A payload in one line, for rows: control characters are escaped, what is cut ends with `…`, and what is not text stands in
/// hexadecimal.
public final class Preview {

    private static final char CUT = '…';

    private Preview() {}

    /// The preview of `payload` with about `columns` characters at the most. Reads four bytes a column and no more, whatever
    /// the size of the payload.
    public static String of(Payload payload, int columns) {
        var limit = Math.min(payload.size(), 4 * columns);
        return Utf8.decodePrefix(payload, limit)
                .map(text -> escaped(text, columns, limit < payload.size()))
                .orElseGet(() -> hexadecimal(payload, columns));
    }

    private static String escaped(String text, int columns, boolean isCut) {
        var line = new StringBuilder(Math.min(text.length(), columns) + 8);
        var at = 0;
        while (at < text.length() && line.length() < columns) {
            var c = text.codePointAt(at);
            escape(line, c);
            at += Character.charCount(c);
        }
        return isCut || at < text.length() ? line.append(CUT).toString() : line.toString();
    }

    /// Appends the character as it may stand in one line: what would break or reorder the line is escaped.
    static void escape(StringBuilder line, int c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (isDisruptive(c)) {
                    line.append("\\u").append(String.format(Locale.ROOT, "%04x", c));
                } else {
                    line.appendCodePoint(c);
                }
            }
        }
    }

    /// Whether it would break or reorder a line.
    static boolean isDisruptive(int c) {
        return c < 0x20
                || c >= 0x7F && c < 0xA0 // delete and the C1 controls
                || c >= 0x2028 && c <= 0x202E // separators and embeddings of direction
                || c >= 0x2066 && c <= 0x2069 // isolates of direction
                || c == 0xFEFF;
    }

    private static String hexadecimal(Payload payload, int columns) {
        var count = Math.min(payload.size(), Math.max(1, columns / 3));
        var line = new StringBuilder(3 * count + 1);
        for (var i = 0; i < count; i++) {
            line.append(i == 0 ? "" : " ");
            Hex.append(line, payload.at(i));
        }
        return count < payload.size() ? line.append(' ').append(CUT).toString() : line.toString();
    }

    /// The first `columns` characters of a text that is already one line, with `…` where it was cut.
    public static String cut(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns) + CUT;
    }

    /// The preview of a text, as [#of(Payload, int)] gives it.
    public static String of(String text, int columns) {
        var head = text.length() <= columns ? text : text.substring(0, columns);
        return escaped(new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), columns, head.length() < text.length());
    }
}
