package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.broker.NewSubscriber;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.broker.RetainedQueries.Restored;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// The retained messages of a broker that does not tell what it keeps: those that a connection has seen, until a scan says more.
/// What is done is done by publishing, as any client can.
public final class SeenSource implements RetainedSource {

    private final Connection connection;
    private final FailureWords words;
    private final Duration quiet;
    private final Executor background;

    /// @param connection to the broker
    /// @param words of what fails
    /// @param quiet a scan is over when nothing came for this long
    /// @param background lists what was seen, which may be very many
    public SeenSource(Connection connection, FailureWords words, Duration quiet, Executor background) {
        this.background = background;
        this.connection = connection;
        this.words = words;
        this.quiet = quiet;
    }

    @Override
    public String address() {
        return connection.address();
    }

    @Override
    public boolean takesProperties() {
        return connection.takesProperties();
    }

    @Override
    public CompletionStage<Optional<Listing>> changedSince(long version) {
        return CompletableFuture.supplyAsync(() -> connection.seenRetained().changedSince(version)
                .map(seen -> new Listing(seen.version(), seen.messages(), seen.bytes(), false, seen.evicted(), seen.doubtful(), seen.withoutQos())), background);
    }

    @Override
    public CompletionStage<Optional<Listing>> ascertained(Collection<String> topics) {
        return ask(connection.seenRetained().unsureOf(topics)).thenCompose(done -> changedSince(-1));
    }

    /// Asks the broker about topics of which it is not known for sure what is kept.
    ///
    /// @return those of which it is not known then either, with the reason in words
    private CompletionStage<Map<String, String>> ask(Set<String> topics) {
        if (topics.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return new RetainedScan(connection, quiet).read(topics).thenApply(found -> {
            var open = new HashMap<String, String>();
            found.unsure().forEach((topic, reason) -> open.put(topic, words.of(reason)));
            connection.seenRetained().withoutQosOf(topics).forEach(topic -> open.put(topic, words.words().get("retained.clear.withoutQos")));
            return open;
        });
    }

    /// Subscribes, and looks.
    @Override
    public CompletionStage<NewSubscriber> forNewSubscriber(TopicFilter filter, QoS qos) {
        if (filter.isShared()) {
            return CompletableFuture.completedFuture(new NewSubscriber(NewSubscriber.Reason.SHARED, List.of()));
        }
        return new RetainedScan(connection, quiet).find(filter, qos, count -> {}).thenApply(found -> new NewSubscriber(
                NewSubscriber.Reason.MATCHING,
                found.messages().stream().map(message -> new NewSubscriber.Granted(message, message.qos())).toList()));
    }

    @Override
    public CompletionStage<Cleared> clear(List<String> topics) {
        return ask(connection.seenRetained().unsureOf(topics)).thenCompose(open -> clearAll(
                connection.seenRetained().of(topics.stream().filter(topic -> !open.containsKey(topic)).toList()), refused(open)));
    }

    private CompletionStage<Cleared> clearAll(List<RetainedMessage> known, List<Refused> unknown) {
        return publishing().clear(known).thenApply(refusedThere -> {
            var left = refusedThere.stream().map(each -> each.message().topic()).collect(Collectors.toSet());
            var removed = known.stream().filter(message -> !left.contains(message.topic())).toList();
            var refused = Stream.concat(refusedThere.stream(), unknown.stream()).toList();
            if (!refused.isEmpty() && removed.isEmpty() && unknown.isEmpty()) { // others may be cleared behind those that are not known
                throw new IllegalStateException(refused.getFirst().reason());
            }
            return new Cleared(removed, refused);
        });
    }

    /// What is not touched, since it could not be put back as it was.
    private List<Refused> refused(Map<String, String> open) {
        return open.entrySet().stream().map(each -> new Refused(connection.seenRetained().of(List.of(each.getKey())).stream().findFirst()
                .orElseGet(() -> new RetainedMessage(each.getKey(), QoS.AT_MOST_ONCE, Properties.NONE, Payload.EMPTY, Optional.empty(), "", false, Optional.empty())),
                each.getValue())).toList();
    }

    @Override
    public CompletionStage<PutBack> restore(List<RetainedMessage> messages) {
        return ask(connection.seenRetained().doubtfulOf(messages.stream().map(RetainedMessage::topic).toList())).thenCompose(open -> {
            var unknown = messages.stream().filter(message -> !isListed(message) && open.containsKey(message.topic()))
                    .map(message -> new Refused(message, Objects.requireNonNull(open.get(message.topic())))).toList();
            var others = messages.stream().filter(message -> isListed(message) || !open.containsKey(message.topic())).toList();
            return restoreAll(others).thenApply(done -> new PutBack(done.sum(), Stream.concat(done.refused().stream(), unknown.stream()).toList()));
        });
    }

    private boolean isListed(RetainedMessage message) {
        return !connection.seenRetained().of(List.of(message.topic())).isEmpty();
    }

    private CompletionStage<PutBack> restoreAll(List<RetainedMessage> messages) {
        var now = Instant.now();
        var newer = new HashSet<String>();
        connection.seenRetained().of(messages.stream().map(RetainedMessage::topic).toList()).forEach(each -> newer.add(each.topic()));
        var expired = (int) messages.stream().filter(message -> message.isExpired(now)).count();
        var wanted = messages.stream().filter(message -> !message.isExpired(now) && !newer.contains(message.topic())).toList();
        return publishing().publish(wanted).thenApply(refused -> new PutBack(new Restored(
                wanted.size() - refused.size(), messages.size() - expired - wanted.size(), expired, 0), refused));
    }

    @Override
    public CompletionStage<List<Refused>> publish(List<RetainedMessage> messages) {
        return publishing().publish(messages);
    }

    private RetainedPublishing publishing() {
        return new RetainedPublishing(connection, words);
    }

    @Override
    public Optional<RetainedScan> scan() {
        return Optional.of(new RetainedScan(connection, quiet));
    }
}
