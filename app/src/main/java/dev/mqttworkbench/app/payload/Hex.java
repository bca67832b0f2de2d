package dev.mqttworkbench.app.payload;

/// Bytes in hexadecimal, without an object for each.
final class Hex {

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private Hex() {}

    static void append(StringBuilder text, byte value) {
        text.append(DIGITS[value >> 4 & 0xF]).append(DIGITS[value & 0xF]);
    }

    static void appendOffset(StringBuilder text, int offset) {
        for (var shift = 28; shift >= 0; shift -= 4) {
            text.append(DIGITS[offset >> shift & 0xF]);
        }
    }
}
