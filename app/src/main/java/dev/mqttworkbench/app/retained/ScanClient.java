package dev.mqttworkbench.app.retained;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.RefusedSubscription;
import dev.mqttworkbench.app.workbench.SeenRetained;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// A client of its own that asks a broker what it keeps: a new one to the broker, without a Will, which leaves no Session. For one
/// thread, which waits here; everything that waits is bounded by the connection's own time, and ends when the thread is interrupted.
final class ScanClient implements AutoCloseable {

    private static final int LARGEST_IDENTIFIER = 0x10000;

    private final Heard heard = new Heard();
    private final IntConsumer progress;
    private final Client client;
    private final ConnAck connAck;

    // Written by the client's loop, read by the thread that asks.
    private volatile boolean isAnswered;

    /// Connects.
    ///
    /// @param connection to whose broker, with its user and certificates
    /// @param progress hears of how many topics a message has come, on the client's loop
    /// @throws ExecutionException when it cannot connect
    ScanClient(Connection connection, IntConsumer progress) throws ExecutionException, InterruptedException {
        this.progress = progress;
        this.client = new Client(options(connection.options()), new ClientListener() {
            @Override
            public void messageReceived(ReceivedMessage message) {
                if (message.publish().retain()) { // a live message comes with RETAIN 0, and says nothing about what is kept
                    heard(message);
                }
            }

            @Override
            public void subscriptionAnswered(Subscribe.Requested requested, ReasonCode answer) {
                isAnswered = true;
            }

            @Override
            public void stateChanged(ClientState state) {
                if (state instanceof ClientState.Disconnected(var reason) && reason.isPresent()) {
                    heard.fail(reason.get());
                }
            }
        });
        try {
            this.connAck = client.connect().toCompletableFuture().get();
        } catch (ExecutionException | InterruptedException failure) {
            client.close();
            throw failure;
        }
    }

    private static ConnectOptions options(ConnectOptions own) {
        return own.withClientIdentifier(String.format(Locale.ROOT, "workbench-scan-%04x", ThreadLocalRandom.current().nextInt(LARGEST_IDENTIFIER)))
                .withCleanStart(true)
                .withoutWill()
                .withReconnect(Reconnect.NEVER)
                .withProperties(own.properties().without(Property.SESSION_EXPIRY_INTERVAL).without(Property.RECEIVE_MAXIMUM));
    }

    private void heard(ReceivedMessage message) {
        progress.accept(heard.add(SeenRetained.seen(message.publish(), message.at(), "")));
    }

    /// What has come.
    Heard heard() {
        return heard;
    }

    /// The highest QoS at which this broker delivers, as far as it says so.
    QoS maximumQos() {
        return QoS.of(connAck.properties().get(Property.MAXIMUM_QOS, 2));
    }

    /// Subscribes to one Topic Filter. Some brokers answer behind all that they keep, which may take longer than an answer may:
    /// as long as something comes that is none of the broker's faults.
    ///
    /// @throws ExecutionException when the broker refuses, or neither answers nor sends anything
    void ask(TopicFilter filter, QoS qos) throws ExecutionException, InterruptedException {
        if (isWild(filter.value()) && connAck.properties().get(Property.WILDCARD_SUBSCRIPTION_AVAILABLE, 1) == 0) {
            throw refused(filter.value(), ReasonCode.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED); // [MQTT-3.2.2-15]: it would close the connection
        }
        try {
            var answer = ask(List.of(filter.value()), qos).getFirst();
            if (answer.isError()) {
                throw refused(filter.value(), answer);
            }
        } catch (ExecutionException failure) {
            if (heard.found().isEmpty() || !(failure.getCause() instanceof ConnectFailure known && known.kind() == ConnectFailure.Kind.UNANSWERED)) {
                throw failure;
            }
        }
    }

    private static ExecutionException refused(String filter, ReasonCode reasonCode) {
        return new ExecutionException(new RefusedSubscription(filter, reasonCode));
    }

    private static boolean isWild(String filter) {
        return filter.indexOf('#') >= 0 || filter.indexOf('+') >= 0;
    }

    /// Whether the broker has answered a subscription by now.
    boolean isAnswered() {
        return isAnswered;
    }

    /// Subscribes in one packet.
    ///
    /// @return the Reason Codes of SUBACK, one each
    /// @throws ExecutionException when none came in time, or the connection ended
    List<ReasonCode> ask(Collection<String> filters, QoS qos) throws ExecutionException, InterruptedException {
        var wanted = filters.stream().map(filter -> new Subscribe.Requested(filter, SubscriptionOptions.of(qos))).toList();
        return client.subscribe(wanted, Properties.NONE).toCompletableFuture().get().reasonCodes();
    }

    /// Takes subscriptions back; does not wait for it.
    void unsubscribe(List<String> filters) {
        client.unsubscribe(filters);
    }

    /// Leaves.
    @Override
    public void close() {
        client.close();
    }
}
