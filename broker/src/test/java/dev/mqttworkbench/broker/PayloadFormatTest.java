package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

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
}
