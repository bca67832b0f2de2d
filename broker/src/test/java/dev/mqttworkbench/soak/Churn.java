package dev.mqttworkbench.soak;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// Clients that come and go in every way there is, subscriptions and retained messages that come and go, at most so many at a time.
final class Churn implements AutoCloseable {

    private static final int AT_A_TIME = 40;
    private static final int TOPICS = 500;
    private static final int KINDS = 5;
    private static final ClientListener NOBODY = new ClientListener() {};

    private final ConnectOptions options;
    private final Client resident;
    private final Semaphore room = new Semaphore(AT_A_TIME);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>(); // filled by the clients' loop, read by the soak
    private int turn;

    Churn(int port) {
        options = ConnectOptions.to("127.0.0.1", port)
                .withConnectTimeout(Patience.LIMIT) // a busy machine answers late
                .withReconnect(Reconnect.NEVER);
        resident = new Client(options.withClientIdentifier("resident"), NOBODY);
        Patience.get(resident.connect());
    }

    /// One client more, one subscription and one retained message more and one less.
    void go() {
        turn++;
        if (room.tryAcquire()) {
            var number = turn;
            live(number).whenComplete((done, failure) -> {
                if (failure != null) {
                    failures.add(number + ", kind " + number % KINDS + ": " + failure.getMessage());
                }
                room.release();
            });
        }
        resident.subscribe(List.of(subscription("soak/sub/" + turn % TOPICS + "/+")), Properties.NONE);
        resident.unsubscribe(List.of("soak/sub/" + (turn + TOPICS / 2) % TOPICS + "/+"));
        retain(turn, "kept");
        retain(turn + TOPICS / 2, "");
    }

    private void retain(int number, String text) {
        resident.publish(Publish.of(
                "soak/retained/" + number % TOPICS, Payload.ofText(text), QoS.AT_LEAST_ONCE, true, Properties.NONE));
    }

    private CompletionStage<?> live(int number) {
        return switch (number % KINDS) {
            case 0 -> visit(new Client(options.withClientIdentifier("clean-" + number), NOBODY), false);
            case 1 -> visit(new Client(options.withVersion(ProtocolVersion.V3_1_1).withClientIdentifier("old-" + number), NOBODY), false);
            case 2 -> visit(new Client(lasting("lasting-" + number), NOBODY), false);
            case 3 -> visit(new Client(withWill(lasting("dying-" + number)), NOBODY), true);
            default -> takeover(number);
        };
    }

    private ConnectOptions lasting(String clientIdentifier) {
        return options.withClientIdentifier(clientIdentifier)
                .withCleanStart(false)
                .withProperties(Properties.of(Property.SESSION_EXPIRY_INTERVAL, 2L));
    }

    private static ConnectOptions withWill(ConnectOptions dying) {
        return dying.withWill(new Will(
                new TopicName("soak/will/" + dying.clientIdentifier()), Payload.ofText("gone"), QoS.AT_LEAST_ONCE, false,
                Properties.NONE));
    }

    /// Connects, subscribes, publishes to itself, and goes.
    private static CompletionStage<?> visit(Client client, boolean dies) {
        return client.connect()
                .thenCompose(connected -> client.subscribe(
                        List.of(subscription("soak/will/#"), subscription("soak/own/" + client.options().clientIdentifier())),
                        Properties.NONE))
                .thenCompose(subscribed -> client.publish(Publish.of(
                        "soak/own/" + client.options().clientIdentifier(), Payload.ofText("hello"), QoS.EXACTLY_ONCE, false,
                        Properties.NONE)))
                .thenCompose(published -> dies ? client.cut() : client.disconnect());
    }

    /// The second client takes the Session of the first, which finds its connection closed.
    private CompletionStage<?> takeover(int number) {
        var first = new Client(lasting("twin-" + number), NOBODY);
        var second = new Client(lasting("twin-" + number), NOBODY);
        return first.connect()
                .thenCompose(connected -> second.connect())
                .thenCompose(connected -> second.disconnect());
    }

    private static Subscribe.Requested subscription(String topicFilter) {
        return new Subscribe.Requested(topicFilter, SubscriptionOptions.of(QoS.AT_LEAST_ONCE));
    }

    int clients() {
        return turn;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /// Waits until all of them have gone.
    @Override
    public void close() {
        Patience.until("clients that came have gone", () -> room.availablePermits() == AT_A_TIME);
        Patience.get(resident.disconnect());
    }
}
