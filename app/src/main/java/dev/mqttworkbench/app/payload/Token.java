package dev.mqttworkbench.app.payload;

/// A piece of a line with what it is, so that the screen can give it a colour.
///
/// @param kind what it is
/// @param text its characters, at least one
public record Token(Kind kind, String text) {

    /// What a token is. The style class is the name in the style sheet.
    public enum Kind {
        KEY("json-key"),
        STRING("json-string"),
        NUMBER("json-number"),
        LITERAL("json-literal"),
        PUNCTUATION("json-punctuation"),
        TEXT("plain"),
        OFFSET("hex-offset"),
        BYTES("hex-bytes"),
        ASCII("hex-ascii"),
        /// A sign of ours, not of the payload: the mark of a broken line.
        MARK("json-punctuation");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }

        /// The style class of the token's text.
        public String styleClass() {
            return styleClass;
        }
    }
}
