package dev.mqttworkbench.app.payload;

import tools.jackson.core.io.JsonStringEncoder;

/// Writes a structure as indented lines that know their paths.
final class StructureLines implements Structure {

    private final Lines lines = new Lines();
    /// For each open object or array: the line in which it began, its number of elements, and whether it is an array.
    private final Ints openings = new Ints();
    private final Ints counts = new Ints();
    private final Ints brackets = new Ints();
    private int depth;
    private boolean afterKey;

    @Override
    public void open(char bracket) {
        beforeValue();
        lines.add(Token.Kind.PUNCTUATION, String.valueOf(bracket));
        push(bracket);
    }

    private void push(char bracket) {
        if (openings.size() == depth) {
            openings.add(0);
            counts.add(0);
            brackets.add(0);
        }
        openings.set(depth, lines.count());
        counts.set(depth, 0);
        brackets.set(depth, bracket);
        depth++;
    }

    @Override
    public void close() {
        depth--;
        if (counts.get(depth) > 0) {
            lines.end(depth);
            lines.closes(openings.get(depth));
        }
        lines.add(Token.Kind.PUNCTUATION, brackets.get(depth) == '[' ? "]" : "}");
    }

    @Override
    public void key(String name) {
        beforeElement(true);
        lines.add(Token.Kind.KEY, quoted(name));
        lines.add(Token.Kind.PUNCTUATION, ": ");
        afterKey = true;
    }

    @Override
    public void value(Token.Kind kind, String text) {
        beforeValue();
        lines.add(kind, kind == Token.Kind.STRING ? quoted(text) : text);
    }

    /// Appends what the payload was cut in, as it stands.
    void rest(String text) {
        beforeValue();
        var readable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> Preview.escape(readable, c));
        lines.add(Token.Kind.TEXT, readable.toString());
    }

    private void beforeValue() {
        if (!afterKey) {
            beforeElement(false);
        }
        afterKey = false;
    }

    private void beforeElement(boolean isKey) {
        if (depth == 0) {
            lines.place(-1, LineList.ROOT_STEP);
            return;
        }
        var index = counts.get(depth - 1);
        if (index > 0) {
            lines.add(Token.Kind.PUNCTUATION, ",");
        }
        counts.set(depth - 1, index + 1);
        lines.end(depth);
        lines.place(openings.get(depth - 1), isKey ? lines.stepOfNextToken() : index);
    }

    @Override
    public boolean isEnough() {
        return lines.isFull();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isAfterKey() {
        return afterKey;
    }

    LineList finish() {
        return lines.finish();
    }

    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)) + '"';
    }
}
