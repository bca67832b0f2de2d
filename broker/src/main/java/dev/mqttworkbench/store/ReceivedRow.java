package dev.mqttworkbench.store;

/// A Packet Identifier that was received at QoS 2 and waits for PUBREL, on the disk.
public final class ReceivedRow extends Row {

    private final SessionRow session;
    private final int packetIdentifier;

    ReceivedRow(SessionRow session, int packetIdentifier, boolean onDisk) {
        super(onDisk);
        this.session = session;
        this.packetIdentifier = packetIdentifier;
    }

    /// 1 to 65,535.
    public int packetIdentifier() {
        return packetIdentifier;
    }

    /// Its Session takes it along.
    @Override
    public boolean isGone() {
        return super.isGone() || session.isGone();
    }

    @Override
    Operation write() {
        return new Operation.PutReceived(session.key(), packetIdentifier);
    }

    @Override
    Operation delete() {
        return new Operation.DeleteReceived(session.key(), packetIdentifier);
    }
}
