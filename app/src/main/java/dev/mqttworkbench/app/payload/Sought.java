package dev.mqttworkbench.app.payload;

/// Lines in which a text can be looked for. Immutable; any thread.
@FunctionalInterface
interface Sought {

    /// There are none.
    Sought NOTHING = (text, limit) -> new int[0];

    /// The first lines that contain a text, whatever its case, `limit` at the most.
    int[] find(String text, int limit);
}
