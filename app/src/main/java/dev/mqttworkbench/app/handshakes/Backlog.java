package dev.mqttworkbench.app.handshakes;

import java.util.List;

import dev.mqttworkbench.trace.TraceRecord;

/// Records of a trace on their way into a [FlowBook]: some with each pulse, so that a burst of a hundred thousand does not stop the window.
/// What is not drained yet waits in the ring of the trace, which is bounded. On the JavaFX thread only.
final class Backlog {

    /// How long one go takes, about.
    private static final long SLICE = 12_000_000L;
    private static final int AT_ONCE = 256;

    private final FlowBook book;
    private List<? extends TraceRecord> records = List.of();
    private int read;

    Backlog(FlowBook book) {
        this.book = book;
    }

    /// Whether all that was drained is read.
    boolean isEmpty() {
        return read == records.size();
    }

    /// Takes what a trace has to say; only while nothing waits.
    void drain(FlowSource from) {
        var drained = from.drain();
        records = drained.elements();
        read = 0;
        if (drained.lost() > 0) {
            book.read(List.of(), drained.lost());
        }
    }

    /// Reads for a slice of time.
    ///
    /// @return whether anything was read
    boolean readOn() {
        var began = read;
        var end = System.nanoTime() + SLICE;
        while (read < records.size() && (read == began || System.nanoTime() < end)) {
            var next = Math.min(records.size(), read + AT_ONCE);
            book.read(records.subList(read, next), 0);
            read = next;
        }
        var isNews = read > began;
        if (isEmpty()) {
            clear(); // the list may be long, and is of no use any more
        }
        return isNews;
    }

    /// Reads all that waits, however long that takes.
    void readAll() {
        while (!isEmpty()) {
            readOn();
        }
    }

    /// Forgets what waits.
    void clear() {
        records = List.of();
        read = 0;
    }
}
