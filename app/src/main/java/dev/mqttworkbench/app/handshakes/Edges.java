package dev.mqttworkbench.app.handshakes;

import org.jspecify.annotations.Nullable;

/// Which messages lie at the edges of a part of the trace that was overwritten: what the broker decided about them may be missing, since it
/// decides about one message after the other. On the JavaFX thread only.
final class Edges {

    private @Nullable Flow newest;
    private boolean isBehindGap;

    /// Records were overwritten here.
    void gap() {
        if (newest != null) {
            newest.lostDecisions();
        }
        isBehindGap = true;
    }

    /// A record is about this flow.
    ///
    /// @param begins whether nothing can have been decided about it before
    void read(Flow flow, boolean begins) {
        if (isBehindGap && !begins) {
            flow.lostDecisions();
        }
        isBehindGap = false;
        newest = flow;
    }

    void clear() {
        newest = null;
        isBehindGap = false;
    }
}
