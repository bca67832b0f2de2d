package dev.mqttworkbench.app.handshakes;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The exchange of one message between one client and the broker, from its PUBLISH to the last acknowledgement (4.3), as far as it
/// has come.
///
/// @param client the client
/// @param role who sends the message
/// @param turn which of the exchanges of the message with this client, from 0
/// @param latest the PUBLISH that was sent last; empty before the first
/// @param qos at which QoS
/// @param packetIdentifier under which Packet Identifier; 0 at QoS 0
/// @param awaited what has to come next; empty where the exchange is over
/// @param missing what would have had to come next when its Session ended, and with it the exchange; empty where it did not break off
/// @param reasonCode what the last PUBACK or PUBREC said
/// @param publishes how often a PUBLISH was sent
/// @param resent how many of them were second attempts
/// @param deliveries how often the application at the receiving end gets the message: at QoS 2 its receiver recognises a second attempt as long
///         as it keeps the Packet Identifier, which is until PUBREL [MQTT-4.3.3-10]
public record Leg(
        String client, Role role, int turn, Optional<Publish> latest, QoS qos, int packetIdentifier, Optional<PacketType> awaited, Optional<PacketType> missing,
        ReasonCode reasonCode, int publishes, int resent, int deliveries) {

    /// Who sends the message.
    public enum Role {
        /// The client, to the broker.
        PUBLISHER,
        /// The broker, to the client.
        SUBSCRIBER
    }

    static Leg before(String client, Role role, int turn) {
        return new Leg(client, role, turn, Optional.empty(), QoS.AT_MOST_ONCE, 0, Optional.empty(), Optional.empty(), ReasonCode.SUCCESS, 0, 0, 0);
    }

    /// The exchange behind one more packet.
    Leg after(Packet packet) {
        return switch (packet) {
            case Publish publish -> sent(publish, deliveries + (isSecondAttempt(publish) ? 0 : 1));
            case PubAck ack -> answered(ack.reasonCode(), Optional.empty());
            case PubRec ack -> answered(ack.reasonCode(), ack.reasonCode().isError() ? Optional.empty() : Optional.of(PacketType.PUBREL));
            case PubRel ignored -> answered(reasonCode, Optional.of(PacketType.PUBCOMP));
            case PubComp ignored -> answered(reasonCode, Optional.empty());
            case Packet other -> throw new IllegalArgumentException(other.type() + " belongs to no message");
        };
    }

    /// The exchange behind a PUBLISH that got lost on its way: its sender waits for the answer all the same.
    Leg afterLost(Publish publish) {
        return sent(publish, deliveries);
    }

    private Leg sent(Publish publish, int delivered) {
        return new Leg(client, role, turn, Optional.of(publish), publish.qos(), publish.packetIdentifier(), answerTo(publish), Optional.empty(), reasonCode,
                publishes + 1, resent + (publish.dup() ? 1 : 0), delivered);
    }

    /// Whether a packet belongs to it. One that was sent a second time does; where a new PUBLISH uses the Packet Identifier of an exchange that is
    /// over, another one begins.
    boolean isAbout(Packet packet) {
        return switch (packet) {
            case Publish publish -> !hasBegun() || publish.packetIdentifier() == packetIdentifier && (publish.qos() == QoS.AT_MOST_ONCE
                    || awaited.isPresent() || publish.dup() || latest.filter(sent -> sent == publish).isPresent());
            case PubAck ack -> hasBegun() && ack.packetIdentifier() == packetIdentifier;
            case PubRec ack -> hasBegun() && ack.packetIdentifier() == packetIdentifier;
            case PubRel rel -> hasBegun() && rel.packetIdentifier() == packetIdentifier;
            case PubComp ack -> hasBegun() && ack.packetIdentifier() == packetIdentifier;
            case Packet other -> false;
        };
    }

    /// Whether the receiver keeps the Packet Identifier, and takes the PUBLISH for a second attempt.
    private boolean isSecondAttempt(Publish publish) {
        return deliveries > 0 && publish.qos() == QoS.EXACTLY_ONCE && publish.packetIdentifier() == packetIdentifier
                && awaited.filter(next -> next == PacketType.PUBREC || next == PacketType.PUBREL).isPresent();
    }

    private static Optional<PacketType> answerTo(Publish publish) {
        return switch (publish.qos()) {
            case AT_MOST_ONCE -> Optional.empty();
            case AT_LEAST_ONCE -> Optional.of(PacketType.PUBACK);
            case EXACTLY_ONCE -> Optional.of(PacketType.PUBREC);
        };
    }

    private Leg answered(ReasonCode code, Optional<PacketType> next) {
        return new Leg(client, role, turn, latest, qos, packetIdentifier, next, missing, code, publishes, resent, deliveries);
    }

    /// The exchange as it stays when the Session of its client ends.
    Leg broken() {
        return new Leg(client, role, turn, latest, qos, packetIdentifier, Optional.empty(), awaited.or(() -> missing), reasonCode, publishes, resent, deliveries);
    }

    /// Whether a PUBLISH has been sent.
    public boolean hasBegun() {
        return publishes > 0;
    }

    /// Whether nothing has to come any more.
    public boolean isComplete() {
        return hasBegun() && awaited.isEmpty() && missing.isEmpty();
    }

    /// Whether the broker has to send what comes next; otherwise the client has.
    public boolean isBrokersTurn() {
        var fromReceiver = awaited.filter(type -> type != PacketType.PUBREL).isPresent();
        return fromReceiver == (role == Role.PUBLISHER);
    }

    /// Whether the message was refused with a Reason Code.
    public boolean isRefused() {
        return reasonCode.isError();
    }
}
