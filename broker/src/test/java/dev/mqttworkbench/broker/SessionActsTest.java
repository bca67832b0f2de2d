package dev.mqttworkbench.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What is done to Sessions from beside the broker.
@Timeout(60)
class SessionActsTest extends SessionsFromBeside {

    private PacketClient watcher() throws IOException {
        var watcher = client("watcher");
        watcher.subscribe("will/#", AT_LEAST_ONCE);
        return watcher;
    }

    private PacketClient dying(String clientIdentifier, int keepAlive, Properties properties) throws IOException {
        var client = opened(V5);
        client.connect(clientIdentifier, true, keepAlive, properties, will("will/" + clientIdentifier, AT_MOST_ONCE, false, Properties.NONE));
        return client;
    }

    /// What is sent to a client that is not hurried comes all the same, in its order.
    @Test
    void sendsToAClientInBatchesWhoseReaderDoesNotLook() throws Exception {
        broker.sessions().unhurried("c", true).toCompletableFuture().join(); // before it is there
        var client = client("c");
        client.subscribe("t", AT_MOST_ONCE);
        var publisher = client("publisher");
        for (var i = 0; i < 100; i++) {
            publisher.publish("t", String.valueOf(i), AT_MOST_ONCE);
        }
        for (var i = 0; i < 100; i++) {
            assertThat(client.receive(Publish.class).payload().asText()).isEqualTo(String.valueOf(i));
        }
        broker.sessions().unhurried("c", false).toCompletableFuture().join();
        assertThat(client.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.1.2-8]: only a client's own DISCONNECT takes its Will away.
    @Test
    void disconnectsWithTheReasonAndPublishesTheWill() throws Exception {
        var watcher = watcher();
        var client = dying("c", 0, LASTING);
        assertThat(Patience.get(sessions().disconnect("c"))).isTrue();
        assertDisconnected(client, ReasonCode.ADMINISTRATIVE_ACTION);
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/c");
        assertThat(summary("c").isConnected()).isFalse();
        assertThat(Patience.get(sessions().disconnect("c"))).isFalse();
    }

    @Test
    void disconnectsAClientThatHasNoPacketForIt() throws Exception {
        var client = opened(V3_1_1);
        client.connect("old", true, 0, Properties.NONE, null);
        assertThat(Patience.get(sessions().disconnect("old"))).isTrue();
        assertThat(client.receiveOrEnd()).isEmpty();
        assertThat(Patience.get(sessions().detail("old"))).isEmpty();
    }

    @Test
    void cutsTheSocketWithoutAPacketAndPublishesTheWill() throws Exception {
        var watcher = watcher();
        var client = dying("c", 0, LASTING);
        assertThat(Patience.get(sessions().cut("c"))).isTrue();
        assertThat(client.receiveOrEnd()).isEmpty();
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/c");
        assertThat(summary("c").isConnected()).isFalse();
    }

    /// [MQTT-3.1.2-22]: nothing is read, so the broker gives up behind one and a half times the Keep Alive.
    @Test
    void freezesUntilTheKeepAliveIsOver() throws Exception {
        var watcher = watcher();
        var client = dying("c", 1, Properties.NONE);
        var began = System.nanoTime();
        assertThat(Patience.get(sessions().freeze("c", true))).isTrue();
        assertThat(summary("c").link().orElseThrow().isFrozen()).isTrue();
        client.send(new PingReq()); // neither read nor answered
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/c");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(1_400), Duration.ofMillis(2_600));
        assertDisconnected(client, ReasonCode.KEEP_ALIVE_TIMEOUT);
    }

    @Test
    void goesOnInOrderWhereItWasFrozen() throws Exception {
        var client = client("c");
        client.subscribe("to/c", EXACTLY_ONCE);
        var other = client("o");
        other.subscribe("from/c", AT_MOST_ONCE);
        Patience.get(sessions().freeze("c", true));
        client.publish("from/c", "one", AT_LEAST_ONCE);
        client.send(new PingReq());
        for (var qos : List.of(AT_MOST_ONCE, AT_LEAST_ONCE)) {
            other.publish("to/c", "at " + qos.level(), qos);
        }
        assertThat(other.receiveUntilPong()).noneMatch(Publish.class::isInstance);
        assertThat(summary("c").queued()).isEqualTo(1);
        assertThat(detail("c").queuedAtMostOnce()).isEqualTo(1);
        assertThat(Patience.get(sessions().freeze("c", false))).isTrue();
        assertThat(other.receive(Publish.class).payload().asText()).isEqualTo("one");
        var packets = List.<Packet>of(client.receive(), client.receive(), client.receive(), client.receive());
        assertThat(packets).filteredOn(Publish.class::isInstance).extracting(packet -> ((Publish) packet).payload().asText())
                .containsExactlyInAnyOrder("at 0", "at 1");
        assertThat(packets).hasAtLeastOneElementOfType(PubAck.class).hasAtLeastOneElementOfType(PingResp.class);
        assertThat(summary("c").link().orElseThrow().isFrozen()).isFalse();
    }

    @Test
    void deletesTheSessionOfAConnectedClient() throws Exception {
        var watcher = watcher();
        var client = dying("c", 0, LASTING);
        client.subscribe("q", AT_LEAST_ONCE);
        assertThat(Patience.get(sessions().delete("c"))).isPresent();
        assertDisconnected(client, ReasonCode.ADMINISTRATIVE_ACTION);
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/c");
        assertThat(watcher.receiveUntilPong()).isEmpty();
        assertThat(Patience.get(sessions().detail("c"))).isEmpty();
        assertThat(snapshot().subscriptions()).isEqualTo(1);
        assertThat(opened(V5).connect("c", false, 0, LASTING, null).sessionPresent()).isFalse();
    }

    @Test
    void deletesTheSessionOfASleepingClientForGood() throws Exception {
        var client = lasting("c");
        client.subscribe("q", AT_LEAST_ONCE);
        client.cut();
        awaitConnections(0);
        var publisher = client("p");
        publisher.publish("q", "message", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        assertThat(Patience.get(sessions().delete("c"))).isPresent();
        assertThat(Patience.get(sessions().delete("c"))).isEmpty();
        restart(broker.settings().withPort(0));
        var again = opened(V5);
        assertThat(again.connect("c", false, 0, LASTING, null).sessionPresent()).isFalse();
        assertThat(again.receiveUntilPong()).isEmpty();
    }

    @Test
    void publishesTheWaitingWillOfASessionThatIsDeleted() throws Exception {
        var watcher = watcher();
        var client = opened(V5);
        client.connect("c", true, 0, LASTING, will("will/c", AT_MOST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 100L)));
        Patience.get(sessions().cut("c"));
        Patience.get(sessions().delete("c"));
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("will/c");
    }

    @Test
    void answersWhereThereIsNoSuchClient() {
        assertThat(Patience.get(sessions().detail("nobody"))).isEmpty();
        assertThat(Patience.get(sessions().cut("nobody"))).isFalse();
        assertThat(Patience.get(sessions().freeze("nobody", true))).isFalse();
        assertThat(Patience.get(sessions().delete("nobody"))).isEmpty();
    }
}
