package dev.mqttworkbench.app.payload;

import java.util.OptionalDouble;

/// Listens to a structure for the number at one path, and keeps nothing else.
final class PathFinder implements Structure {

    private final String wanted;
    private final StringBuilder path = new StringBuilder(JsonPath.ROOT);
    /// For each open object or array: how long its path is, and the index of the next element, -1 for an object.
    private final Ints lengths = new Ints();
    private final Ints indexes = new Ints();
    private int depth;
    private OptionalDouble found = OptionalDouble.empty();
    private boolean isOver;

    PathFinder(String wanted) {
        this.wanted = wanted;
    }

    @Override
    public void open(char bracket) {
        element();
        if (lengths.size() == depth) {
            lengths.add(0);
            indexes.add(0);
        }
        lengths.set(depth, path.length());
        indexes.set(depth, bracket == '[' ? 0 : -1);
        depth++;
    }

    @Override
    public void close() {
        depth--;
        path.setLength(lengths.get(depth));
    }

    @Override
    public void key(String name) {
        path.setLength(lengths.get(depth - 1));
        JsonPath.appendKey(path, new String(tools.jackson.core.io.JsonStringEncoder.getInstance().quoteAsCharArray(name)));
    }

    @Override
    public void value(Token.Kind kind, String text) {
        element();
        if (wanted.contentEquals(path)) {
            isOver = true;
            found = kind == Token.Kind.NUMBER ? number(text) : OptionalDouble.empty();
        }
    }

    private void element() {
        if (depth > 0 && indexes.get(depth - 1) >= 0) {
            path.setLength(lengths.get(depth - 1));
            JsonPath.appendIndex(path, indexes.get(depth - 1));
            indexes.set(depth - 1, indexes.get(depth - 1) + 1);
        }
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }

    @Override
    public boolean isEnough() {
        return isOver;
    }

    /// The number, when it was heard.
    OptionalDouble found() {
        return found;
    }
}
