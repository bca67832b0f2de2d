package dev.mqttworkbench.transport;

import dev.mqttworkbench.gate.Gate;
import dev.mqttworkbench.gate.Line;
import dev.mqttworkbench.mqtt.codec.PacketSize;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// What a gate sees of a Network Connection, and the gate that stands in it, if any. On its loop only.
final class ConnectionLine implements Line {

    private final NetworkConnection connection;
    private @Nullable Gate gate;
    private boolean passesOn;

    ConnectionLine(NetworkConnection connection) {
        this.connection = connection;
    }

    /// Null where nothing is held and nothing is worse than it might be.
    @Nullable Gate gate() {
        return gate;
    }

    /// From now on what is sent here is what another end has said.
    void passOn() {
        passesOn = true;
    }

    @Override
    public void setGate(@Nullable Gate other) {
        gate = other;
    }

    @Override
    public long number() {
        return connection.number();
    }

    @Override
    public String clientIdentifier() {
        return connection.clientIdentifier();
    }

    @Override
    public boolean passesOn() {
        return passesOn;
    }

    @Override
    public void passIn(Packet packet) {
        connection.intake().take(packet);
    }

    @Override
    public void passOut(Packet packet) {
        connection.write(packet);
    }

    @Override
    public int size(Packet packet) {
        return PacketSize.of(packet, connection.version().filter(ProtocolVersion::isV5).isPresent());
    }

    @Override
    public void keepAliveGoesOn() {
        connection.handler().keepAliveGoesOn();
    }

    @Override
    public void tookMore() {
        if (connection.isWritable()) {
            connection.handler().writable();
        }
    }

    @Override
    public void read(boolean wanted) {
        if (wanted) {
            connection.intake().releaseHold();
        } else {
            connection.intake().hold();
        }
    }

    @Override
    public void cut() {
        connection.cut();
    }
}
