package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What is published for a client that is gone.
class WillTest extends OverTheWire {

    /// [MQTT-3.1.2-8]
    @ParameterizedTest
    @EnumSource(QoS.class)
    void publishesTheWillOfAConnectionThatIsCut(QoS qos) throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", EXACTLY_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", qos, true, Properties.of(Property.CONTENT_TYPE, "text")));
        device.cut();
        var received = subscriber.receive(Publish.class);
        assertThat(received.payload().asText()).isEqualTo("gone");
        assertThat(received.qos()).isEqualTo(qos);
        assertThat(received.properties().get(Property.CONTENT_TYPE)).contains("text");
        assertThat(snapshot().retainedMessages()).isEqualTo(1);
    }

    /// [MQTT-3.14.4-3] [MQTT-3.1.2-10]
    @Test
    void removesTheWillAtAGracefulDisconnect() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", AT_MOST_ONCE, false, Properties.NONE));
        device.send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        assertThat(device.receiveOrEnd()).isEmpty();
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    @Test
    void publishesTheWillAtADisconnectThatAsksForIt() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", AT_MOST_ONCE, false, Properties.NONE));
        device.send(new Disconnect(ReasonCode.DISCONNECT_WITH_WILL_MESSAGE, Properties.NONE));
        assertThat(subscriber.receive(Publish.class).topicName()).isEqualTo("will");
    }

    /// [MQTT-3.1.2-8]: also when the client breaks the protocol.
    @Test
    void publishesTheWillAfterAProtocolError() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", AT_MOST_ONCE, false, Properties.NONE));
        device.publish("t", "m", AT_MOST_ONCE, false, Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 1));
        assertThat(subscriber.receive(Publish.class).topicName()).isEqualTo("will");
    }

    /// [MQTT-3.1.3-9]
    @Test
    void callsTheWillOffWhenTheClientIsBackWithinItsDelay() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var lasting = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L);
        var device = opened(V5);
        var delayed = will("will", AT_MOST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 1L));
        device.connect("d", true, 0, lasting, delayed);
        device.cut();
        awaitConnections(1);
        var back = opened(V5);
        assertThat(back.connect("d", false, 0, lasting, null).sessionPresent()).isTrue();
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.1.3-9]: the end of the Session comes before the delay.
    @Test
    void publishesADelayedWillWhenTheSessionEnds() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        var delayed = will("will", AT_MOST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 1_000L));
        device.connect("d", true, 0, Properties.NONE, delayed);
        device.cut();
        assertThat(subscriber.receive(Publish.class).properties().get(Property.WILL_DELAY_INTERVAL)).isEmpty();
    }
}
