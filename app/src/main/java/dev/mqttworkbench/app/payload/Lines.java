package dev.mqttworkbench.app.payload;

import java.util.ArrayList;
import java.util.List;

/// Collects tokens into lines and breaks a line that grows too long for a screen.
final class Lines {

    /// Where a line is broken, in characters.
    static final int COLUMNS = 240;

    /// Begins what goes on from the line above.
    static final String CONTINUED = "↪ ";

    private final List<Line> lines = new ArrayList<>();
    private List<Token> current = new ArrayList<>();
    private int column;

    void add(Token.Kind kind, String text) {
        var rest = text;
        while (column + rest.length() > COLUMNS && !rest.isEmpty()) {
            var fits = boundary(rest, Math.max(1, COLUMNS - column));
            put(kind, rest.substring(0, fits));
            rest = rest.substring(fits);
            if (!rest.isEmpty()) {
                end();
                put(Token.Kind.MARK, CONTINUED);
            }
        }
        put(kind, rest);
    }

    /// Does not cut a surrogate pair.
    private static int boundary(String text, int wanted) {
        var fits = Math.min(wanted, text.length());
        return fits < text.length() && Character.isLowSurrogate(text.charAt(fits)) ? fits + 1 : fits;
    }

    private void put(Token.Kind kind, String text) {
        if (!text.isEmpty()) {
            current.add(new Token(kind, text));
            column += text.length();
        }
    }

    /// Ends the line; what follows begins the next one, `depth` steps of two blanks to the right.
    void end(int depth) {
        end();
        put(Token.Kind.PUNCTUATION, "  ".repeat(depth));
    }

    private void end() {
        lines.add(new Line(List.copyOf(current)));
        current = new ArrayList<>();
        column = 0;
    }

    boolean isEmpty() {
        return lines.isEmpty() && current.isEmpty();
    }

    List<Line> finish() {
        if (!current.isEmpty()) {
            end();
        }
        return List.copyOf(lines);
    }
}
