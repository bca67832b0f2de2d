package dev.mqttworkbench.app.messages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A text to look for, in which capitals and small letters of ASCII are the same.
public final class SoughtText {

    private final String text;
    private final byte[] bytes;

    SoughtText(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = lower(bytes[i]);
        }
    }

    /// Whether it stands in a text.
    public boolean isIn(String where) {
        for (var at = 0; at <= where.length() - text.length(); at++) {
            if (where.regionMatches(true, at, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether it stands in a payload, however long that is: about a millisecond for each megabyte.
    public boolean isIn(Payload payload) {
        var last = payload.size() - bytes.length;
        for (var at = 0; at <= last; at++) {
            if (isAt(payload, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(Payload payload, int at) {
        for (var i = 0; i < bytes.length; i++) {
            if (lower(payload.at(at + i)) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte value) {
        return value >= 'A' && value <= 'Z' ? (byte) (value + ('a' - 'A')) : value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoughtText sought && Arrays.equals(bytes, sought.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text;
    }
}
