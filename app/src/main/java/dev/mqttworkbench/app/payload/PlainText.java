package dev.mqttworkbench.app.payload;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Reads a payload as text, line by line.
final class PlainText {

    private PlainText() {}

    static Decoded decode(Payload payload, int limit, Optional<JsonFault> fault) {
        var shown = Utf8.wholeCharacters(payload, Math.min(limit, payload.size()));
        var text = StandardCharsets.UTF_8.decode(payload.asBuffer().limit(shown)).toString();
        var lines = new Lines();
        var from = 0;
        while (from < text.length()) {
            var end = text.indexOf('\n', from);
            lines.add(Token.Kind.TEXT, readable(text.substring(from, end < 0 ? text.length() : end)));
            from = end < 0 ? text.length() : end + 1;
            if (end >= 0) {
                lines.end(0);
            }
        }
        return new Decoded(Decoder.TEXT, lines.finish(), shown, payload.size(), fault);
    }

    /// Tabs become blanks, and what would disturb the line is escaped.
    private static String readable(String line) {
        var readable = new StringBuilder(line.length());
        line.codePoints().filter(c -> c != '\r').forEach(c -> {
            if (c == '\t') {
                readable.append("    ");
            } else {
                Preview.escape(readable, c);
            }
        });
        return readable.toString();
    }
}
