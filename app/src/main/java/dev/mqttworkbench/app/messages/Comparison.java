package dev.mqttworkbench.app.messages;

/// A way to compare a number of a message with the one that the reader wrote.
public enum Comparison {
    /// `=` or `:`.
    EQUAL,
    /// `>`.
    MORE,
    /// `>=`.
    AT_LEAST,
    /// `<`.
    LESS,
    /// `<=`.
    AT_MOST;

    /// Whether it is so.
    public boolean holds(long value, long written) {
        return switch (this) {
            case EQUAL -> value == written;
            case MORE -> value > written;
            case AT_LEAST -> value >= written;
            case LESS -> value < written;
            case AT_MOST -> value <= written;
        };
    }
}
