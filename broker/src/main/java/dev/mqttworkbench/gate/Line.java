package dev.mqttworkbench.gate;

import dev.mqttworkbench.mqtt.packet.Packet;
import org.jspecify.annotations.Nullable;

/// A Network Connection, as its gate knows it. On its loop only.
public interface Line {

    /// Its number.
    long number();

    /// Its client; empty where that is not known yet.
    String clientIdentifier();

    /// Whether what is sent here is what another end has said to a third: then its last word waits in its turn, and so does the end of the connection.
    default boolean passesOn() {
        return false;
    }

    /// Hands a packet that arrived to whoever handles packets.
    void passIn(Packet packet);

    /// Sends a packet on its way to the peer.
    void passOut(Packet packet);

    /// How many bytes a packet has on this wire.
    int size(Packet packet);

    /// Nothing is held any more behind which the Keep Alive stood still: it begins anew.
    void keepAliveGoesOn();

    /// The gate has let go of so much that packets may be sent again.
    void tookMore();

    /// Whether the socket is read: it is not while much waits behind the gate.
    void read(boolean wanted);

    /// Closes the socket at once and without a packet.
    void cut();

    /// Puts a gate into the line, or takes it out.
    void setGate(@Nullable Gate gate);
}
