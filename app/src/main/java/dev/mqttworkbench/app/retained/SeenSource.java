package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.broker.NewSubscriber;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.broker.RetainedQueries.Restored;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// The retained messages of a broker that does not tell what it keeps: those that a connection has seen, until a scan says more.
/// What is done is done by publishing, as any client can.
public final class SeenSource implements RetainedSource {

    private final Connection connection;
    private final FailureWords words;
    private final Duration quiet;

    /// @param connection to the broker
    /// @param words of what fails
    /// @param quiet a scan is over when nothing came for this long
    public SeenSource(Connection connection, FailureWords words, Duration quiet) {
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
        return CompletableFuture.completedFuture(connection.seenRetained().changedSince(version)
                .map(seen -> new Listing(seen.version(), seen.messages(), seen.bytes(), false, seen.evicted(), seen.doubtful())));
    }

    @Override
    public CompletionStage<Optional<Listing>> ascertained(Collection<String> topics) {
        return read(topics).thenCompose(done -> changedSince(-1));
    }

    /// Asks the broker where what is known may be old.
    private CompletionStage<Void> read(Collection<String> topics) {
        var doubtful = connection.seenRetained().doubtfulOf(topics);
        return doubtful.isEmpty() ? CompletableFuture.completedFuture(null) : new RetainedScan(connection, quiet).read(doubtful);
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
        return read(topics).thenCompose(done -> clearAll(connection.seenRetained().of(topics)));
    }

    private CompletionStage<Cleared> clearAll(List<RetainedMessage> known) {
        return publishing().clear(known).thenApply(refused -> {
            var left = refused.stream().map(each -> each.message().topic()).collect(Collectors.toSet());
            if (!refused.isEmpty() && left.size() == known.size()) {
                throw new IllegalStateException(refused.getFirst().reason());
            }
            return new Cleared(known.stream().filter(message -> !left.contains(message.topic())).toList(), refused);
        });
    }

    @Override
    public CompletionStage<PutBack> restore(List<RetainedMessage> messages) {
        return read(messages.stream().map(RetainedMessage::topic).toList()).thenCompose(done -> restoreAll(messages));
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
