package dev.mqttworkbench.app.workbench.profile;

/// What numbers of a profile lie between.
final class Bounds {

    static final long UNSIGNED_32 = 4_294_967_295L;

    private Bounds() {}

    /// @throws IllegalArgumentException when the value lies outside
    static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new OutOfBounds(name, value, least, most);
        }
    }
}
