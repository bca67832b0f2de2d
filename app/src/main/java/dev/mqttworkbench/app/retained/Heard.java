package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import dev.mqttworkbench.broker.RetainedMessage;

/// What came with RETAIN 1 to a client that asks what is kept. The client's loop adds, the thread of the scan waits: both under
/// the lock of this object.
final class Heard {

    private static final int MOST = 200_000;
    private static final long MOST_BYTES = 128L << 20;

    private final Map<String, RetainedMessage> found = new LinkedHashMap<>();
    private final Set<String> missing = new HashSet<>();
    private boolean isExpecting;
    private long bytes;
    private long heardAt = System.nanoTime();
    private Optional<Throwable> failure = Optional.empty();

    /// A message came. One more of a topic that has come takes its place, and does not prolong the waiting: some brokers send live
    /// messages with RETAIN 1, and those never end.
    ///
    /// @return of how many topics one has come
    synchronized int add(RetainedMessage message) {
        if (isFull()) {
            return found.size();
        }
        var before = found.put(message.topic(), message);
        bytes += message.payload().size() - (before == null ? 0 : before.payload().size());
        if (before == null) {
            heardAt = System.nanoTime();
        }
        if (missing.remove(message.topic()) && missing.isEmpty() || isFull()) {
            notifyAll();
        }
        return found.size();
    }

    /// Nothing more can come.
    synchronized void fail(Throwable reason) {
        failure = Optional.of(reason);
        notifyAll();
    }

    /// Waits from now on for these topics, and no longer than until each has come.
    synchronized void expect(Collection<String> topics) {
        isExpecting = true;
        missing.clear();
        missing.addAll(topics);
        missing.removeAll(found.keySet());
        heardAt = System.nanoTime();
    }

    /// Whether there is no room for more: 200,000 messages, or 128 MB of payload.
    synchronized boolean isFull() {
        return found.size() >= MOST || bytes >= MOST_BYTES;
    }

    /// Whether a message of this topic has come.
    synchronized boolean has(String topic) {
        return found.containsKey(topic);
    }

    /// Waits until all that is expected has come, there is no room, or nothing new has come for a while.
    ///
    /// @param quiet that while; it begins anew with this call
    /// @param longest how long it waits at the most
    /// @return false where the longest time was over before
    /// @throws ExecutionException when the connection ended
    synchronized boolean await(Duration quiet, Duration longest) throws ExecutionException, InterruptedException {
        var beganAt = System.nanoTime();
        heardAt = beganAt;
        while (true) {
            if (failure.isPresent()) {
                throw new ExecutionException(failure.get());
            }
            var now = System.nanoTime();
            var untilQuiet = quiet.toNanos() - (now - heardAt);
            var untilTooLong = longest.toNanos() - (now - beganAt);
            if (isExpecting && missing.isEmpty() || isFull() || untilQuiet <= 0) {
                return true;
            } else if (untilTooLong <= 0) {
                return false;
            }
            wait(Math.min(untilQuiet, untilTooLong) / 1_000_000 + 1);
        }
    }

    /// What has come, by topic, in the order in which it came.
    synchronized Map<String, RetainedMessage> found() {
        return new LinkedHashMap<>(found);
    }

    /// What has come of these topics.
    synchronized Collection<RetainedMessage> of(Collection<String> topics) {
        var all = new ArrayList<RetainedMessage>();
        for (var topic : topics) {
            var message = found.get(topic);
            if (message != null) {
                all.add(message);
            }
        }
        return all;
    }
}
