package dev.mqttworkbench.app.payload;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A way to read a payload.
public enum Decoder {
    /// Indented, with a token for each key, string, number and sign.
    JSON,
    /// UTF-8; what is not becomes U+FFFD.
    TEXT,
    /// Offset, sixteen bytes, the same as ASCII.
    HEX;

    /// How much of a payload is decoded until the reader asks for all: 64 kB.
    public static final int FIRST = 64 * 1024;

    /// Reads every payload whole.
    public static final int ALL = Integer.MAX_VALUE;

    /// The decoder that suits the payload.
    public static Decoder suiting(Payload payload) {
        return switch (PayloadKind.of(payload)) {
            case JSON -> JSON;
            case TEXT, EMPTY -> TEXT;
            case BINARY -> HEX;
        };
    }

    /// The first `limit` bytes of the payload as lines. JSON that is none comes back as text with the fault. Any thread; takes
    /// some milliseconds for [#FIRST] bytes and grows with the limit.
    public Decoded decode(Payload payload, int limit) {
        return switch (this) {
            case JSON -> JsonText.decode(payload, limit);
            case TEXT -> PlainText.decode(payload, limit, Optional.empty());
            case HEX -> HexDump.decode(payload, limit);
        };
    }
}
