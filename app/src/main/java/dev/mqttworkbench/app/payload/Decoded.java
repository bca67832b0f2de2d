package dev.mqttworkbench.app.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A payload as lines for the screen.
///
/// @param decoder what decoded it: another than the one that was asked when that could not
/// @param lines in order; they may be made when they are looked at
/// @param shownBytes how many bytes of the payload the lines stand for
/// @param totalBytes how many bytes the payload has
/// @param fault why the decoder that was asked could not, where it could not
/// @param layers what was taken off first, the outermost first
/// @param picture the image, where it is one
public record Decoded(Decoder decoder, List<Line> lines, int shownBytes, int totalBytes, Optional<DecodeFault> fault, List<Layer> layers,
        Optional<Picture> picture) {

    private static final int MOST_NUMBERS = 10_000;

    /// Nothing, of an empty payload.
    public static final Decoded NOTHING = new Decoded(Decoder.TEXT, List.of(), 0, 0, Optional.empty(), List.of(), Optional.empty());

    /// Whether bytes of the payload are not in the lines.
    public boolean isCut() {
        return shownBytes < totalBytes;
    }

    /// Whether more lines did not fit into memory: the fault says so.
    boolean isFull() {
        return lines instanceof LineList list && list.isFull();
    }

    /// The line in which that ends which begins in `line`: the line itself where it holds no others.
    public int endOf(int line) {
        return lines instanceof LineList list ? list.endOf(line) : line;
    }

    /// The first lines that contain a text, whatever its case, at most `limit`.
    public int[] find(String text, int limit) {
        if (text.isEmpty()) {
            return new int[0];
        }
        if (lines instanceof LineList list) {
            return list.find(text, limit);
        }
        var found = new Ints();
        for (var i = 0; i < lines.size() && found.size() < limit; i++) {
            if (containsIgnoringCase(lines.get(i).text(), text)) {
                found.add(i);
            }
        }
        return found.toArray();
    }

    static boolean containsIgnoringCase(String line, String text) {
        for (var i = 0; i <= line.length() - text.length(); i++) {
            if (line.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    /// The numbers with their paths, the first ten thousand.
    public List<NumberAt> numbers() {
        var numbers = new ArrayList<NumberAt>();
        for (var i = 0; i < lines.size() && numbers.size() < MOST_NUMBERS; i++) {
            lines.get(i).number().ifPresent(numbers::add);
        }
        return numbers;
    }

    /// The value that begins in a line, as text: without its key and the comma behind it; a string without its quotes.
    public String valueAt(int line) {
        var end = endOf(line);
        var value = new StringBuilder();
        for (var i = line; i <= end; i++) {
            value.append(i == line ? "" : "\n").append(i == line ? withoutKey(lines.get(i)) : lines.get(i).text());
        }
        var text = value.toString().strip();
        var isClosed = text.endsWith(",");
        return unquoted(isClosed ? text.substring(0, text.length() - 1) : text);
    }

    private static String withoutKey(Line line) {
        var text = new StringBuilder();
        var isKey = line.tokens().stream().anyMatch(token -> token.kind() == Token.Kind.KEY);
        for (var token : line.tokens()) {
            if (isKey) {
                isKey = !token.text().equals(": ");
            } else {
                text.append(token.text());
            }
        }
        return text.toString();
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? JsonText.unescape(text) : text;
    }

    /// All lines with line ends.
    public String text() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }

    /// The same, of a format that is read whole whatever the limit.
    Decoded whole() {
        return new Decoded(decoder, lines, totalBytes, totalBytes, fault, layers, picture);
    }

    Decoded withFault(DecodeFault why) {
        return new Decoded(decoder, lines, shownBytes, totalBytes, Optional.of(why), layers, picture);
    }

    /// The same, as what was inside of something that has `total` bytes.
    Decoded inside(Layer layer, int total) {
        var all = new ArrayList<>(List.of(layer));
        all.addAll(layers);
        var shown = isCut() ? Math.max(0, total - 1) : total;
        return new Decoded(decoder, lines, shown, total, fault, List.copyOf(all), picture);
    }

    Decoded withPicture(Picture image) {
        return new Decoded(decoder, lines, shownBytes, totalBytes, fault, layers, Optional.of(image));
    }
}
