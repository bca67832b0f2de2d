package dev.mqttworkbench.app.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;

/// The retained messages that a connection has seen at a broker that does not tell what it keeps: what came or went with RETAIN 1,
/// the newest of each topic, without what was cleared. Those that were not seen for the longest time give way when there is no
/// room. Any thread.
public final class SeenRetained {

    /// What was seen, at one moment.
    ///
    /// @param version another number after each change
    /// @param messages those seen first come first; the time at which one was set is the time at which it was seen
    /// @param bytes of payloads, topics and properties, about
    /// @param evicted how many had to give way
    /// @param doubtful the topics of those that may be older than what the broker keeps
    public record Seen(long version, List<RetainedMessage> messages, long bytes, long evicted, Set<String> doubtful) {}

    private static final int MOST = 200_000;
    private static final long MOST_BYTES = 128L << 20;
    private static final int BYTES_OF_A_PROPERTY = 64;

    // What belongs to a delivery, and not to the message.
    private static final Set<Property<?>> OF_DELIVERIES = Set.of(Property.SUBSCRIPTION_IDENTIFIER, Property.TOPIC_ALIAS);

    private final int most;
    private final long mostBytes;

    // All below are guarded by this object: the client's loop and who publishes write, the screen's questions read.
    private final LinkedHashMap<String, RetainedMessage> messages = new LinkedHashMap<>();
    private final LinkedHashSet<String> cleared = new LinkedHashSet<>();
    private final Map<String, Instant> doubts = new HashMap<>();
    private long version;
    private long bytes;
    private long evicted;

    /// Nothing was seen yet; there is room for 200,000 messages and 128 MB.
    public SeenRetained() {
        this(MOST, MOST_BYTES);
    }

    /// @param most how many messages are kept at the most
    /// @param mostBytes how many bytes they have at the most
    SeenRetained(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /// A message with RETAIN 1 passed: it is what the broker keeps now, or clears what it kept where it is empty.
    ///
    /// @param publisher the client identifier of who published it, empty where that is not known
    public synchronized void note(Publish publish, Instant at, String publisher) {
        version++;
        remove(publish.topicName());
        if (publish.payload().isEmpty()) {
            cleared.add(publish.topicName());
            if (cleared.size() > most) {
                doubts.remove(cleared.removeFirst());
            }
        } else {
            put(seen(publish, at, publisher));
        }
    }

    /// A message passed whose flag the subscription does not keep: RETAIN 0 does not say whether the broker keeps it. Where
    /// another one is known, or it is known that there was none, that may be old from now on.
    public synchronized void noteWithoutFlag(Publish publish, Instant at) {
        var topic = publish.topicName();
        var known = messages.get(topic);
        var isNews = known == null ? cleared.contains(topic) && !publish.payload().isEmpty() : !isSame(known, seen(publish, at, ""));
        if (isNews && doubts.put(topic, at) == null) {
            version++;
        }
    }

    /// What a PUBLISH says about the message that is kept.
    public static RetainedMessage seen(Publish publish, Instant at, String publisher) {
        return new RetainedMessage(
                publish.topicName(), publish.qos(), ofMessage(publish.properties()), publish.payload(), Optional.of(at), publisher, false,
                publish.properties().get(Property.MESSAGE_EXPIRY_INTERVAL).map(at::plusSeconds));
    }

    private static Properties ofMessage(Properties properties) {
        return properties.keeping(property -> !OF_DELIVERIES.contains(property));
    }

    private void put(RetainedMessage message) {
        messages.put(message.topic(), message);
        cleared.remove(message.topic());
        bytes += cost(message);
        while (messages.size() > most || bytes > mostBytes && messages.size() > 1) {
            remove(messages.firstEntry().getKey());
            evicted++;
        }
    }

    private void remove(String topic) {
        doubts.remove(topic);
        var gone = messages.remove(topic);
        if (gone != null) {
            bytes -= cost(gone);
        }
    }

    private static long cost(RetainedMessage message) {
        return message.topic().length() + message.payload().size() + (long) BYTES_OF_A_PROPERTY * message.properties().entries().size();
    }

    /// A subscriber has just been told all that the broker keeps where `isAsked`: these, and nothing else. What is known already
    /// with the same content stays as it is, and so does what was seen after the question.
    ///
    /// @param asked when the subscriber asked
    /// @return how many were known and are not kept any more
    public synchronized int found(Collection<RetainedMessage> all, Predicate<String> isAsked, Instant asked) {
        version++;
        doubts.entrySet().removeIf(doubt -> isAsked.test(doubt.getKey()) && !doubt.getValue().isAfter(asked));
        var topics = new HashSet<String>();
        all.forEach(message -> topics.add(message.topic()));
        var gone = messages.keySet().stream()
                .filter(topic -> isAsked.test(topic) && !topics.contains(topic) && !isNewer(topic, asked)).toList();
        gone.forEach(this::remove);
        all.stream().filter(message -> !isKnown(message) && !isNewer(message.topic(), asked)).forEach(message -> {
            remove(message.topic());
            put(message);
        });
        return gone.size();
    }

    private boolean isNewer(String topic, Instant asked) {
        var known = messages.get(topic);
        return known != null && known.setAt().filter(at -> at.isAfter(asked)).isPresent();
    }

    private boolean isKnown(RetainedMessage message) {
        var known = messages.get(message.topic());
        return known != null && isSame(known, message);
    }

    private static boolean isSame(RetainedMessage known, RetainedMessage message) {
        return known.payload().equals(message.payload()) && known.qos() == message.qos()
                && known.properties().without(Property.MESSAGE_EXPIRY_INTERVAL)
                        .equals(message.properties().without(Property.MESSAGE_EXPIRY_INTERVAL));
    }

    /// What was seen, or nothing where nothing has changed since this version. A message whose time is over is left out.
    public synchronized Optional<Seen> changedSince(long since) {
        if (since == version) {
            return Optional.empty();
        }
        var now = Instant.now();
        messages.values().stream().filter(message -> message.isExpired(now)).map(RetainedMessage::topic).toList().forEach(this::remove);
        return Optional.of(new Seen(version, new ArrayList<>(messages.values()), bytes, evicted, doubtfulOf(messages.keySet())));
    }

    /// Those of these topics of which something newer may be kept than what is known.
    public synchronized Set<String> doubtfulOf(Collection<String> topics) {
        return doubts.isEmpty() ? Set.of() : topics.stream().filter(doubts::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /// What is known of these topics.
    public synchronized List<RetainedMessage> of(Collection<String> topics) {
        return topics.stream().filter(messages::containsKey).map(messages::get).toList();
    }
}
