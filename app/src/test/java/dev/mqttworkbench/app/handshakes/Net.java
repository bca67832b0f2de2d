package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// A real broker with real clients, and a book of what its trace has said.
final class Net implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Broker broker;
    final FlowBook book = new FlowBook(1_000, 10_000, 64 << 20);
    private final List<Client> clients = new ArrayList<>();

    Net() {
        this(BrokerSettings.defaults());
    }

    Net(BrokerSettings settings) {
        broker = get(Broker.start(settings.withPort(0)));
        get(broker.traceClients(true, Set.of()));
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    Client client(String clientIdentifier) {
        return client(ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier(clientIdentifier));
    }

    /// A client whose Session outlives its connection.
    Client lasting(String clientIdentifier) {
        return client(ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier(clientIdentifier)
                .withCleanStart(false).withProperties(Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L)));
    }

    /// The same, that connects again at once.
    Client quick(String clientIdentifier) {
        return client(ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier(clientIdentifier)
                .withCleanStart(false).withProperties(Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L))
                .withReconnect(new Reconnect(true, Duration.ofMillis(10), Duration.ofMillis(100))));
    }

    Client client(ConnectOptions options) {
        var client = new Client(options, new ClientListener() {});
        clients.add(client);
        get(client.connect());
        return client;
    }

    static void subscribe(Client client, String filter, QoS qos) {
        get(client.subscribe(List.of(new Subscribe.Requested(filter, SubscriptionOptions.of(qos))), Properties.NONE));
    }

    static CompletionStage<PublishResult> publish(Client client, String topic, QoS qos) {
        return client.publish(Publish.of(topic, Payload.ofText("21.5"), qos, false, Properties.NONE));
    }

    /// Those that were made, in their order.
    List<Client> clients() {
        return clients;
    }

    /// Reads what the trace has, until something holds.
    void until(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(end);
            var drained = broker.trace().drain();
            book.read(drained.elements(), drained.lost());
            Thread.onSpinWait();
        }
    }

    /// The flow of the message to a topic, once it is there.
    Flow flow(String topic) {
        until(() -> find(topic) != null);
        return Objects.requireNonNull(find(topic));
    }

    private @Nullable Flow find(String topic) {
        return book.flows().stream().filter(flow -> flow.topic().equals(topic)).findFirst().orElse(null);
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
        broker.close();
    }
}
