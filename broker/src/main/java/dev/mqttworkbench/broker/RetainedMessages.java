package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicTree;
import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.store.RetainedRow;
import dev.mqttworkbench.store.Stored;
import org.jspecify.annotations.Nullable;

/// The retained message of each topic that has one. On the broker's loop only.
final class RetainedMessages {

    /// A message, what stands for it in the store, and how it came here.
    ///
    /// @param setAt milliseconds since 1970, or [Stored#UNKNOWN]
    /// @param byWill whether it was a Will
    record Kept(Message message, @Nullable RetainedRow row, long setAt, boolean byWill) {}

    /// How long those that nobody asks for may stay at least when there is no room, in nanoseconds.
    private static final long BETWEEN_SWEEPS = TimeUnit.SECONDS.toNanos(10);

    private static final TopicFilter EVERYTHING = new TopicFilter("#");

    private final TopicTree<Kept> tree = new TopicTree<>();
    private final Journal journal;
    private int ofClients;
    private long bytes;
    private int expiring;
    private boolean wasSwept;
    private long sweptAt;
    private long version;

    RetainedMessages(Journal journal) {
        this.journal = journal;
    }

    /// How many there are, without those of the broker itself.
    int size() {
        return ofClients;
    }

    /// Bytes of these: payloads, topics and properties.
    long bytes() {
        return bytes;
    }

    /// Another number after each change of what clients have set.
    long version() {
        return version;
    }

    /// Everything that clients have set, in no order, as references to what never changes.
    List<Kept> ofClients(long now) {
        var all = new ArrayList<Kept>(ofClients);
        tree.forEachValueMatchedBy(EVERYTHING, kept -> {
            if (!kept.message().isExpired(now)) {
                all.add(kept);
            }
        });
        return all;
    }

    /// What is kept for a topic and has not expired.
    Optional<Kept> of(String topic, long now) {
        return tree.get(topic).filter(kept -> !kept.message().isExpired(now));
    }

    /// Goes on with what was stored.
    void restore(List<Stored.Retained> stored, long now, long wallClock) {
        for (var each : stored) {
            put(each.message().topic(), new Kept(
                    Message.of(each.message(), now, wallClock), each.row(), each.origin().setAt(), each.origin().byWill()));
        }
    }

    /// Whether a message can be kept within the limits; one that removes always can. What has expired makes room.
    boolean hasRoomFor(Message message, Limits limits, long now) {
        return fits(message, limits) || removedExpired(now) && fits(message, limits);
    }

    private boolean fits(Message message, Limits limits) {
        if (message.payload().isEmpty() || message.topic().isReserved()) {
            return true;
        }
        var replaced = tree.get(message.topic().value());
        var bytesAfter = bytes + message.size() - replaced.map(kept -> kept.message().size()).orElse(0);
        return (replaced.isPresent() || ofClients < limits.retainedMessages()) && bytesAfter <= limits.retainedBytes();
    }

    /// Looks at all of them, which takes its time, and therefore not often.
    private boolean removedExpired(long now) {
        if (expiring == 0 || wasSwept && now - sweptAt < BETWEEN_SWEEPS) {
            return false;
        }
        wasSwept = true;
        sweptAt = now;
        var expired = new ArrayList<String>();
        tree.forEach((topic, kept) -> {
            if (kept.message().isExpired(now)) {
                expired.add(topic);
            }
        });
        expired.forEach(this::remove);
        return !expired.isEmpty();
    }

    /// Keeps a message that was published with RETAIN 1; one without payload removes what was kept [MQTT-3.3.1-5]
    /// [MQTT-3.3.1-6].
    ///
    /// @param wallClock when it was set, in milliseconds since 1970
    /// @param byWill whether it was a Will
    void keep(Message message, long now, long wallClock, boolean byWill) {
        var topic = message.topic().value();
        if (message.payload().isEmpty()) {
            remove(topic);
        } else if (journal.keeps() && !message.topic().isReserved()) {
            keepStored(topic, message, now, new Stored.Origin(wallClock, byWill));
        } else {
            put(topic, new Kept(message, null, wallClock, byWill));
        }
    }

    private void keepStored(String topic, Message message, long now, Stored.Origin origin) {
        var row = tree.get(topic).map(Kept::row).orElse(null);
        var stored = message.stored(now, System.currentTimeMillis());
        if (row == null) {
            row = journal.retained(stored, origin);
        } else {
            journal.retained(row, stored, origin);
        }
        put(topic, new Kept(message, row, origin.setAt(), origin.byWill()));
    }

    private void put(String topic, Kept kept) {
        tree.put(topic, kept).ifPresent(replaced -> count(replaced, -1));
        count(kept, 1);
    }

    private void count(Kept kept, int sign) {
        if (!kept.message().topic().isReserved()) {
            version++;
            ofClients += sign;
            bytes += sign * (long) kept.message().size();
            expiring += kept.message().expiresAt() == Message.NEVER ? 0 : sign;
        }
    }

    private void remove(String topic) {
        tree.remove(topic).ifPresent(kept -> {
            count(kept, -1);
            if (kept.row() != null) {
                journal.gone(kept.row());
            }
        });
    }

    /// The messages that a new Subscription to `filter` gets; what has expired is removed on the way.
    List<Message> matching(TopicFilter filter, long now) {
        var found = new ArrayList<Message>();
        var expired = new ArrayList<String>();
        tree.forEachValueMatchedBy(filter, kept -> {
            if (kept.message().isExpired(now)) {
                expired.add(kept.message().topic().value());
            } else {
                found.add(kept.message());
            }
        });
        expired.forEach(this::remove);
        return found;
    }
}
