package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The messages that were sent at QoS 1 or 2 and are not finished: found by Packet Identifier, kept in the order in which they
/// were sent first [MQTT-4.6.0-1].
///
/// @param <M> the messages
final class InFlightMessages<M extends Outgoing> {

    /// What the peer has to answer.
    enum State { AWAITING_PUBACK, AWAITING_PUBREC, AWAITING_PUBCOMP }

    /// One message.
    static final class Entry<M> {

        final int identifier;
        final M message;
        State state;

        // As long as the Network Connection.
        boolean sentOnThisConnection;
        boolean unacknowledged;
        long sentAt;

        private @Nullable Entry<M> older;
        private @Nullable Entry<M> newer;

        private Entry(int identifier, M message, State state) {
            this.identifier = identifier;
            this.message = message;
            this.state = state;
        }
    }

    private final IdentifierTable<Entry<M>> byIdentifier = new IdentifierTable<>();
    private @Nullable Entry<M> oldest;
    private @Nullable Entry<M> newest;
    private long bytes;

    int size() {
        return byIdentifier.size();
    }

    long bytes() {
        return bytes;
    }

    @Nullable Entry<M> oldest() {
        return oldest;
    }

    @Nullable Entry<M> behind(Entry<M> entry) {
        return entry.newer;
    }

    @Nullable Entry<M> get(int identifier) {
        return byIdentifier.get(identifier);
    }

    /// Adds a message behind all others.
    Entry<M> add(int identifier, M message, State state) {
        var entry = new Entry<>(identifier, message, state);
        entry.older = newest;
        if (newest == null) {
            oldest = entry;
        } else {
            newest.newer = entry;
        }
        newest = entry;
        byIdentifier.put(identifier, entry);
        bytes += message.size();
        return entry;
    }

    void remove(Entry<M> entry) {
        byIdentifier.remove(entry.identifier);
        bytes -= entry.message.size();
        if (entry.older == null) {
            oldest = entry.newer;
        } else {
            entry.older.newer = entry.newer;
        }
        if (entry.newer == null) {
            newest = entry.older;
        } else {
            entry.newer.older = entry.older;
        }
    }

    /// All of them, oldest first, as they are now.
    List<Entry<M>> all() {
        var all = new ArrayList<Entry<M>>(size());
        for (var entry = oldest; entry != null; entry = entry.newer) {
            all.add(entry);
        }
        return all;
    }

    void clear() {
        byIdentifier.clear();
        bytes = 0;
        oldest = null;
        newest = null;
    }
}
