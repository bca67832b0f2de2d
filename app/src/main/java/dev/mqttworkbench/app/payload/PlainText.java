package dev.mqttworkbench.app.payload;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Reads a payload as text, line by line.
final class PlainText {

    private static final int LONGEST_NUMBER = 32;

    private PlainText() {}

    static Decoded decode(Decoding asked) throws CannotDecode {
        var charset = asked.choice().charset();
        if (charset == TextCharset.UTF_8) {
            return Detection.hasUtf16Mark(asked.payload()) ? strict(asked, StandardCharsets.UTF_16) : lenient(asked);
        }
        return strict(asked, charset.charset());
    }

    /// UTF-8, with U+FFFD for what is none.
    static Decoded lenient(Decoding asked) {
        var shown = Utf8.wholeCharacters(asked.payload(), asked.shown());
        var text = StandardCharsets.UTF_8.decode(asked.payload().asBuffer().limit(shown)).toString();
        return lines(asked, text, shown);
    }

    private static Decoded strict(Decoding asked, Charset charset) throws CannotDecode {
        var shown = asked.isCut() ? asked.shown() & ~1 : asked.shown();
        var buffer = asked.payload().asBuffer().limit(shown);
        try {
            return lines(asked, charset.newDecoder().decode(buffer).toString(), shown);
        } catch (CharacterCodingException not) {
            if (!asked.isCut()) {
                throw new CannotDecode(DecodeFault.Reason.NOT_TEXT, charset.name());
            }
            return lines(asked, charset.decode(asked.payload().asBuffer().limit(shown)).toString(), shown);
        }
    }

    private static Decoded lines(Decoding asked, String text, int shown) {
        return Decoder.lines(Decoder.TEXT, isNumber(text) ? number(text.strip()) : lines(text, asked.watch()), shown, asked);
    }

    private static LineList lines(String text, Watch watch) {
        var lines = new Lines();
        var from = 0;
        while (from < text.length() && !lines.isFull()) {
            watch.at(from);
            var end = text.indexOf('\n', from);
            lines.add(Token.Kind.TEXT, readable(text.substring(from, end < 0 ? text.length() : end)));
            from = end < 0 ? text.length() : end + 1;
            if (end >= 0) {
                lines.end(0);
            }
        }
        return lines.finish();
    }

    private static boolean isNumber(String text) {
        var digits = text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER || !Character.isDigit(digits.charAt(digits.length() - 1))) {
            return false;
        }
        try {
            return Double.isFinite(Double.parseDouble(digits));
        } catch (NumberFormatException word) {
            return false;
        }
    }

    private static LineList number(String digits) {
        var line = new StructureLines();
        line.value(Token.Kind.NUMBER, digits);
        return line.finish();
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
