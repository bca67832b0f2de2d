package dev.mqttworkbench.app.publish;

/// How the last Send ended.
///
/// @param kind how
/// @param sentence for the user; empty before the first
public record Outcome(Kind kind, String sentence) {

    /// Nothing was sent yet.
    public static final Outcome NOTHING = new Outcome(Kind.NOTHING, "");

    /// How it is with it.
    public enum Kind {
        NOTHING,
        WAITING,
        DONE,
        FAILED
    }

    /// It failed, and this is why.
    static Outcome failed(String sentence) {
        return new Outcome(Kind.FAILED, sentence);
    }
}
