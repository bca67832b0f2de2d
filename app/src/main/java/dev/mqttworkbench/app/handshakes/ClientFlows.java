package dev.mqttworkbench.app.handshakes;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// The packets of the workbench's own client at a broker elsewhere: our side of the wire, turned round so that it is seen from the broker.
///
/// @param connection whose client
public record ClientFlows(Connection connection) implements FlowSource {

    @Override
    public Side side() {
        return Side.CLIENT;
    }

    @Override
    public Optional<Own> own() {
        return Optional.of(new Own(connection.options().clientIdentifier(), connection.options().version()));
    }

    @Override
    public String broker() {
        return connection.options().host();
    }

    @Override
    public CompletionStage<Void> trace(boolean on) {
        connection.trace().setOn(on);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Ring.Drained<TraceRecord> drain() {
        return TurnedRound.of(connection.trace().drain());
    }

    @Override
    public Gates gates() {
        return connection.gates();
    }

    @Override
    public boolean keepsTime() {
        return false;
    }

    /// What the Server has said counts [MQTT-3.1.2-21].
    @Override
    public Optional<Integer> keepAliveSeconds() {
        return connection.state() instanceof ClientState.Connected connected
                ? Optional.of(connected.connAck().properties().get(Property.SERVER_KEEP_ALIVE, connection.options().keepAliveSeconds()))
                : Optional.empty();
    }

    @Override
    public CompletionStage<Boolean> freeze(String clientIdentifier, boolean wanted) {
        return gates().freeze(clientIdentifier, wanted);
    }

    @Override
    public CompletionStage<Boolean> cut(String clientIdentifier) {
        return connection.gates().cut();
    }
}
