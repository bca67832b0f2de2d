package dev.mqttworkbench.broker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What the broker answers about its Sessions.
@Timeout(60)
class SessionQueriesTest extends SessionsFromBeside {

    @Test
    void saysWhatAClientHas() throws Exception {
        var before = Instant.now().minusMillis(1);
        var client = opened(V5);
        client.connect("c", true, 30, LASTING.plus(Property.MAXIMUM_PACKET_SIZE, 5_000L), will("will/c", AT_LEAST_ONCE, true, Properties.NONE));
        var options = new SubscriptionOptions(AT_LEAST_ONCE, true, true, RetainHandling.SEND_IF_NEW);
        client.subscribe("b/#", options, Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 7));
        client.subscribe("$share/g/a", AT_MOST_ONCE);
        client.receiveUntilPong();
        var after = Instant.now();
        var detail = detail("c");
        assertThat(detail.subscriptions()).containsExactly(
                new SessionDetail.Granted("$share/g/a", SubscriptionOptions.of(AT_MOST_ONCE), OptionalInt.empty()),
                new SessionDetail.Granted("b/#", options, OptionalInt.of(7)));
        assertThat(detail.will().orElseThrow().topic().value()).isEqualTo("will/c");
        var summary = detail.summary();
        assertThat(summary.since().orElseThrow()).isBetween(before, after);
        assertThat(summary.expirySeconds()).isEqualTo(1_000);
        assertThat(summary.expiresAt()).isEmpty();
        assertThat(summary.hasWill()).isTrue();
        assertThat(summary.subscriptions()).isEqualTo(2);
        var link = summary.link().orElseThrow();
        assertThat(link.version()).isEqualTo(V5);
        assertThat(link.scheme()).isEqualTo("mqtt");
        assertThat(link.address()).startsWith("127.0.0.1:");
        assertThat(link.keepAliveSeconds()).isEqualTo(30);
        assertThat(link.givesUpAt().orElseThrow()).isBetween(before.plusSeconds(45), after.plusSeconds(45).plusMillis(2));
        assertThat(link.isFrozen()).isFalse();
        var connection = detail.connection().orElseThrow();
        assertThat(connection.cleanStart()).isTrue();
        assertThat(connection.maximumPacketSize()).isEqualTo(OptionalLong.of(5_000));
        assertThat(connection.packetsReceived()).isEqualTo(4); // CONNECT, SUBSCRIBE twice, PINGREQ
        assertThat(connection.packetsSent()).isEqualTo(4);
        assertThat(connection.bytesReceived()).isPositive();
        assertThat(connection.bytesSent()).isPositive();
        assertThat(summary("c").link().orElseThrow().address()).isEqualTo(link.address());
    }

    @Test
    void saysWhatIsInFlightAndWhatWaits() throws Exception {
        var slow = opened(V5);
        slow.connect("slow", true, 0, LASTING.plus(Property.RECEIVE_MAXIMUM, 3), null);
        slow.subscribe("q/#", EXACTLY_ONCE);
        var publisher = client("p");
        for (var i = 0; i < 8; i++) {
            publisher.publish("q/" + i, "message", i == 0 ? AT_LEAST_ONCE : EXACTLY_ONCE);
            publisher.receive();
            if (i > 0) {
                publisher.send(new PubRel(9));
                publisher.receive();
            }
        }
        var identifiers = List.of(slow.receive(Publish.class), slow.receive(Publish.class), slow.receive(Publish.class)).stream()
                .map(Publish::packetIdentifier).toList();
        slow.send(new PubRec(identifiers.get(1)));
        slow.receive(PubRel.class);
        var detail = detail("slow");
        assertThat(detail.toClient()).extracting(SessionDetail.InFlight::packetIdentifier).containsExactlyElementsOf(identifiers);
        assertThat(detail.toClient()).extracting(SessionDetail.InFlight::topic).containsExactly("q/0", "q/1", "q/2");
        assertThat(detail.toClient()).extracting(SessionDetail.InFlight::qos).containsExactly(AT_LEAST_ONCE, EXACTLY_ONCE, EXACTLY_ONCE);
        assertThat(detail.toClient()).extracting(SessionDetail.InFlight::awaited)
                .containsExactly(PacketType.PUBACK, PacketType.PUBCOMP, PacketType.PUBREC);
        assertThat(detail.toClient()).allSatisfy(each ->
                assertThat(each.since().orElseThrow()).isBetween(Instant.now().minusSeconds(30), Instant.now().plusMillis(2)));
        assertThat(detail.connection().orElseThrow().toClient()).isEqualTo(new SessionDetail.Window(3, 3));
        assertThat(detail.summary().queued()).isEqualTo(5);
        assertThat(detail.summary().queuedBytes()).isEqualTo(5 * ("q/0".length() + "message".length()));
        assertThat(detail.summary().inFlightToClient()).isEqualTo(3);
        slow.send(new PubAck(identifiers.getFirst()));
        slow.receive(Publish.class);
        assertThat(summary("slow").queued()).isEqualTo(4);
    }

    @Test
    void saysWhatTheClientHasNotReleased() throws Exception {
        var client = client("c");
        client.publish("t", "once", EXACTLY_ONCE);
        client.receive(PubRec.class);
        var detail = detail("c");
        assertThat(detail.fromClient()).hasSize(1);
        var received = detail.fromClient().getFirst();
        assertThat(received.packetIdentifier()).isEqualTo(9);
        assertThat(received.topic()).isEqualTo("t");
        assertThat(received.awaited()).isEqualTo(PacketType.PUBREL);
        assertThat(received.since()).isPresent();
        assertThat(detail.connection().orElseThrow().fromClient())
                .isEqualTo(new SessionDetail.Window(broker.settings().receiveMaximum(), 1));
        client.send(new PubRel(9));
        client.receive();
        assertThat(detail("c").fromClient()).isEmpty();
    }

    @Test
    void knowsTheTopicAliasesOfBothDirections() throws Exception {
        var client = opened(V5);
        client.connect("c", true, 0, Properties.of(Property.TOPIC_ALIAS_MAXIMUM, 2), null);
        client.subscribe("in/#", AT_MOST_ONCE);
        client.publish("in/1", "x", AT_MOST_ONCE, false, Properties.of(Property.TOPIC_ALIAS, 5));
        client.receive(Publish.class);
        var connection = detail("c").connection().orElseThrow();
        assertThat(connection.aliasesFromClient().topics()).isEqualTo(Map.of(5, "in/1"));
        assertThat(connection.aliasesFromClient().maximum()).isEqualTo(Admission.TOPIC_ALIAS_MAXIMUM);
        assertThat(connection.aliasesToClient().topics()).isEqualTo(Map.of(1, "in/1"));
        assertThat(connection.aliasesToClient().maximum()).isEqualTo(2);
    }

    @Test
    void saysWhatASleepingClientHas() throws Exception {
        var client = lasting("c");
        client.subscribe("q", AT_LEAST_ONCE);
        client.cut();
        awaitConnections(0);
        var publisher = client("p");
        for (var i = 0; i < 3; i++) {
            publisher.publish("q", "message", AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        var detail = detail("c");
        assertThat(detail.connection()).isEmpty();
        assertThat(detail.summary().isConnected()).isFalse();
        assertThat(detail.summary().queued()).isEqualTo(3);
        assertThat(detail.summary().expiresAt().orElseThrow())
                .isEqualTo(detail.summary().since().orElseThrow().plusSeconds(1_000))
                .isBetween(Instant.now().plusSeconds(970), Instant.now().plusSeconds(1_000));
        var again = opened(V5);
        assertThat(again.connect("c", false, 0, LASTING, null).sessionPresent()).isTrue();
        for (var i = 0; i < 3; i++) {
            assertThat(again.receive(Publish.class).payload().asText()).isEqualTo("message");
        }
    }

    @Test
    void listsMoreSessionsThanFitIntoOneTurn() throws Exception {
        for (var i = 0; i < 1_100; i++) {
            try (var client = PacketClient.lasting(broker, "c" + i)) {
                client.cut();
            }
        }
        assertThat(Patience.get(sessions().all())).extracting(SessionSummary::clientIdentifier).doesNotHaveDuplicates().hasSize(1_100);
    }

    @Test
    void saysWhenADelayedWillIsDue() throws Exception {
        var client = opened(V5);
        client.connect("c", true, 0, LASTING, will("will/c", AT_MOST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 100L)));
        Patience.get(sessions().cut("c"));
        assertThat(summary("c").willDueAt().orElseThrow()).isBetween(Instant.now().plusSeconds(70), Instant.now().plusSeconds(100));
    }
}
