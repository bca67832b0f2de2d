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
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;

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
    /// @param withoutQos the topics of those that may be kept at a higher QoS than that at which they came
    public record Seen(long version, List<RetainedMessage> messages, long bytes, long evicted, Set<String> doubtful, Set<String> withoutQos) {}

    private static final int MOST = 200_000;
    private static final long MOST_BYTES = 128L << 20;
    private static final int BYTES_OF_A_PROPERTY = 64;

    // What belongs to a delivery, and not to the message.
    private static final Set<Property<?>> OF_DELIVERIES = Set.of(Property.SUBSCRIPTION_IDENTIFIER, Property.TOPIC_ALIAS);

    private final int most;
    private final long mostBytes;

    // All below are guarded by this object: the client's loop and who publishes write, the screen's questions read.
    private final LinkedHashMap<String, RetainedMessage> messages = new LinkedHashMap<>();
    private final LinkedHashMap<String, Instant> cleared = new LinkedHashMap<>();
    private final Map<String, Instant> doubts = new HashMap<>();
    private final Set<String> withoutQos = new HashSet<>();
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
        note(publish, at, publisher, true);
    }

    /// The same.
    ///
    /// @param isQosTold whether its QoS is that at which it was published: a Subscription at a lower one gets it at that. Where it
    ///         is known already at which QoS just this is kept, that stays.
    synchronized void note(Publish publish, Instant at, String publisher, boolean isQosTold) {
        version++;
        var topic = publish.topicName();
        if (publish.payload().isEmpty()) {
            remove(topic);
            noteCleared(topic, at);
            return;
        }
        var message = seen(publish, at, publisher);
        var known = Optional.ofNullable(messages.get(topic)).filter(each -> !isQosTold && !withoutQos.contains(topic) && isSame(each, message, false));
        remove(topic);
        put(known.map(each -> withQos(message, each.qos())).orElse(message));
        if (!isQosTold && known.isEmpty() && messages.containsKey(topic)) {
            withoutQos.add(topic);
        }
    }

    private void noteCleared(String topic, Instant at) {
        cleared.remove(topic);
        cleared.put(topic, at);
        if (cleared.size() > most) {
            doubts.remove(cleared.pollFirstEntry().getKey());
        }
    }

    private static RetainedMessage withQos(RetainedMessage message, QoS qos) {
        return new RetainedMessage(message.topic(), qos, message.properties(), message.payload(), message.setAt(), message.publisher(),
                message.byWill(), message.expiresAt());
    }

    /// A message passed whose flag the subscription does not keep: RETAIN 0 does not say whether the broker keeps it. Where
    /// another one is known, or it is known that there was none, that may be old from now on.
    public synchronized void noteWithoutFlag(Publish publish, Instant at) {
        noteWithoutFlag(publish, at, true);
    }

    /// The same.
    ///
    /// @param isQosTold whether its QoS is that at which it was published
    synchronized void noteWithoutFlag(Publish publish, Instant at, boolean isQosTold) {
        var topic = publish.topicName();
        var known = messages.get(topic);
        var isNews = known == null ? cleared.containsKey(topic) && !publish.payload().isEmpty() : !isSame(known, seen(publish, at, ""), isQosTold);
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
        withoutQos.remove(topic);
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
    public int found(Collection<RetainedMessage> all, Predicate<String> isAsked, Instant asked) {
        return found(all, Set.of(), isAsked, asked);
    }

    /// The same.
    ///
    /// @param notTold the topics of those that may be kept at a higher QoS than that at which they came
    public synchronized int found(Collection<RetainedMessage> all, Set<String> notTold, Predicate<String> isAsked, Instant asked) {
        version++;
        doubts.entrySet().removeIf(doubt -> isAsked.test(doubt.getKey()) && !doubt.getValue().isAfter(asked));
        var topics = new HashSet<String>();
        all.forEach(message -> topics.add(message.topic()));
        var gone = messages.keySet().stream()
                .filter(topic -> isAsked.test(topic) && !topics.contains(topic) && !isNewer(topic, asked)).toList();
        gone.forEach(this::remove);
        gone.forEach(topic -> noteCleared(topic, asked));
        all.stream().filter(message -> !isNewer(message.topic(), asked)).forEach(message -> found(message, !notTold.contains(message.topic())));
        return gone.size();
    }

    private void found(RetainedMessage message, boolean isQosTold) {
        var topic = message.topic();
        var known = messages.get(topic);
        if (known == null || !isSame(known, message, isQosTold)) {
            remove(topic);
            put(message);
            if (!isQosTold && messages.containsKey(topic)) {
                withoutQos.add(topic);
            }
        } else if (isQosTold) {
            withoutQos.remove(topic);
        }
    }

    /// Nobody knows any more what is kept there: the broker was asked, and has not answered.
    ///
    /// @param asked when; what was seen after that stays
    public synchronized void doubt(Collection<String> topics, Instant asked) {
        for (var topic : topics) {
            if (messages.containsKey(topic) && !isNewer(topic, asked)) {
                doubts.put(topic, asked);
                version++;
            }
        }
    }

    private boolean isNewer(String topic, Instant asked) {
        var known = messages.get(topic);
        var at = known == null ? Optional.ofNullable(cleared.get(topic)) : known.setAt();
        return at.filter(when -> when.isAfter(asked)).isPresent();
    }

    /// @param isQosTold whether the QoS of the second one is that at which it was published; otherwise it may be a higher one
    private static boolean isSame(RetainedMessage known, RetainedMessage message, boolean isQosTold) {
        return known.payload().equals(message.payload())
                && (isQosTold ? known.qos() == message.qos() : known.qos().level() >= message.qos().level())
                && known.properties().without(Property.MESSAGE_EXPIRY_INTERVAL)
                        .equals(message.properties().without(Property.MESSAGE_EXPIRY_INTERVAL));
    }

    /// What was seen, or nothing where nothing has changed since this version. A message whose time is over is left out.
    public Optional<Seen> changedSince(long since) {
        List<String> open; // a set of very many is made where nobody waits for it
        Seen seen;
        synchronized (this) {
            if (since == version) {
                return Optional.empty();
            }
            var now = Instant.now();
            messages.values().stream().filter(message -> message.isExpired(now)).map(RetainedMessage::topic).toList().forEach(this::remove);
            open = new ArrayList<>(withoutQos);
            seen = new Seen(version, new ArrayList<>(messages.values()), bytes, evicted, Set.copyOf(doubts.keySet()), Set.of());
        }
        var listed = new HashSet<String>();
        seen.messages().forEach(message -> listed.add(message.topic()));
        return Optional.of(new Seen(seen.version(), seen.messages(), seen.bytes(), seen.evicted(),
                seen.doubtful().stream().filter(listed::contains).collect(Collectors.toUnmodifiableSet()), Set.copyOf(open)));
    }

    /// Those of these topics of which something newer may be kept than what is known.
    public synchronized Set<String> doubtfulOf(Collection<String> topics) {
        return doubts.isEmpty() ? Set.of() : topics.stream().filter(doubts::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /// Those of these topics of which something is known that may be kept at a higher QoS.
    public synchronized Set<String> withoutQosOf(Collection<String> topics) {
        return topics.stream().filter(withoutQos::contains).collect(Collectors.toUnmodifiableSet());
    }

    /// Those of these topics of which it is not known for sure what is kept: something newer may be, at another QoS, or something
    /// that was never seen.
    public synchronized Set<String> unsureOf(Collection<String> topics) {
        return topics.stream()
                .filter(topic -> doubts.containsKey(topic) || withoutQos.contains(topic) || !messages.containsKey(topic) && !cleared.containsKey(topic))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The topics of what is known where the filter matches.
    public synchronized Set<String> matching(TopicFilter filter) {
        return messages.keySet().stream().filter(topic -> filter.matches(new TopicName(topic))).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What is known of these topics.
    public synchronized List<RetainedMessage> of(Collection<String> topics) {
        return topics.stream().filter(messages::containsKey).map(messages::get).toList();
    }
}
