package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.RefusedSubscription;
import dev.mqttworkbench.app.workbench.SeenRetained;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// Finds out what a broker keeps: a client of its own subscribes, as a new one would, collects what comes with RETAIN 1 until
/// nothing comes any more, and leaves. Made for one scan. Any thread.
public final class RetainedScan {

    private static final int LARGEST_IDENTIFIER = 0x10000;
    private static final int MOST = 200_000;
    private static final long MOST_BYTES = 128L << 20;

    private final Connection connection;
    private final Duration quiet;
    private final CompletableFuture<Found> answer = new CompletableFuture<>();

    // How many are all that there can be; set before the client connects.
    private int enough = Integer.MAX_VALUE;

    // Guarded by itself: the client's loop writes, the thread that ends the scan reads.
    private final Map<String, RetainedMessage> found = new LinkedHashMap<>();

    // Only the client's loop counts.
    private long bytes;

    // Written by the client's loop, read by the timer.
    private volatile long heardAt = System.nanoTime();

    /// @param connection whose broker is asked
    /// @param quiet the scan is over when nothing came for this long
    RetainedScan(Connection connection, Duration quiet) {
        this.connection = connection;
        this.quiet = quiet;
    }

    /// Scans, and lets the connection know what is kept.
    ///
    /// @param progress hears how many were found, on any thread
    /// @return completes with how many are kept where the filter matches and how many were known and are gone; never where the
    ///         scan was cancelled
    public CompletionStage<Outcome> run(TopicFilter filter, IntConsumer progress) {
        var asked = Instant.now();
        return find(filter, QoS.EXACTLY_ONCE, progress).thenApply(all -> new Outcome(all.messages().size(), connection.seenRetained().found(
                all.messages(), topic -> all.isAll() && filter.matches(new TopicName(topic)), asked), all.isAll()));
    }

    /// Asks what is kept of these topics, and lets the connection know.
    ///
    /// @return completes when it knows
    CompletionStage<Void> read(Collection<String> topics) {
        var asked = Instant.now();
        enough = topics.size();
        return find(topics, QoS.EXACTLY_ONCE, count -> {}).thenAccept(all -> connection.seenRetained().found(all.messages(), topics::contains, asked));
    }

    /// What a scan found.
    ///
    /// @param kept how many the broker keeps
    /// @param gone how many were known before and are not kept any more
    /// @param isAll whether the broker keeps no more than that, as far as it can be known
    public record Outcome(int kept, int gone, boolean isAll) {}

    /// What a subscriber gets.
    ///
    /// @param messages at the QoS at which it gets them
    /// @param isAll false where it stopped to listen because there were too many
    record Found(List<RetainedMessage> messages, boolean isAll) {}

    /// What a subscriber gets, at the QoS at which it gets it.
    CompletionStage<Found> find(TopicFilter filter, QoS qos, IntConsumer progress) {
        return find(List.of(filter.value()), qos, progress);
    }

    private CompletionStage<Found> find(Collection<String> filters, QoS qos, IntConsumer progress) {
        var client = new Client(options(), new ClientListener() {
            @Override
            public void messageReceived(ReceivedMessage message) {
                heard(message, progress);
            }

            @Override
            public void stateChanged(ClientState state) {
                if (state instanceof ClientState.Disconnected(var reason) && reason.isPresent()) {
                    answer.completeExceptionally(reason.get());
                }
            }
        });
        var subscriptions = filters.stream()
                .map(filter -> new Subscribe.Requested(filter, SubscriptionOptions.of(qos))).toList(); // live messages come with RETAIN 0
        client.connect()
                .thenCompose(connAck -> client.subscribe(subscriptions, Properties.NONE))
                .thenAccept(subAck -> begin(subAck, subscriptions))
                .exceptionally(failure -> {
                    answer.completeExceptionally(failure);
                    return null;
                });
        return answer.whenComplete((all, failure) -> client.close());
    }

    private ConnectOptions options() {
        var own = connection.options();
        return own.withClientIdentifier("workbench-scan-%04x".formatted(ThreadLocalRandom.current().nextInt(LARGEST_IDENTIFIER)))
                .withCleanStart(true)
                .withoutWill()
                .withReconnect(Reconnect.NEVER)
                .withProperties(own.properties().without(Property.SESSION_EXPIRY_INTERVAL));
    }

    private void heard(ReceivedMessage message, IntConsumer progress) {
        if (!message.publish().retain() || answer.isDone()) {
            return; // a live message says nothing about what is kept, and does not prolong the scan
        }
        heardAt = message.nanoTime();
        int count;
        synchronized (found) {
            bytes += message.publish().payload().size();
            found.put(message.publish().topicName(), SeenRetained.seen(message.publish(), message.at(), ""));
            count = found.size();
        }
        progress.accept(count);
        if (count >= enough) {
            complete(true);
        } else if (count >= MOST || bytes >= MOST_BYTES) {
            complete(false);
        }
    }

    private void begin(SubAck subAck, List<Subscribe.Requested> subscriptions) {
        for (var i = 0; i < subscriptions.size(); i++) {
            var reasonCode = subAck.reasonCodes().get(i);
            if (reasonCode.isError()) {
                answer.completeExceptionally(new RefusedSubscription(subscriptions.get(i).topicFilter(), reasonCode));
                return;
            }
        }
        heardAt = System.nanoTime();
        endWhenQuiet(quiet.toNanos());
    }

    private void endWhenQuiet(long nanoseconds) {
        CompletableFuture.delayedExecutor(nanoseconds, TimeUnit.NANOSECONDS).execute(() -> {
            var left = quiet.toNanos() - (System.nanoTime() - heardAt);
            if (answer.isDone()) {
                return;
            }
            if (left > 0) {
                endWhenQuiet(left);
            } else {
                complete(true);
            }
        });
    }

    private void complete(boolean isAll) {
        synchronized (found) {
            answer.complete(new Found(new ArrayList<>(found.values()), isAll));
        }
    }

    /// Ends the scan without an answer.
    public void cancel() {
        answer.cancel(false);
    }
}
