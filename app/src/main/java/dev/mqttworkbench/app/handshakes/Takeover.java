package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Property;

/// A second client with the name of one that is connected: the Server throws the first one out [MQTT-3.1.4-3]. It answers nothing that is meant for
/// the first one, leaves at once, and lets its Session live on for as long as before. Any thread.
final class Takeover {

    private final Supplier<Optional<ConnectOptions>> way;

    /// @param way how a client of ours gets into the broker in the box; empty while that does not run
    Takeover(Supplier<Optional<ConnectOptions>> way) {
        this.way = way;
    }

    /// Connects under a name, and leaves.
    ///
    /// @param expirySeconds how long the Session is to stay
    /// @return completes when it has left; exceptionally where it was not let in
    CompletionStage<Void> of(String clientIdentifier, long expirySeconds) {
        return way.get().map(options -> visit(options.withClientIdentifier(clientIdentifier).withCleanStart(false).withReconnect(Reconnect.NEVER)
                        .withProperties(options.properties().plus(Property.SESSION_EXPIRY_INTERVAL, expirySeconds))))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("The broker does not run")));
    }

    private static CompletionStage<Void> visit(ConnectOptions options) {
        var second = new Client(options, new ClientListener() {});
        return second.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBLISH), Breakpoint.at(PacketType.PUBREL))) // what comes stays open, and comes again
                .thenCompose(stopped -> second.connect())
                .thenCompose(accepted -> second.disconnect())
                .whenComplete((left, failure) -> second.close());
    }
}
