package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.mqtt.packet.Payload;

/// What a payload looks like, judged by its bytes alone.
public enum PayloadKind {
    /// No bytes at all.
    EMPTY,
    /// Text that begins like a JSON object or array. Whether it is valid is for the decoder to say.
    JSON,
    /// UTF-8 without control characters other than white space.
    TEXT,
    /// Anything else.
    BINARY;

    private static final int LOOKED_AT = 4 * 1024;

    /// The kind of `payload`. Looks at its first 4 kB only, so the cost does not grow with its size.
    public static PayloadKind of(Payload payload) {
        if (payload.isEmpty()) {
            return EMPTY;
        }
        var text = Utf8.decodePrefix(payload, LOOKED_AT);
        if (text.isEmpty() || hasForeignControls(text.get())) {
            return BINARY;
        }
        return beginsLikeJson(text.get()) ? JSON : TEXT;
    }

    private static boolean hasForeignControls(String text) {
        return text.chars().anyMatch(c -> c < 0x20 && !Character.isWhitespace(c) || c == 0x7F);
    }

    private static boolean beginsLikeJson(String text) {
        var stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }
}
