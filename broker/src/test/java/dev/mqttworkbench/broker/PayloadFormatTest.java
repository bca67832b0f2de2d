package dev.mqttworkbench.broker;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// The Payload Format Indicator (3.3.2.3.2).
class PayloadFormatTest extends OverTheWire {

    private static final Payload NO_TEXT = Payload.of(new byte[] {(byte) 0xC3, 0x28, 0, -1});

    /// [MQTT-3.3.2-4]: the indicator goes to every receiver. A payload that is not what it says may be refused; it is forwarded, as
    /// other brokers do.
    @Test
    void aPayloadIsForwardedAsItIs_3_3_2_4() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", QoS.AT_LEAST_ONCE);
        var publisher = client("p");
        var publish = Publish.of("t", NO_TEXT, QoS.AT_LEAST_ONCE, false, Properties.of(Property.PAYLOAD_FORMAT_INDICATOR, 1));
        publisher.send(publish.withPacketIdentifier(1));
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        var received = subscriber.receive(Publish.class);
        assertThat(received.payload()).isEqualTo(NO_TEXT);
        assertThat(received.properties().get(Property.PAYLOAD_FORMAT_INDICATOR)).contains(1);
    }

    /// Where the broker minds: PUBACK, PUBREC or DISCONNECT with 0x99, for a Will CONNACK (3.3.2.3.2, 3.1.3.2.3).
    @Test
    void aPayloadIsRefusedWhereTheBrokerMinds() throws Exception {
        restart(settings().withValidatesPayloadFormat(true));
        var subscriber = client("s");
        subscriber.subscribe("t", QoS.EXACTLY_ONCE);
        var text = Properties.of(Property.PAYLOAD_FORMAT_INDICATOR, 1);
        var publisher = client("p");
        publisher.send(Publish.of("t", NO_TEXT, QoS.AT_LEAST_ONCE, true, text).withPacketIdentifier(1));
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.PAYLOAD_FORMAT_INVALID);
        publisher.send(Publish.of("t", NO_TEXT, QoS.EXACTLY_ONCE, true, text).withPacketIdentifier(1));
        assertThat(publisher.receive(PubRec.class).reasonCode()).isEqualTo(ReasonCode.PAYLOAD_FORMAT_INVALID);
        for (var indicator : List.of(Properties.NONE, Properties.of(Property.PAYLOAD_FORMAT_INDICATOR, 0))) {
            publisher.send(Publish.of("t", NO_TEXT, QoS.AT_MOST_ONCE, false, indicator));
        }
        publisher.publish("t", "täglich 🌡", QoS.AT_MOST_ONCE, false, text);
        assertThat(publisher.receiveUntilPong()).isEmpty();
        assertThat(subscriber.receiveUntilPong()).hasSize(3);
        assertThat(snapshot().retainedMessages()).isZero();
        publisher.send(Publish.of("t", NO_TEXT, QoS.AT_MOST_ONCE, false, text));
        assertDisconnected(publisher, ReasonCode.PAYLOAD_FORMAT_INVALID);
        var device = opened(V5);
        var connAck = device.connect("d", true, 0, Properties.NONE, new Will(new TopicName("w"), NO_TEXT, QoS.AT_MOST_ONCE, false, text));
        assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.PAYLOAD_FORMAT_INVALID);
        assertThat(device.receiveOrEnd()).isEmpty();
    }
}
