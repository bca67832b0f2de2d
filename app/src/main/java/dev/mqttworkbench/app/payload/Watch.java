package dev.mqttworkbench.app.payload;

import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/// Watches a long decoding from another thread: hears how far it is, and can cancel it. Any thread.
public final class Watch {

    private final int total;
    private final IntConsumer percent;
    private int told;
    /// Written by who cancels, read by the thread that decodes.
    private volatile boolean isCancelled;

    /// @param total how many bytes are decoded
    /// @param percent hears each new percentage, in the thread that decodes
    public Watch(int total, IntConsumer percent) {
        this.total = Math.max(1, total);
        this.percent = percent;
    }

    /// Does not watch.
    public static Watch none() {
        return new Watch(1, ignored -> {});
    }

    /// Lets the decoding end soon with a [CancellationException].
    public void cancel() {
        isCancelled = true;
    }

    /// Decoders come by every thousand pieces or so.
    void at(long bytes) {
        if (isCancelled) {
            throw new CancellationException();
        }
        var now = (int) Math.min(100, 100 * bytes / total);
        if (now > told) {
            told = now;
            percent.accept(now);
        }
    }
}
