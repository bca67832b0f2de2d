package dev.mqttworkbench.app.payload;

/// Collects tokens into lines and breaks a line that grows too long for a screen. Keeps them as one text with marks, since ten
/// megabytes of JSON would be millions of objects.
final class Lines {

    /// Where a line is broken, in characters.
    static final int COLUMNS = 240;

    /// Begins what goes on from the line above.
    static final String CONTINUED = "↪ ";

    /// The line is no value of an object or array.
    static final int NO_STEP = -1;

    /// More would not fit into memory.
    static final int MOST = 4_000_000;

    private static final int DEEPEST_INDENTATION = 40;

    /// All tokens, a line end behind each line.
    private final StringBuilder text = new StringBuilder();
    private final Ints tokenStarts = new Ints();
    private final Ints tokenKinds = new Ints();
    private final Ints firstTokens = new Ints();
    private final Ints depths = new Ints();
    private final Ints parents = new Ints();
    private final Ints steps = new Ints();
    private final Ints ends = new Ints();

    /// Of the line that is being written.
    private int column;
    private int firstToken;
    private int depth;
    private int parent = -1;
    private int step = NO_STEP;

    void add(Token.Kind kind, String added) {
        var from = 0;
        while (column + added.length() - from > COLUMNS && from < added.length()) {
            var fits = boundary(added, from, Math.max(1, COLUMNS - column));
            put(kind, added, from, fits);
            from = fits;
            if (from < added.length()) {
                breakLine();
            }
        }
        put(kind, added, from, added.length());
    }

    /// Does not cut a surrogate pair.
    private static int boundary(String added, int from, int wanted) {
        var to = Math.min(from + wanted, added.length());
        return to < added.length() && Character.isLowSurrogate(added.charAt(to)) ? to + 1 : to;
    }

    private void breakLine() {
        end();
        depth = 0;
        column = 0;
        put(Token.Kind.MARK, CONTINUED, 0, CONTINUED.length());
    }

    private void put(Token.Kind kind, String added, int from, int to) {
        if (from < to) {
            tokenStarts.add(text.length());
            tokenKinds.add(kind.ordinal());
            text.append(added, from, to);
            column += to - from;
        }
    }

    /// Ends the line; what follows begins the next one, `nextDepth` steps of two blanks to the right.
    void end(int nextDepth) {
        end();
        depth = Math.min(nextDepth, DEEPEST_INDENTATION);
        column = 2 * depth;
        parent = -1;
        step = NO_STEP;
    }

    private void end() {
        text.append('\n');
        firstTokens.add(firstToken);
        depths.add(depth);
        parents.add(parent);
        steps.add(step);
        ends.add(-1);
        firstToken = tokenStarts.size();
    }

    /// The line that is being written is an element of what begins in the line `container`.
    void place(int container, int newStep) {
        parent = container;
        step = newStep;
    }

    /// The step to the value of the key that is written next.
    int stepOfNextToken() {
        return -2 - tokenStarts.size();
    }

    /// What begins in the line `opening` ends in the one that is being written.
    void closes(int opening) {
        if (opening < ends.size()) {
            ends.set(opening, count());
        }
    }

    /// The index of the line that is being written.
    int count() {
        return firstTokens.size();
    }

    boolean isEmpty() {
        return count() == 0 && tokenStarts.size() == 0;
    }

    /// Whether nothing more may be added: the format stops reading here.
    boolean isFull() {
        return count() > MOST;
    }

    LineList finish() {
        if (tokenStarts.size() > firstToken) {
            end();
        }
        firstTokens.add(tokenStarts.size());
        tokenStarts.add(text.length());
        return new LineList(text.toString(), tokenStarts.toArray(), tokenKinds.toArray(),
                firstTokens.toArray(), depths.toArray(), parents.toArray(), steps.toArray(), ends.toArray());
    }
}
