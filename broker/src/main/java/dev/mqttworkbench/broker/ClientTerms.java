package dev.mqttworkbench.broker;

import java.util.function.Function;

import dev.mqttworkbench.mqtt.delivery.OutgoingTopicAliases;
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
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.transport.NetworkConnection;

/// What one client said in CONNECT about the packets that it wants: how large, with which words about problems, with how many
/// Topic Aliases.
final class ClientTerms {

    /// What CONNACK or an acknowledgement has at the most beside its properties and one byte a Reason Code, in bytes.
    private static final int HEADERS = 16;

    private final long maximumPacketSize;
    private final boolean wantsProblemInformation;
    private final OutgoingTopicAliases aliases;

    private ClientTerms(long maximumPacketSize, boolean wantsProblemInformation, int topicAliasMaximum) {
        this.maximumPacketSize = maximumPacketSize;
        this.wantsProblemInformation = wantsProblemInformation;
        this.aliases = new OutgoingTopicAliases(topicAliasMaximum);
    }

    /// What holds before CONNECT, and for clients of 3.1 and 3.1.1.
    static ClientTerms none() {
        return new ClientTerms(Long.MAX_VALUE, true, 0);
    }

    static ClientTerms of(Connect connect) {
        var properties = connect.properties();
        if (properties.isEmpty()) {
            return none();
        }
        return new ClientTerms(
                properties.get(Property.MAXIMUM_PACKET_SIZE, Long.MAX_VALUE),
                properties.get(Property.REQUEST_PROBLEM_INFORMATION, 1) == 1,
                properties.get(Property.TOPIC_ALIAS_MAXIMUM, 0));
    }

    /// The largest packet that the client takes, in bytes; [Long#MAX_VALUE] where it did not say.
    long maximumPacketSize() {
        return maximumPacketSize;
    }

    /// The Topic Aliases that are set toward the client.
    OutgoingTopicAliases aliases() {
        return aliases;
    }

    /// Whether a PUBLISH may be sent [MQTT-3.1.2-24]. It is asked about with its whole topic: an alias makes it shorter, but for
    /// the first time.
    boolean fits(Publish publish, NetworkConnection network) {
        return network.fits(publish, maximumPacketSize);
    }

    /// Whether a packet other than PUBLISH may be sent [MQTT-3.1.2-24].
    boolean takes(Packet packet) {
        return maximumPacketSize == Long.MAX_VALUE || packet instanceof Publish || AnswerSize.of(packet) <= maximumPacketSize;
    }

    /// The packet as the client wants it.
    Packet adapt(Packet packet, NetworkConnection network) {
        return switch (packet) {
            case Publish publish -> aliases.isOff() ? publish : shortened(publish, network);
            case ConnAck ack -> inWords(ack, ack.properties(), true, 0, words ->
                    new ConnAck(ack.sessionPresent(), ack.reasonCode(), words));
            case Disconnect end -> inWords(end, end.properties(), true, 0, words -> new Disconnect(end.reasonCode(), words));
            case PubAck ack -> inWords(ack, ack.properties(), wantsProblemInformation, 0, words ->
                    new PubAck(ack.packetIdentifier(), ack.reasonCode(), words));
            case PubRec ack -> inWords(ack, ack.properties(), wantsProblemInformation, 0, words ->
                    new PubRec(ack.packetIdentifier(), ack.reasonCode(), words));
            case PubRel ack -> inWords(ack, ack.properties(), wantsProblemInformation, 0, words ->
                    new PubRel(ack.packetIdentifier(), ack.reasonCode(), words));
            case PubComp ack -> inWords(ack, ack.properties(), wantsProblemInformation, 0, words ->
                    new PubComp(ack.packetIdentifier(), ack.reasonCode(), words));
            case SubAck ack -> inWords(ack, ack.properties(), wantsProblemInformation, ack.reasonCodes().size(), words ->
                    new SubAck(ack.packetIdentifier(), ack.reasonCodes(), words));
            case UnsubAck ack -> inWords(ack, ack.properties(), wantsProblemInformation, ack.reasonCodes().size(), words ->
                    new UnsubAck(ack.packetIdentifier(), ack.reasonCodes(), words));
            case Packet other -> other;
        };
    }

    private Publish shortened(Publish publish, NetworkConnection network) {
        if (maximumPacketSize == Long.MAX_VALUE) {
            return aliases.shorten(publish);
        }
        var first = publish.withProperties(publish.properties().plus(Property.TOPIC_ALIAS, 1));
        return network.fits(first, maximumPacketSize) ? aliases.shorten(publish) : publish;
    }

    /// Reason String and User Properties are left out where the client asked for that [MQTT-3.1.2-29], or where the packet would
    /// be larger than it takes [MQTT-3.2.2-19] [MQTT-3.2.2-20] [MQTT-3.4.2-2] [MQTT-3.9.2-1] [MQTT-3.14.2-3].
    private Packet inWords(
            Packet packet, Properties properties, boolean allowed, int reasonCodes, Function<Properties, Packet> with) {
        if (properties.isEmpty()
                || allowed && NetworkConnection.sizeOf(properties) + reasonCodes + HEADERS <= maximumPacketSize) {
            return packet;
        }
        return with.apply(properties.keeping(
                property -> property != Property.REASON_STRING && property != Property.USER_PROPERTY));
    }
}
