package dev.mqttworkbench.app.retained;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.broker.NewSubscriber;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.broker.RetainedQueries;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import org.jspecify.annotations.Nullable;

/// The retained messages of the broker in the box, which is asked itself and knows all of them.
public final class BrokerSource implements RetainedSource {

    private static final String ADDRESS = "bundled"; // no other broker's: theirs have a scheme

    private final Supplier<Optional<RetainedQueries>> broker;
    private final Connection connection;
    private final FailureWords words;

    // Only the JavaFX thread asks what has changed, one question at a time.
    private @Nullable RetainedQueries asked;

    /// @param broker answers questions while it runs
    /// @param connection through which messages are published
    /// @param words of what fails
    public BrokerSource(Supplier<Optional<RetainedQueries>> broker, Connection connection, FailureWords words) {
        this.broker = broker;
        this.connection = connection;
        this.words = words;
    }

    private <A> CompletionStage<A> ask(Function<RetainedQueries, CompletionStage<A>> question) {
        return broker.get().map(question).orElseGet(() -> CompletableFuture.failedFuture(
                new IllegalStateException(words.words().get("retained.error.stopped"))));
    }

    @Override
    public String address() {
        return ADDRESS;
    }

    @Override
    public boolean takesProperties() {
        return connection.takesProperties();
    }

    @Override
    public CompletionStage<Optional<Listing>> changedSince(long version) {
        return ask(queries -> {
            var since = queries == asked ? version : -1; // another broker counts anew
            asked = queries;
            return queries.changedSince(since).thenApply(snapshot -> snapshot.map(all ->
                    new Listing(all.version(), all.messages(), all.bytes(), all.kept(), 0, Set.of())));
        });
    }

    @Override
    public boolean hasAccessList() {
        return broker.get().filter(RetainedQueries::hasAccessList).isPresent();
    }

    @Override
    public CompletionStage<NewSubscriber> forNewSubscriber(TopicFilter filter, QoS qos) {
        return ask(queries -> queries.forNewSubscriber(filter, SubscriptionOptions.of(qos)));
    }

    @Override
    public CompletionStage<Cleared> clear(List<String> topics) {
        return ask(queries -> queries.clear(topics)).thenApply(removed -> new Cleared(removed, List.of()));
    }

    @Override
    public CompletionStage<PutBack> restore(List<RetainedMessage> messages) {
        return ask(queries -> queries.restore(messages)).thenApply(sum -> new PutBack(sum, List.of()));
    }

    @Override
    public CompletionStage<List<Refused>> publish(List<RetainedMessage> messages) {
        return new RetainedPublishing(connection, words).publish(messages);
    }

    @Override
    public Optional<RetainedScan> scan() {
        return Optional.empty();
    }
}
