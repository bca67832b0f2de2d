package dev.mqttworkbench.broker;

import java.io.IOException;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// What a client says in CONNECT about the packets that it wants is kept.
class ClientTermsTest extends OverTheWire {

    private PacketClient connected(String clientIdentifier, Properties properties) throws IOException {
        var client = opened(V5);
        client.connect(clientIdentifier, true, 0, properties, null);
        return client;
    }

    /// protocol.md 23
    @Test
    void theFirstTopicsGetAnAliasAndKeepIt() throws Exception {
        var subscriber = connected("subscriber", Properties.of(Property.TOPIC_ALIAS_MAXIMUM, 2));
        subscriber.subscribe("#", QoS.AT_LEAST_ONCE);
        var publisher = client("publisher");
        for (var topic : new String[] {"a", "b", "c", "a", "b", "c"}) {
            publisher.publish(topic, topic, QoS.AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }

        assertAlias(subscriber, "a", "a", 1);
        assertAlias(subscriber, "b", "b", 2);
        assertAlias(subscriber, "c", "c", 0); // [MQTT-3.1.2-26]
        assertAlias(subscriber, "a", "", 1);
        assertAlias(subscriber, "b", "", 2);
        assertAlias(subscriber, "c", "c", 0);
    }

    private static void assertAlias(PacketClient client, String text, String topic, int alias) throws IOException {
        var publish = client.receive(Publish.class);
        assertThat(publish.payload().asText()).isEqualTo(text);
        assertThat(publish.topicName()).isEqualTo(topic);
        assertThat(publish.properties().get(Property.TOPIC_ALIAS, 0)).isEqualTo(alias);
        client.send(new PubAck(publish.packetIdentifier()));
    }

    @Test
    void anAliasIsForgottenWithTheConnection() throws Exception {
        var properties = Properties.of(Property.TOPIC_ALIAS_MAXIMUM, 5).plus(Property.SESSION_EXPIRY_INTERVAL, 1_000L);
        var subscriber = connected("subscriber", properties);
        subscriber.subscribe("a", QoS.AT_LEAST_ONCE);
        var publisher = client("publisher");
        publisher.publish("a", "1", QoS.AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        subscriber.receive(Publish.class);
        var resumed = opened(V5);
        resumed.connect("subscriber", false, 0, properties, null);

        var again = resumed.receive(Publish.class);
        assertThat(again.dup()).isTrue();
        assertThat(again.topicName()).isEqualTo("a"); // [MQTT-3.3.2-7]
    }

    @Test
    void nobodyWhoDidNotAskGetsAnAlias() throws Exception {
        var subscriber = client("subscriber");
        subscriber.subscribe("a", QoS.AT_MOST_ONCE);
        client("publisher").publish("a", "1", QoS.AT_MOST_ONCE);

        assertThat(subscriber.receive(Publish.class).properties()).isEqualTo(Properties.NONE); // [MQTT-3.1.2-27]
    }

    /// protocol.md 17
    @Test
    void problemsAreExplainedUnlessTheClientWantsNoWords() throws Exception {
        var curious = client("curious");
        curious.publish("$own", "x", QoS.AT_LEAST_ONCE);
        var explained = curious.receive(PubAck.class);
        assertThat(explained.reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(explained.properties().get(Property.REASON_STRING)).isPresent();

        var terse = connected("terse", Properties.of(Property.REQUEST_PROBLEM_INFORMATION, 0));
        terse.publish("$own", "x", QoS.AT_LEAST_ONCE);
        var bare = terse.receive(PubAck.class);
        assertThat(bare.reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(bare.properties()).isEqualTo(Properties.NONE); // [MQTT-3.1.2-29]
    }

    /// protocol.md 16
    @Test
    void wordsThatWouldMakeThePacketTooLargeAreLeftOut() throws Exception {
        var tight = connected("tight", Properties.of(Property.MAXIMUM_PACKET_SIZE, 40L));
        tight.publish("$own", "x", QoS.AT_LEAST_ONCE);
        var bare = tight.receive(PubAck.class);
        assertThat(bare.reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(bare.properties()).isEqualTo(Properties.NONE); // [MQTT-3.4.2-2]
    }
}
