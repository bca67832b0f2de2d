package dev.mqttworkbench.app.payload;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/// Lines that are made when somebody looks at them, from one text and marks in it. Immutable; any thread.
final class LineList extends AbstractList<Line> implements RandomAccess {

    private static final Token.Kind[] KINDS = Token.Kind.values();

    private final String text;
    private final int[] tokenStarts;
    private final int[] tokenKinds;
    private final int[] firstTokens;
    private final int[] depths;
    private final int[] parents;
    private final int[] steps;
    private final int[] ends;

    LineList(String text, int[] tokenStarts, int[] tokenKinds, int[] firstTokens, int[] depths, int[] parents, int[] steps, int[] ends) {
        this.text = text;
        this.tokenStarts = tokenStarts;
        this.tokenKinds = tokenKinds;
        this.firstTokens = firstTokens;
        this.depths = depths;
        this.parents = parents;
        this.steps = steps;
        this.ends = ends;
    }

    @Override
    public int size() {
        return depths.length;
    }

    /// Whether reading stopped because more lines would not fit into memory.
    boolean isFull() {
        return size() > Lines.MOST;
    }

    @Override
    public Line get(int line) {
        var tokens = new ArrayList<Token>(firstTokens[line + 1] - firstTokens[line] + 1);
        if (depths[line] > 0) {
            tokens.add(new Token(Token.Kind.PUNCTUATION, "  ".repeat(depths[line])));
        }
        var number = Optional.<String>empty();
        for (var token = firstTokens[line]; token < firstTokens[line + 1]; token++) {
            var piece = new Token(KINDS[tokenKinds[token]], token(token, line));
            tokens.add(piece);
            number = piece.kind() == Token.Kind.NUMBER ? Optional.of(piece.text()) : number;
        }
        var path = pathOf(line);
        return new Line(List.copyOf(tokens), path, path.isEmpty() ? Optional.empty() : number.flatMap(digits -> numberAt(path, digits)));
    }

    private String token(int token, int line) {
        var isLast = token + 1 == firstTokens[line + 1];
        return text.substring(tokenStarts[token], isLast ? endOfText(line) : tokenStarts[token + 1]);
    }

    /// Where the line end behind the line is.
    private int endOfText(int line) {
        var next = firstTokens[line + 1];
        return text.indexOf('\n', next == firstTokens[line] ? tokenStarts[next] : tokenStarts[next - 1]);
    }

    private static Optional<NumberAt> numberAt(String path, String digits) {
        try {
            return Optional.of(new NumberAt(path, Double.parseDouble(digits)));
        } catch (NumberFormatException brokenLine) {
            return Optional.empty(); // a number of some hundred digits
        }
    }

    /// Where the value of a line stands; empty where it is none.
    private String pathOf(int line) {
        var way = new Ints();
        for (var at = line; at >= 0; at = parents[at]) {
            way.add(at);
        }
        if (steps[way.get(way.size() - 1)] != ROOT_STEP) {
            return "";
        }
        var path = new StringBuilder(JsonPath.ROOT);
        for (var i = way.size() - 2; i >= 0; i--) {
            appendStep(path, steps[way.get(i)]);
        }
        return path.toString();
    }

    /// The step of the line in which the whole payload begins.
    static final int ROOT_STEP = Integer.MAX_VALUE;

    private void appendStep(StringBuilder path, int step) {
        if (step >= 0) {
            JsonPath.appendIndex(path, step);
        } else if (step <= -2) {
            var token = -2 - step;
            JsonPath.appendKey(path, unquoted(text.substring(tokenStarts[token], tokenStarts[token + 1]).stripTrailing()));
        }
    }

    private static String unquoted(String key) {
        return key.length() > 1 && key.startsWith("\"") && key.endsWith("\"") ? key.substring(1, key.length() - 1) : key;
    }

    /// The line in which that ends which begins in `line`: the line itself where nothing begins there.
    int endOf(int line) {
        return Math.max(line, ends[line]);
    }

    /// Whether the line is the rest of the one above, which was too long for a screen.
    boolean isContinued(int line) {
        var first = firstTokens[line];
        return first < firstTokens[line + 1] && KINDS[tokenKinds[first]] == Token.Kind.MARK && text.startsWith(Lines.CONTINUED, tokenStarts[first]);
    }

    /// The lines in which a text begins, whatever its case, the first `limit` at the most. It may go on in the rest of a line.
    int[] find(String wanted, int limit) {
        var starts = new int[size()];
        var unbroken = unbroken(starts);
        var found = new Ints();
        for (var at = 0; at <= unbroken.length() - wanted.length() && found.size() < limit; at++) {
            if (unbroken.regionMatches(true, at, wanted, 0, wanted.length())) {
                var line = Arrays.binarySearch(starts, at);
                line = line < 0 ? -line - 2 : line;
                found.add(line);
                at = line + 1 < starts.length ? starts[line + 1] - 1 : unbroken.length();
            }
        }
        return found.toArray();
    }

    /// The text without the breaks of long lines.
    ///
    /// @param starts is filled with the place at which each line begins in it
    private String unbroken(int[] starts) {
        var broken = new StringBuilder();
        var kept = 0; // what stands before is in `broken`
        for (int line = 0, from = 0; line < starts.length; line++) {
            if (isContinued(line)) {
                broken.append(text, kept, from - 1);
                kept = from + Lines.CONTINUED.length();
            }
            starts[line] = broken.length() + Math.max(0, from - kept);
            from = text.indexOf('\n', from) + 1;
        }
        return kept == 0 ? text : broken.append(text, kept, text.length()).toString();
    }
}
