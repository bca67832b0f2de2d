package dev.mqttworkbench.broker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.transport.NetworkConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final Properties WORDS = Properties.of(Property.REASON_STRING, "why").plus(Property.USER_PROPERTY, new UserProperty("a", "b"));

    /// Every packet that may explain itself, beside PUBLISH, whose user properties are the message's.
    static List<Packet> packetsWithWords() {
        var codes = List.of(ReasonCode.NOT_AUTHORIZED);
        return List.of(
                new ConnAck(false, ReasonCode.NOT_AUTHORIZED, WORDS), new Disconnect(ReasonCode.NOT_AUTHORIZED, WORDS),
                new PubAck(1, ReasonCode.NOT_AUTHORIZED, WORDS), new PubRec(1, ReasonCode.NOT_AUTHORIZED, WORDS),
                new PubRel(1, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND, WORDS), new PubComp(1, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND, WORDS),
                new SubAck(1, codes, WORDS), new UnsubAck(1, codes, WORDS));
    }

    private static Packet adapted(Packet packet, Properties terms) {
        var connect = new Connect(V5, true, 0, "c", Optional.empty(), Optional.empty(), Optional.empty(), terms);
        var network = new AtomicReference<NetworkConnection>(); // asked about PUBLISH alone
        return ClientTerms.of(connect).adapt(packet, network.get());
    }

    /// [MQTT-3.1.2-29]: without words in every packet but CONNACK and DISCONNECT (protocol.md 17).
    @ParameterizedTest
    @MethodSource("packetsWithWords")
    void whoWantsNoWordsGetsThemInConnAckAndDisconnectAlone_3_1_2_29(Packet packet) {
        var mayStay = packet instanceof ConnAck || packet instanceof Disconnect;
        var terse = adapted(packet, Properties.of(Property.REQUEST_PROBLEM_INFORMATION, 0));
        assertThat(terse.type()).isEqualTo(packet.type());
        assertThat(terse.properties()).isEqualTo(mayStay ? WORDS : Properties.NONE);
        assertThat(adapted(packet, Properties.of(Property.REQUEST_PROBLEM_INFORMATION, 1))).isEqualTo(packet);
    }

    /// [MQTT-3.2.2-19] [MQTT-3.2.2-20] [MQTT-3.4.2-2] [MQTT-3.4.2-3] [MQTT-3.5.2-2] [MQTT-3.5.2-3] [MQTT-3.6.2-2] [MQTT-3.6.2-3]
    /// [MQTT-3.7.2-2] [MQTT-3.7.2-3] [MQTT-3.9.2-1] [MQTT-3.9.2-2] [MQTT-3.11.2-1] [MQTT-3.11.2-2] [MQTT-3.14.2-3] [MQTT-3.14.2-4]
    /// (protocol.md 16).
    @ParameterizedTest
    @MethodSource("packetsWithWords")
    void wordsThatDoNotFitAreLeftOutOfEveryPacket_3_2_2_19(Packet packet) {
        assertThat(adapted(packet, Properties.of(Property.MAXIMUM_PACKET_SIZE, 20L)).properties()).isEqualTo(Properties.NONE);
        assertThat(adapted(packet, Properties.of(Property.MAXIMUM_PACKET_SIZE, 100L))).isEqualTo(packet);
    }

    /// [MQTT-3.1.2-24]: an answer that cannot be made smaller is not sent, and the client does not wait for it.
    @Test
    void anAnswerThatIsTooLargeEndsTheConnection_3_1_2_24() throws Exception {
        var tight = connected("tight", Properties.of(Property.MAXIMUM_PACKET_SIZE, 40L));
        var filters = IntStream.range(0, 35).mapToObj(i -> new Subscribe.Requested("f/" + i, SubscriptionOptions.of(QoS.AT_MOST_ONCE)));
        tight.send(new Subscribe(1, filters.toList(), Properties.NONE)); // SUBACK has 2 + 2 + 1 + 35 bytes
        assertThat(tight.receive(SubAck.class).reasonCodes()).hasSize(35);
        var more = IntStream.range(0, 36).mapToObj(i -> new Subscribe.Requested("f/" + i, SubscriptionOptions.of(QoS.AT_MOST_ONCE)));
        tight.send(new Subscribe(2, more.toList(), Properties.NONE));
        assertDisconnected(tight, ReasonCode.PACKET_TOO_LARGE);
    }

    /// [MQTT-3.1.2-24] [MQTT-3.2.0-1]: where CONNACK is too large, nothing comes.
    @Test
    void aConnAckThatIsTooLargeIsSilence_3_2_0_1() throws Exception {
        for (var maximum = 1L; maximum < 16; maximum++) {
            var tiny = opened(V5);
            tiny.send(new Connect(
                    V5, true, 0, "tiny", Optional.empty(), Optional.empty(), Optional.empty(),
                    Properties.of(Property.MAXIMUM_PACKET_SIZE, maximum)));
            assertThat(tiny.receiveOrEnd()).as("maximum %d", maximum).isEmpty();
        }
        connected("tiny", Properties.of(Property.MAXIMUM_PACKET_SIZE, 16L));
    }
}
