package dev.mqttworkbench.app.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A payload as lines for the screen.
///
/// @param decoder what decoded it: another than the one that was asked when that could not
/// @param lines in order; they may be made when they are looked at
/// @param shownBytes how many bytes of the payload the lines stand for, or of what was inside of the innermost layer
/// @param totalBytes how many bytes that has
/// @param fault why the decoder that was asked could not, where it could not
/// @param layers what was taken off first, the outermost first
/// @param picture the image, where it is one
public record Decoded(Decoder decoder, List<Line> lines, int shownBytes, int totalBytes, Optional<DecodeFault> fault, List<Layer> layers,
        Optional<Picture> picture) {

    private static final int MOST_NUMBERS = 10_000;
    private static final String KEY_END = ": ";

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

    /// The value that begins in a line, as text: without its key and the comma behind it; a string without its quotes. The rest of a line
    /// that was too long for a screen belongs to it, and has the value of that line.
    public String valueAt(int line) {
        var first = line;
        while (isContinued(first)) {
            first--;
        }
        var text = withoutKey(whole(first)).strip();
        var rest = restOf(first);
        var end = first;
        for (var i = first; i <= rest; i++) {
            end = Math.max(end, endOf(i));
        }
        var value = new StringBuilder(text);
        for (var i = rest + 1; i <= end; i = restOf(i) + 1) {
            value.append('\n').append(whole(i).stream().map(Token::text).collect(Collectors.joining()));
        }
        var isClosed = value.length() > 0 && value.charAt(value.length() - 1) == ',';
        return unquoted(isClosed ? value.substring(0, value.length() - 1) : value.toString());
    }

    /// Some of the lines, as text without the breaks of long ones.
    ///
    /// @param chosen their places, in order
    public String textOf(List<Integer> chosen) {
        var text = new StringBuilder();
        var before = -1;
        for (int line : chosen) {
            var isRest = isContinued(line);
            text.append(before < 0 || isRest && before == line - 1 ? "" : "\n");
            lines.get(line).tokens().stream().skip(isRest ? 1 : 0).map(Token::text).forEach(text::append);
            before = line;
        }
        return text.toString();
    }

    private boolean isContinued(int line) {
        return lines instanceof LineList list && list.isContinued(line);
    }

    /// The last line of one that was broken.
    private int restOf(int line) {
        var last = line;
        while (last + 1 < lines.size() && isContinued(last + 1)) {
            last++;
        }
        return last;
    }

    /// The tokens of a line with the rest of it, without the marks of its breaks.
    private List<Token> whole(int line) {
        var tokens = new ArrayList<>(lines.get(line).tokens());
        var last = restOf(line);
        for (var i = line + 1; i <= last; i++) {
            var rest = lines.get(i).tokens();
            tokens.addAll(rest.subList(1, rest.size()));
        }
        return tokens;
    }

    private static String withoutKey(List<Token> tokens) {
        var all = new StringBuilder();
        var behindKey = -1; // as long as it goes on
        for (var token : tokens) {
            all.append(token.text());
            behindKey = token.kind() == Token.Kind.KEY ? all.length() : behindKey;
        }
        var isKey = behindKey >= 0 && all.indexOf(KEY_END, behindKey) == behindKey;
        return isKey ? all.substring(behindKey + KEY_END.length()) : all.toString(); // in XML, the name of an element is none
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

    /// The same, as what was inside of a layer. How much is shown goes by the innermost content, which is what the lines stand for.
    Decoded inside(Layer layer) {
        var all = new ArrayList<>(List.of(layer));
        all.addAll(layers);
        var total = layers.isEmpty() ? layer.size() : totalBytes;
        return new Decoded(decoder, lines, isCut() ? shownBytes : total, total, fault, List.copyOf(all), picture);
    }

    Decoded withPicture(Picture image) {
        return new Decoded(decoder, lines, shownBytes, totalBytes, fault, layers, Optional.of(image));
    }
}
