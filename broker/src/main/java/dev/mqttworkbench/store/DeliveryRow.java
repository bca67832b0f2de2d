package dev.mqttworkbench.store;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.QoS;

/// A message on its way to one client, on the disk: where it stands in the order of its Session, and how far it has come.
public final class DeliveryRow extends Row {

    /// How far a delivery has come.
    public enum Progress {
        /// Not sent yet.
        QUEUED,
        /// Sent with a Packet Identifier; the client has not answered, or only the last answer is missing at QoS 1.
        SENT,
        /// The client has answered with PUBREC: PUBREL is next.
        RELEASED
    }

    private final SessionRow session;
    private final long number;
    private final MessageRow message;
    private final QoS qos;
    private final boolean retain;
    private final List<Integer> subscriptionIdentifiers;
    private int packetIdentifier;
    private Progress progress;

    DeliveryRow(
            SessionRow session, long number, MessageRow message, QoS qos, boolean retain,
            List<Integer> subscriptionIdentifiers, int packetIdentifier, Progress progress, boolean onDisk) {
        super(onDisk);
        this.session = session;
        this.number = number;
        this.message = message;
        this.qos = qos;
        this.retain = retain;
        this.subscriptionIdentifiers = subscriptionIdentifiers;
        this.packetIdentifier = packetIdentifier;
        this.progress = progress;
        message.oneMore();
    }

    MessageRow message() {
        return message;
    }

    /// The Packet Identifier it was sent with, 0 before.
    public int packetIdentifier() {
        return packetIdentifier;
    }

    /// How far it has come.
    public Progress progress() {
        return progress;
    }

    void become(int newPacketIdentifier, Progress newProgress) {
        packetIdentifier = newPacketIdentifier;
        progress = newProgress;
    }

    @Override
    Operation write() {
        return new Operation.PutDelivery(
                session.key(), number, message.key(), qos, retain, subscriptionIdentifiers, packetIdentifier, progress);
    }

    @Override
    Operation delete() {
        return new Operation.DeleteDelivery(session.key(), number);
    }
}
