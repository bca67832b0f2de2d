package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// Who gets in, and how a connection ends.
class ConnectingTest extends OverTheWire {

    /// [MQTT-3.1.3-6] [MQTT-3.2.2-16]
    @Test
    void assignsAClientIdentifierAndTellsIt() throws Exception {
        var connAck = opened(V5).connect("", true, 0, Properties.NONE, null);
        assertThat(connAck.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER, "")).isNotEmpty();
    }

    @Test
    void tellsItsLimitsInConnAck() throws Exception {
        var properties = opened(V5).connect("c", true, 0, Properties.NONE, null).properties();
        assertThat(properties.get(Property.RECEIVE_MAXIMUM)).contains(1_000);
        assertThat(properties.get(Property.MAXIMUM_PACKET_SIZE)).contains(1L << 20);
        assertThat(properties.get(Property.SHARED_SUBSCRIPTION_AVAILABLE)).isEmpty(); // available: 3.2.2.3.13
    }

    /// 3.1.1: [MQTT-3.1.3-8]
    @Test
    void refusesAnEmptyClientIdentifierForALastingSessionOf311() throws Exception {
        var client = opened(V3_1_1);
        var connAck = client.connect("", false, 0, Properties.NONE, null);
        assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        assertThat(client.receiveOrEnd()).isEmpty();
    }

    /// [MQTT-4.12.0-1]
    @Test
    void refusesAnAuthenticationMethodThatItDoesNotHave() throws Exception {
        var connAck = opened(V5).connect("c", true, 0, Properties.of(Property.AUTHENTICATION_METHOD, "KERBEROS"), null);
        assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.BAD_AUTHENTICATION_METHOD);
    }

    /// [MQTT-3.1.0-2]
    @Test
    void endsTheConnectionAtASecondConnect() throws Exception {
        var client = client("c");
        client.send(new Connect(
                V5, true, 0, "c", Optional.empty(), Optional.empty(), Optional.empty(), Properties.NONE));
        assertDisconnected(client, ReasonCode.PROTOCOL_ERROR);
    }

    /// [MQTT-3.1.4-3]
    @Test
    void tellsTheOlderConnectionThatItsSessionWasTakenOver() throws Exception {
        var older = client("same");
        var newer = client("same");
        assertDisconnected(older, ReasonCode.SESSION_TAKEN_OVER);
        assertThat(newer.receiveUntilPong()).isEmpty();
        assertThat(snapshot().sessions()).isEqualTo(1);
    }

    /// [MQTT-3.1.4-5]: what comes behind CONNECT at once is processed.
    @Test
    void takesPacketsThatDoNotWaitForConnAck() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var hasty = opened(V5);
        hasty.send(new Connect(
                V5, true, 0, "hasty", Optional.empty(), Optional.empty(), Optional.empty(), Properties.NONE));
        hasty.publish("t", "early", AT_MOST_ONCE);
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("early");
    }

    @Test
    void closesAConnectionThatSendsNoConnectInTime() throws Exception {
        restart(settings().withConnectTimeout(Duration.ofMillis(100)));
        assertThat(opened(V5).receiveOrEnd()).isEmpty();
    }

    /// [MQTT-3.1.2-22]
    @Test
    void endsAConnectionThatIsSilentForOneAndAHalfTimesItsKeepAlive() throws Exception {
        var client = opened(V5);
        var began = System.nanoTime();
        client.connect("c", true, 1, Properties.NONE, null);
        assertDisconnected(client, ReasonCode.KEEP_ALIVE_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(1_450), Duration.ofSeconds(5));
    }

    @Test
    void tellsItsClientsThatItIsStopped() throws Exception {
        var client = client("c");
        broker.stop();
        assertDisconnected(client, ReasonCode.SERVER_SHUTTING_DOWN);
    }

    /// protocol.md 18
    @Test
    void tellsAClientItsLongestKeepAlive() throws Exception {
        restart(settings().withOffers(new ConnectOffers(60, Optional.empty(), Optional.empty())));
        for (var wanted : new int[] {0, 61, 65_535}) {
            var connAck = opened(V5).connect("c" + wanted, true, wanted, Properties.NONE, null);
            assertThat(connAck.properties().get(Property.SERVER_KEEP_ALIVE)).contains(60); // [MQTT-3.2.2-21]
        }
        var shorter = opened(V5).connect("shorter", true, 60, Properties.NONE, null);
        assertThat(shorter.properties().get(Property.SERVER_KEEP_ALIVE)).isEmpty();
    }

    @Test
    void theServersKeepAliveHolds() throws Exception {
        restart(settings().withOffers(new ConnectOffers(1, Optional.empty(), Optional.empty())));
        var silent = opened(V5);
        silent.connect("silent", true, 0, Properties.NONE, null);
        assertDisconnected(silent, ReasonCode.KEEP_ALIVE_TIMEOUT); // [MQTT-3.1.2-22]
    }

    @Test
    void givesATopicForResponsesToWhoAsks() throws Exception {
        restart(settings().withOffers(new ConnectOffers(65_535, Optional.of("responses"), Optional.empty())));
        var asks = Properties.of(Property.REQUEST_RESPONSE_INFORMATION, 1);
        assertThat(opened(V5).connect("c", true, 0, asks, null).properties().get(Property.RESPONSE_INFORMATION))
                .contains("responses/c");
        assertThat(opened(V5).connect("#", true, 0, asks, null).properties().get(Property.RESPONSE_INFORMATION)).isEmpty();
        assertThat(opened(V5).connect("d", true, 0, Properties.NONE, null).properties().get(Property.RESPONSE_INFORMATION))
                .isEmpty(); // [MQTT-3.1.2-28]
    }

    /// 4.11
    @Test
    void sendsClientsToAnotherServer() throws Exception {
        var elsewhere = new ConnectOffers.ServerReference(false, "other.example:1883");
        restart(settings().withOffers(new ConnectOffers(65_535, Optional.empty(), Optional.of(elsewhere))));
        var client = opened(V5);
        var connAck = client.connect("c", true, 0, Properties.NONE, null);
        assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.USE_ANOTHER_SERVER);
        assertThat(connAck.properties().get(Property.SERVER_REFERENCE)).contains("other.example:1883");
        assertThat(client.receiveOrEnd()).isEmpty(); // [MQTT-3.2.2-7]
        var older = opened(V3_1_1);
        assertThat(older.connect("c", true, 0, Properties.NONE, null).reasonCode()).isEqualTo(ReasonCode.SERVER_UNAVAILABLE);
    }
}
