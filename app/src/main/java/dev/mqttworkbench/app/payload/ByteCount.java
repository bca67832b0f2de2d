package dev.mqttworkbench.app.payload;

import java.util.Locale;

/// Numbers of bytes as people read them: `77 B`, `64 kB`, `1.5 MB`; a kB is 1,024 bytes.
public final class ByteCount {

    private static final String[] UNITS = {"kB", "MB", "GB"};

    private ByteCount() {}

    /// `bytes` with a unit: whole numbers, and one decimal below ten of a unit where it is not zero.
    public static String format(long bytes, Locale locale) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var value = bytes / 1024.0;
        var unit = 0;
        while (value >= 1023.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        var isWhole = value >= 9.95 || Math.abs(value - Math.rint(value)) < 0.05;
        return String.format(locale, isWhole ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
