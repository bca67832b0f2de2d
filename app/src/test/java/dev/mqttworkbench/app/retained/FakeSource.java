package dev.mqttworkbench.app.retained;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.mqttworkbench.broker.NewSubscriber;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.broker.RetainedQueries.Restored;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// A broker's store in a map, whose answers can be held back.
final class FakeSource implements RetainedSource {

    final Map<String, RetainedMessage> kept = new LinkedHashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Set<String> withoutQos = new HashSet<>();
    private final List<Runnable> heldBack = new ArrayList<>();
    private final String address;
    private boolean isHolding;
    private boolean isLimited;
    private boolean takesProperties = true;
    private Optional<RuntimeException> failure = Optional.empty();
    private long version;

    FakeSource() {
        this("mqtt://fake:1883");
    }

    FakeSource(String address) {
        this.address = address;
    }

    /// Keeps these from now on.
    FakeSource with(RetainedMessage... messages) {
        for (var message : messages) {
            kept.put(message.topic(), message);
        }
        version++;
        return this;
    }

    /// Keeps `count` messages more: `many/0`, `many/1`, …
    FakeSource withMany(int count) {
        for (var i = 0; i < count; i++) {
            with(RetainedMessages.of("many/" + i, Integer.toString(i)));
        }
        return this;
    }

    /// Has no properties from now on, as before MQTT 5.
    void leaveOutProperties() {
        takesProperties = false;
    }

    /// May keep something newer of this topic than what is listed.
    FakeSource doubt(String topic) {
        doubtful.add(topic);
        version++;
        return this;
    }

    /// Does not tell at which QoS this topic's message is kept.
    FakeSource hideQos(String topic) {
        withoutQos.add(topic);
        version++;
        return this;
    }

    /// Answers no change until it is released.
    void hold() {
        isHolding = true;
    }

    /// Gives the next answer that was held back.
    void releaseOne() {
        heldBack.removeFirst().run();
    }

    /// Fails from now on, or works again.
    void failWith(Optional<RuntimeException> other) {
        failure = other;
    }

    private <A> CompletionStage<A> answer(Supplier<A> what) {
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(failure.get());
        }
        if (!isHolding) {
            return CompletableFuture.completedFuture(what.get());
        }
        var later = new CompletableFuture<A>();
        heldBack.add(() -> later.complete(what.get()));
        return later;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean takesProperties() {
        return takesProperties;
    }

    @Override
    public CompletionStage<Optional<Listing>> changedSince(long since) {
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(failure.get());
        }
        return CompletableFuture.completedFuture(since == version
                ? Optional.empty()
                : Optional.of(new Listing(version, List.copyOf(kept.values()), 0, true, 0, Set.copyOf(doubtful), Set.copyOf(withoutQos))));
    }

    /// Has an access list from now on.
    void limit() {
        isLimited = true;
    }

    @Override
    public boolean hasAccessList() {
        return isLimited;
    }

    @Override
    public CompletionStage<NewSubscriber> forNewSubscriber(TopicFilter filter, QoS qos) {
        return answer(() -> filter.isShared()
                ? new NewSubscriber(NewSubscriber.Reason.SHARED, List.of())
                : new NewSubscriber(NewSubscriber.Reason.MATCHING, kept.values().stream()
                        .filter(message -> filter.matches(new TopicName(message.topic())))
                        .map(message -> new NewSubscriber.Granted(message, message.qos().atMost(qos)))
                        .toList()));
    }

    @Override
    public CompletionStage<Cleared> clear(List<String> topics) {
        return answer(() -> {
            version++;
            var refused = topics.stream().filter(kept::containsKey).filter(FakeSource::isLocked).map(topic -> refuse(kept.get(topic))).toList();
            return new Cleared(topics.stream().filter(topic -> !isLocked(topic)).filter(kept::containsKey).map(kept::remove).toList(), refused);
        });
    }

    @Override
    public CompletionStage<PutBack> restore(List<RetainedMessage> messages) {
        return answer(() -> {
            var missing = messages.stream().filter(message -> !kept.containsKey(message.topic())).toList();
            var taken = missing.stream().filter(message -> !isLocked(message.topic())).toList();
            with(taken.toArray(RetainedMessage[]::new));
            return new PutBack(new Restored(taken.size(), messages.size() - missing.size(), 0, 0),
                    missing.stream().filter(message -> isLocked(message.topic())).map(FakeSource::refuse).toList());
        });
    }

    @Override
    public CompletionStage<List<Refused>> publish(List<RetainedMessage> messages) {
        return answer(() -> {
            with(messages.stream().filter(message -> !isLocked(message.topic())).map(this::taken).toArray(RetainedMessage[]::new));
            return messages.stream().filter(message -> isLocked(message.topic())).map(FakeSource::refuse).toList();
        });
    }

    private RetainedMessage taken(RetainedMessage message) {
        return takesProperties ? message : new RetainedMessage(message.topic(), message.qos(), Properties.NONE, message.payload(), message.setAt(),
                message.publisher(), message.byWill(), Optional.empty());
    }

    private static boolean isLocked(String topic) {
        return topic.startsWith("secret/");
    }

    private static Refused refuse(RetainedMessage message) {
        return new Refused(message, "Not authorized");
    }

    @Override
    public Optional<RetainedScan> scan() {
        return Optional.empty();
    }
}
