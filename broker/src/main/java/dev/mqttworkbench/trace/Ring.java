package dev.mqttworkbench.trace;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.ToIntFunction;

/// A bounded queue between a thread that must never wait and a thread that looks now and then: it overwrites the oldest
/// elements when they were not taken in time, and counts them.
///
/// Any number of threads may add; one thread drains.
///
/// @param <E> what passes through; immutable, since two threads see it
public final class Ring<E> {

    /// What came since the last drain.
    ///
    /// @param elements oldest first
    /// @param lost how many elements were overwritten since the last drain; they were older than `elements`
    /// @param <E> what passes through
    public record Drained<E>(List<E> elements, long lost) {}

    private final int maximumElements;
    private final long maximumBytes;
    private final ToIntFunction<? super E> sizeInBytes;

    // Held for a few instructions by the network's loop (add) and by the thread that looks (drain): neither ever does work
    // under it that grows with what is queued.
    private final Object lock = new Object();
    private ArrayDeque<E> elements = new ArrayDeque<>();
    private long bytes;
    private long lost;

    /// @param maximumElements how many elements wait at the most, at least 1
    /// @param maximumBytes how many bytes wait at the most; one element is kept whatever its size
    /// @param sizeInBytes what one element counts against `maximumBytes`
    public Ring(int maximumElements, long maximumBytes, ToIntFunction<? super E> sizeInBytes) {
        if (maximumElements < 1) {
            throw new IllegalArgumentException("A ring needs room for one element");
        }
        this.maximumElements = maximumElements;
        this.maximumBytes = maximumBytes;
        this.sizeInBytes = sizeInBytes;
    }

    /// Adds the newest element. Never waits for the reader.
    public void add(E element) {
        var size = sizeInBytes.applyAsInt(element);
        synchronized (lock) {
            elements.addLast(element);
            bytes += size;
            while (elements.size() > maximumElements || bytes > maximumBytes && elements.size() > 1) {
                bytes -= sizeInBytes.applyAsInt(elements.removeFirst());
                lost++;
            }
        }
    }

    /// Takes everything that is there.
    public Drained<E> drain() {
        ArrayDeque<E> taken;
        long lostSinceLast;
        synchronized (lock) {
            taken = elements;
            lostSinceLast = lost;
            elements = new ArrayDeque<>();
            bytes = 0;
            lost = 0;
        }
        return new Drained<>(List.copyOf(taken), lostSinceLast);
    }
}
