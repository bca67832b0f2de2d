package dev.mqttworkbench.app.handshakes;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.broker.SessionQueries;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// Where the packets come from, and what can hold them up. The same object as long as the same broker runs. Any thread.
public interface FlowSource {

    /// On which side of the wire packets are recorded and held.
    enum Side {
        /// At the broker: of all clients, with what it decides.
        BROKER,
        /// At a client of ours: its own packets.
        CLIENT,
        /// At a proxy of ours, as if it were the broker: of all devices that come through it.
        PROXY,
        /// At a proxy of ours, as if it were the devices: what the broker hears and says.
        PROXY_AS_CLIENT;

        /// Whether packets to the broker leave here, so that they are held before they are on the wire.
        boolean isClient() {
            return this == CLIENT || this == PROXY_AS_CLIENT;
        }

        /// The way of a packet as the gates of this side name it.
        ///
        /// @param direction seen from the broker
        Direction atGate(Direction direction) {
            return !isClient() ? direction : direction == Direction.IN ? Direction.OUT : Direction.IN;
        }
    }

    /// On which side of the wire packets are recorded and held.
    Side side();

    /// A client that all packets are of.
    ///
    /// @param clientIdentifier its name
    /// @param version that it speaks
    record Own(String clientIdentifier, ProtocolVersion version) {}

    /// Whose all packets are; empty where each says whose it is.
    Optional<Own> own();

    /// What the broker is, in a few words; empty for the one in the box.
    String broker();

    /// Starts or stops to record.
    CompletionStage<Void> trace(boolean on);

    /// What was recorded since the last call, seen from the broker. On the JavaFX thread.
    Ring.Drained<TraceRecord> drain();

    /// What holds packets up.
    Gates gates();

    /// What the broker knows of its clients; empty where it is not ours.
    default Optional<SessionQueries> sessions() {
        return Optional.empty();
    }

    /// Whether the Keep Alive of clients can stand still while something is held: only who watches it can stop the clock.
    boolean keepsTime();

    /// For how long the client that all packets are of may be silent, in seconds and 0 for ever; empty where only packets tell, or it is not connected.
    default Optional<Integer> keepAliveSeconds() {
        return Optional.empty();
    }

    /// Lets the connection of a client hang, or go on.
    ///
    /// @return whether there was one that did not
    CompletionStage<Boolean> freeze(String clientIdentifier, boolean wanted);

    /// Closes the socket of a client at once and without DISCONNECT.
    CompletionStage<Boolean> cut(String clientIdentifier);
}
