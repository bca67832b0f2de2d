package dev.mqttworkbench.broker;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What of a client stays when its connection is gone.
class SessionsTest extends OverTheWire {

    /// [MQTT-3.1.2-5] [MQTT-3.2.2-3]
    @Test
    void keepsTheMessagesOfASessionForItsClient() throws Exception {
        var away = lasting("away");
        away.subscribe("t", AT_LEAST_ONCE);
        away.cut();
        var publisher = client("p");
        for (var i = 0; i < 3; i++) {
            publisher.publish("t", "m" + i, AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        var back = opened(V5);
        assertThat(back.connect("away", false, 0, Properties.NONE, null).sessionPresent()).isTrue();
        for (var i = 0; i < 3; i++) {
            assertThat(back.receive(Publish.class).payload().asText()).isEqualTo("m" + i);
        }
    }

    /// [MQTT-3.1.2-4] [MQTT-3.2.2-2]
    @Test
    void forgetsTheSessionAtACleanStart() throws Exception {
        var first = lasting("c");
        first.subscribe("t", AT_LEAST_ONCE);
        first.cut();
        var second = opened(V5);
        assertThat(second.connect("c", true, 0, Properties.NONE, null).sessionPresent()).isFalse();
        client("p").publish("t", "m", AT_MOST_ONCE);
        assertThat(second.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.1.2-23]
    @Test
    void endsTheSessionWithItsConnectionWhenItsExpiryIntervalIsZero() throws Exception {
        client("c").send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        var again = opened(V5);
        assertThat(again.connect("c", false, 0, Properties.NONE, null).sessionPresent()).isFalse();
    }

    @Test
    void endsTheSessionWhenDisconnectSetsItsExpiryIntervalToZero() throws Exception {
        var first = lasting("c");
        first.send(new Disconnect(ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 0L)));
        assertThat(first.receiveOrEnd()).isEmpty();
        assertThat(snapshot().sessions()).isZero();
    }

    /// 3.14.2.2.2
    @Test
    void refusesToGiveASessionAnExpiryIntervalAtDisconnectAfterZero() throws Exception {
        var client = client("c");
        client.send(new Disconnect(ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 5L)));
        assertDisconnected(client, ReasonCode.PROTOCOL_ERROR);
    }

    @Test
    void dropsAndCountsWhatDoesNotFitIntoTheQueueOfASession() throws Exception {
        restart(settings().withQueueLimit(2, 1_000));
        var away = lasting("away");
        away.subscribe("t", AT_LEAST_ONCE);
        away.cut();
        var publisher = client("p");
        awaitConnections(1);
        for (var i = 0; i < 5; i++) {
            publisher.publish("t", "m" + i, AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        publisher.publish("t", "nobody waits for QoS 0", AT_MOST_ONCE);
        publisher.receiveUntilPong();
        assertThat(snapshot().messagesDropped()).isEqualTo(3);
    }

    /// [MQTT-3.1.2-5] [MQTT-4.1.0-1]: Subscriptions at QoS 0 belong to the Session like others; what comes meanwhile need not wait.
    @Test
    void keepsASubscriptionAtQoS0() throws Exception {
        var away = lasting("away");
        away.subscribe("t", AT_MOST_ONCE);
        away.cut();
        awaitConnections(0);
        var publisher = client("p");
        publisher.publish("t", "meanwhile", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        var back = lasting("away");
        publisher.publish("t", "after", AT_LEAST_ONCE);
        assertThat(back.receive(Publish.class).payload().asText()).isEqualTo("after");
    }

    /// [MQTT-3.1.2-23]: after its expiry interval the Session is gone; an interval at DISCONNECT takes the place of the first one.
    @Test
    void endsTheSessionAfterTheIntervalThatDisconnectSays() throws Exception {
        lasting("c").send(new Disconnect(ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1L)));
        awaitConnections(0);
        assertThat(snapshot().sessions()).isEqualTo(1);
        Patience.until("the session has expired", () -> Patience.get(broker.snapshot()).sessions() == 0);
        assertThat(lasting("c").receiveUntilPong()).isEmpty();
    }
}
