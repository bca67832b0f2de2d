package dev.mqttworkbench.mqtt.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What waits for one peer, and how much may: a number of messages, and a number of bytes of which what is in flight counts too,
/// so that a peer that takes nothing costs no more than that. QoS 0 gives way to the rest.
///
/// @param <M> the messages
final class Backlog<M extends Outgoing> {

    private static final long BETWEEN_SWEEPS = TimeUnit.SECONDS.toNanos(1);

    private final int maximumMessages;
    private final long maximumBytes;
    private final InFlightMessages<M> inFlight;
    private boolean wasSwept;
    private long sweptAt;

    /// At QoS 1 and 2, as long as the Session.
    final OutgoingQueue<M> lasting = new OutgoingQueue<>();

    /// At QoS 0, for a socket that is full.
    final OutgoingQueue<M> atMostOnce = new OutgoingQueue<>();

    /// @param maximumMessages how many messages wait at the most, of QoS 0 and of the rest each
    /// @param maximumBytes how many bytes wait or are in flight at the most
    /// @param inFlight what was sent and is not finished
    Backlog(int maximumMessages, long maximumBytes, InFlightMessages<M> inFlight) {
        this.maximumMessages = maximumMessages;
        this.maximumBytes = maximumBytes;
        this.inFlight = inFlight;
    }

    /// Adds a message at QoS 1 or 2, instead of messages at QoS 0 where there is no room for both; answers false where there is none
    /// at all. One message has room whatever its size.
    ///
    /// @param givenUp takes the messages at QoS 0 that had to go, oldest first
    boolean offer(M message, Consumer<M> givenUp) {
        if (!hasRoomFor(message, lasting, lastingBytes())) {
            return false;
        }
        while (!atMostOnce.isEmpty() && lastingBytes() + atMostOnce.countedBytes() + message.size() > maximumBytes) {
            givenUp.accept(atMostOnce.removeFirst());
        }
        lasting.add(message);
        return true;
    }

    /// Adds a message at QoS 0; answers false where it has no room.
    boolean offerAtMostOnce(M message) {
        var hasRoom = hasRoomFor(message, atMostOnce, lastingBytes() + atMostOnce.countedBytes());
        if (hasRoom) {
            atMostOnce.add(message);
        }
        return hasRoom;
    }

    /// Adds a message that is kept elsewhere anyway and does not count; answers false where as many bytes of such wait as may wait.
    boolean offerExempt(M message, OutgoingQueue<M> queue) {
        var hasRoom = queue.exemptBytes() + message.size() <= maximumBytes;
        if (hasRoom) {
            queue.addExempt(message);
        }
        return hasRoom;
    }

    /// Takes what has expired at QoS 1 and 2, oldest first. Looks at all that wait, and therefore once in a while only.
    List<M> takeExpired(long now) {
        if (wasSwept && now - sweptAt < BETWEEN_SWEEPS) {
            return List.of();
        }
        wasSwept = true;
        sweptAt = now;
        return lasting.removeIf(message -> message.isExpired(now));
    }

    private boolean hasRoomFor(M message, OutgoingQueue<M> queue, long bytes) {
        return queue.counted() < maximumMessages && (bytes == 0 || bytes + message.size() <= maximumBytes);
    }

    private long lastingBytes() {
        return lasting.countedBytes() + inFlight.bytes();
    }
}
