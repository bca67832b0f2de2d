package dev.mqttworkbench.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.transport.Loop;

/// Questions to a running [Broker] about its retained messages, and what can be done with them from beside it. Any thread; what
/// comes back are values, completed off the broker's loop. Every stage fails when the broker has stopped.
public final class RetainedQueries {

    /// How many messages are cleared or put back in one turn of the loop: clients wait no longer than for these.
    private static final int SLICE = 256;

    private final Loop loop;
    private final ServerState server;

    RetainedQueries(Loop loop, ServerState server) {
        this.loop = loop;
        this.server = server;
    }

    private record Gathered(long version, long bytes, List<RetainedMessages.Kept> kept, long now, Instant wallClock) {}

    /// All of them. The loop only gathers references, in one turn, so that they are those of one moment.
    public CompletionStage<RetainedSnapshot> all() {
        return changedSince(-1).thenApply(Optional::orElseThrow);
    }

    /// All of them, or nothing where nothing has changed since the snapshot of this version.
    public CompletionStage<Optional<RetainedSnapshot>> changedSince(long version) {
        return loop.ask(() -> {
            var retained = server.retained();
            return retained.version() == version
                    ? Optional.<Gathered>empty()
                    : Optional.of(new Gathered(
                            retained.version(), retained.bytes(), retained.ofClients(server.now()), server.now(), Instant.now()));
        }).thenApplyAsync(gathered -> gathered.map(this::snapshot));
    }

    private RetainedSnapshot snapshot(Gathered gathered) {
        var messages = new ArrayList<RetainedMessage>(gathered.kept().size());
        for (var kept : gathered.kept()) {
            messages.add(RetainedMessage.of(kept, gathered.now(), gathered.wallClock()));
        }
        return new RetainedSnapshot(gathered.version(), messages, gathered.bytes(), server.journal().keeps());
    }

    /// Whether an access list may keep messages from some clients.
    public boolean hasAccessList() {
        return server.settings().access().accessList().isPresent();
    }

    /// What a client that may read everything would get if it subscribed now and had no such Subscription before.
    public CompletionStage<NewSubscriber> forNewSubscriber(TopicFilter filter, SubscriptionOptions options) {
        if (filter.isShared()) {
            return CompletableFuture.completedFuture(new NewSubscriber(NewSubscriber.Reason.SHARED, List.of()));
        }
        if (!RetainedDelivery.gets(filter, options.retainHandling(), true)) {
            return CompletableFuture.completedFuture(new NewSubscriber(NewSubscriber.Reason.NOT_WANTED, List.of()));
        }
        return loop.ask(() -> {
            var now = server.now();
            var wallClock = Instant.now();
            return server.retained().matching(filter, now).stream()
                    .map(message -> granted(RetainedDelivery.of(message, options, List.of()), now, wallClock))
                    .toList();
        }).thenApplyAsync(deliveries -> new NewSubscriber(NewSubscriber.Reason.MATCHING, deliveries));
    }

    private NewSubscriber.Granted granted(Delivery delivery, long now, Instant wallClock) {
        var kept = server.retained().of(delivery.message().topic().value(), now).orElseThrow();
        return new NewSubscriber.Granted(RetainedMessage.of(kept, now, wallClock), delivery.qos());
    }

    /// Clears the retained messages of these topics, as an empty retained message to each would: subscribers get it.
    ///
    /// @return what was removed; a topic that had none is left out
    public CompletionStage<List<RetainedMessage>> clear(List<String> topics) {
        return clear(List.copyOf(topics), 0, new ArrayList<>());
    }

    private CompletionStage<List<RetainedMessage>> clear(List<String> topics, int from, List<RetainedMessage> removed) {
        var end = Math.min(topics.size(), from + SLICE);
        return loop.ask(() -> {
            topics.subList(from, end).forEach(topic -> clear(topic, removed));
            return removed;
        }).thenComposeAsync(done -> end == topics.size() ? CompletableFuture.completedFuture(List.copyOf(done)) : clear(topics, end, done));
    }

    private void clear(String topic, List<RetainedMessage> removed) {
        var now = server.now();
        server.retained().of(topic, now).filter(kept -> !kept.message().topic().isReserved()).ifPresent(kept -> {
            removed.add(RetainedMessage.of(kept, now, Instant.now()));
            var message = kept.message();
            server.publishFromBroker(Message.of(message.topic(), message.qos(), true, Properties.NONE, Payload.EMPTY, now, ""), now);
        });
    }

    /// How putting back went.
    ///
    /// @param restored how many are kept again, and were sent to whoever subscribed
    /// @param newer how many topics have another message by now, which stays
    /// @param expired how many have expired meanwhile
    /// @param withoutRoom how many the limits do not allow any more
    public record Restored(int restored, int newer, int expired, int withoutRoom) {

        private Restored plus(Restored other) {
            return new Restored(
                    restored + other.restored, newer + other.newer, expired + other.expired, withoutRoom + other.withoutRoom);
        }
    }

    /// Puts messages back as they were: payload, properties, QoS, publisher, time and what is left of their expiry. Subscribers
    /// get them, as they got the empty ones.
    public CompletionStage<Restored> restore(List<RetainedMessage> messages) {
        return restore(List.copyOf(messages), 0, new Restored(0, 0, 0, 0));
    }

    private CompletionStage<Restored> restore(List<RetainedMessage> messages, int from, Restored before) {
        var end = Math.min(messages.size(), from + SLICE);
        return loop.ask(() -> messages.subList(from, end).stream().map(this::restore).reduce(before, Restored::plus))
                .thenComposeAsync(sum -> end == messages.size()
                        ? CompletableFuture.completedFuture(sum)
                        : restore(messages, end, sum));
    }

    private Restored restore(RetainedMessage retained) {
        var now = server.now();
        var wallClock = Instant.now();
        if (retained.isExpired(wallClock)) {
            return new Restored(0, 0, 1, 0);
        }
        if (server.retained().of(retained.topic(), now).isPresent()) {
            return new Restored(0, 1, 0, 0);
        }
        return server.restoreRetained(
                        retained.message(now, wallClock), now, retained.setAt().map(Instant::toEpochMilli).orElse(0L), retained.byWill())
                ? new Restored(1, 0, 0, 0)
                : new Restored(0, 0, 0, 1);
    }
}
