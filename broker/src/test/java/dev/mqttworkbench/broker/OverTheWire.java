package dev.mqttworkbench.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// A broker on a free port and clients that do nothing by themselves: what the tests of the broker begin with.
abstract class OverTheWire {

    Broker broker;

    @TempDir
    private Path storeFolder;

    private final List<PacketClient> clients = new ArrayList<>();

    @BeforeEach
    void startBroker() throws Exception {
        start(settings());
    }

    /// What the broker of each test starts with: a store, where the build runs all these tests once more with one.
    BrokerSettings settings() {
        var memory = BrokerSettings.defaults().withPort(0);
        return Boolean.getBoolean("test.with.store") ? memory.withStore(StoreSettings.in(storeFolder)) : memory;
    }

    private void start(BrokerSettings settings) throws Exception {
        broker = Broker.start(settings).toCompletableFuture().get(10, SECONDS);
    }

    void restart(BrokerSettings settings) throws Exception {
        broker.close();
        start(settings);
    }

    @AfterEach
    void stop() throws IOException {
        for (var client : clients) {
            client.close();
        }
        broker.close();
    }

    private PacketClient keep(PacketClient client) {
        clients.add(client);
        return client;
    }

    PacketClient client(String clientIdentifier) throws IOException {
        return keep(PacketClient.connected(broker, V5, clientIdentifier, true));
    }

    PacketClient lasting(String clientIdentifier) throws IOException {
        return keep(PacketClient.lasting(broker, clientIdentifier));
    }

    PacketClient opened(ProtocolVersion version) throws IOException {
        return keep(new PacketClient(broker, version));
    }

    BrokerSnapshot snapshot() throws Exception {
        return broker.snapshot().toCompletableFuture().get(10, SECONDS);
    }

    static Will will(String topic, QoS qos, boolean retain, Properties properties) {
        return new Will(new TopicName(topic), Payload.ofText("gone"), qos, retain, properties);
    }

    static void assertDisconnected(PacketClient client, ReasonCode reasonCode) throws IOException {
        assertThat(client.receive(Disconnect.class).reasonCode()).isEqualTo(reasonCode);
        assertThat(client.receiveOrEnd()).isEmpty();
    }

    void awaitConnections(int wanted) throws Exception {
        var deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (snapshot().connections() != wanted) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
        }
    }
}
