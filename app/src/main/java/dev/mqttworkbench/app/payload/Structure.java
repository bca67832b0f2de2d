package dev.mqttworkbench.app.payload;

/// Hears a structured payload piece by piece, in the words of JSON, whatever the format.
interface Structure {

    /// An object `{` or array `[` begins.
    void open(char bracket);

    /// What began last ends.
    void close();

    /// The key of the value that follows.
    void key(String name);

    /// A value that holds no others.
    void value(Token.Kind kind, String text);

    /// Whether nobody needs to hear the rest.
    default boolean isEnough() {
        return false;
    }
}
