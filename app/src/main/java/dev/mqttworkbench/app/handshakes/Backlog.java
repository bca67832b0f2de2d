package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.trace.TraceRecord;

/// Records of a trace on their way into a [FlowBook]: some with each pulse, so that a burst of a hundred thousand does not stop the window.
/// What is not drained yet waits in the ring of the trace, which is bounded. On the JavaFX thread only.
final class Backlog {

    /// How many records one go reads at the most, however fast that is.
    static final int MOST = 16_384;

    /// How long one go takes, about, in nanoseconds.
    private static final long SLICE = 12_000_000L;
    private static final int AT_ONCE = 256;

    private final FlowBook book;
    private List<? extends TraceRecord> records = List.of();
    private int read;
    private final List<Runnable> behindRing = new ArrayList<>(); // wait until the ring is drained
    private final List<Runnable> behindRecords = new ArrayList<>(); // wait until all records are read

    Backlog(FlowBook book) {
        this.book = book;
    }

    /// Whether all that was drained is read.
    boolean isEmpty() {
        return read == records.size();
    }

    /// Whether there is nothing to read, and nobody waits for it.
    boolean isIdle() {
        return isEmpty() && behindRing.isEmpty() && behindRecords.isEmpty();
    }

    /// Takes what a trace has to say; only while nothing waits to be read.
    ///
    /// @param from which; empty where none is to be drained at present
    void take(Optional<FlowSource> from) {
        from.ifPresent(this::drain);
        behindRecords.addAll(behindRing);
        behindRing.clear();
    }

    private void drain(FlowSource from) {
        var drained = from.drain();
        records = drained.elements();
        read = 0;
        if (drained.lost() > 0) {
            book.read(List.of(), drained.lost());
        }
    }

    /// Reads for a slice of time, [#MOST] records at the most. Behind the last record that was taken it runs what waits for it.
    ///
    /// @return whether anything was read
    boolean readOn() {
        var began = read;
        var end = System.nanoTime() + SLICE;
        var last = Math.min(records.size(), began + MOST);
        while (read < last && (read == began || System.nanoTime() < end)) {
            var next = Math.min(last, read + AT_ONCE);
            book.read(records.subList(read, next), 0);
            read = next;
        }
        var isNews = read > began;
        if (isEmpty()) {
            forgetRecords(); // the list may be long, and is of no use any more
            var tasks = List.copyOf(behindRecords);
            behindRecords.clear();
            tasks.forEach(Runnable::run);
        }
        return isNews;
    }

    /// Runs a task with the pulse that has read all that the trace has said until now: what was drained, and what is in the ring.
    void whenRead(Runnable task) {
        behindRing.add(task);
    }

    private void forgetRecords() {
        records = List.of();
        read = 0;
    }

    /// Forgets what waits.
    void clear() {
        forgetRecords();
        behindRing.clear();
        behindRecords.clear();
    }
}
