package dev.mqttworkbench.app.handshakes;

import java.util.HashSet;
import java.util.function.Consumer;

import dev.mqttworkbench.app.fx.Tasks;

/// Finds packets that stand as held in a book and are not held any more: what became of them was overwritten in the trace before it was read. On
/// the JavaFX thread only.
final class MissedHolds {

    private final FlowBook book;
    private final Tasks tasks;
    private long lostBefore;

    MissedHolds(FlowBook book, Tasks tasks) {
        this.book = book;
        this.tasks = tasks;
    }

    /// Asks which packets are held, where records were lost since the last time.
    ///
    /// @param whenRead runs a task when all is read that the trace has told meanwhile: that is no guess
    void check(FlowSource from, Consumer<Runnable> whenRead) {
        if (book.lost() == lostBefore) {
            return;
        }
        lostBefore = book.lost();
        var known = book.holds();
        if (!known.isEmpty()) {
            tasks.whenComplete(from.gates().held(), there -> {
                var gone = new HashSet<>(known);
                there.forEach(packet -> gone.remove(packet.hold()));
                whenRead.accept(() -> book.missed(gone));
            }, stopped -> whenRead.accept(() -> book.missed(known))); // with its side
        }
    }
}
