package dev.mqttworkbench.app.recording;

import dev.mqttworkbench.app.workbench.Words;

/// How fast a recording is replayed.
///
/// @param factor 1 as it was, 2 twice as fast; 0 one message at a time
record ReplaySpeed(double factor) {

    static final ReplaySpeed ORIGINAL = new ReplaySpeed(1);
    static final ReplaySpeed STEPS = new ReplaySpeed(0);

    /// Whether it waits for the reader behind each message.
    boolean isStepped() {
        return factor == 0;
    }

    /// In the reader's language.
    String name(Words words) {
        if (isStepped()) {
            return words.get("replay.speed.steps");
        }
        return factor == 1 ? words.get("replay.speed.original") : words.get("replay.speed.factor", factor);
    }
}
