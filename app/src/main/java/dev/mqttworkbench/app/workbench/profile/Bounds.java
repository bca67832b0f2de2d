package dev.mqttworkbench.app.workbench.profile;

import java.util.Locale;

/// What numbers of a profile lie between.
final class Bounds {

    static final long UNSIGNED_32 = 4_294_967_295L;

    private Bounds() {}

    /// @throws IllegalArgumentException when the value lies outside
    static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s is %d to %d, not %d", name, least, most, value));
        }
    }
}
