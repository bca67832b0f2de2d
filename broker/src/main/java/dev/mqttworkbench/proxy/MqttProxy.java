package dev.mqttworkbench.proxy;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.Listener;
import dev.mqttworkbench.transport.Loop;

/// Listens like a broker, passes what devices say on to another one, and its answers back. Every packet stands in the trace as it
/// passed between device and proxy, and can be held, lost, delayed or doubled by the gates, either way: what a gate keeps back has not
/// reached the other end.
///
/// A packet is decoded and encoded again on its way: it says the same, though properties may stand in another order. What the standard
/// forbids is not passed on. Public methods may be called from any thread.
public final class MqttProxy {

    /// The largest packet that the standard knows, in bytes (2.1.4): what is too large, the broker says.
    static final int MAXIMUM_PACKET_SIZE = 268_435_455 + 5;

    private final Loop loop;
    private final ProxySettings settings;
    private final Instruments instruments;
    private final Listener listener;
    private final Forwardings forwardings;

    private MqttProxy(Loop loop, ProxySettings settings, Instruments instruments, Listener listener, Forwardings forwardings) {
        this.loop = loop;
        this.settings = settings;
        this.instruments = instruments;
        this.listener = listener;
        this.forwardings = forwardings;
    }

    /// Starts to listen. Nothing is said to the broker before a device says CONNECT.
    ///
    /// @return completes when it listens; exceptionally with a [ListenFailure] when it cannot
    public static CompletionStage<MqttProxy> start(ProxySettings settings) {
        var loop = Loop.start("mqtt-proxy");
        var instruments = Instruments.on(loop);
        var forwardings = new Forwardings(loop, settings, instruments);
        return Listener.listen(loop, settings.listener(), MAXIMUM_PACKET_SIZE, instruments, forwardings::begin)
                .thenApply(listener -> new MqttProxy(loop, settings, instruments, listener, forwardings))
                .exceptionallyCompose(failure -> loop.stop().thenCompose(stopped ->
                        CompletableFuture.failedStage(ListenFailure.of(settings.listener(), failure.getCause() == null ? failure : failure.getCause()))));
    }

    /// Between whom it stands.
    public ProxySettings settings() {
        return settings;
    }

    /// Where it listens, with the port that was chosen.
    public InetSocketAddress address() {
        return listener.address();
    }

    /// How it does.
    public ProxyStatus status() {
        return forwardings.status();
    }

    /// The packets that pass; off at first, see [#trace(boolean)].
    public PacketTrace trace() {
        return instruments.trace();
    }

    /// Starts or stops to trace. It begins with a record of each device that is connected.
    public CompletionStage<Void> trace(boolean on) {
        return loop.ask(() -> {
            instruments.trace().setOn(on);
            if (on) {
                forwardings.introduceAll();
            }
            return null;
        });
    }

    /// What can hold packets up, and make the way of a device worse.
    public Gates gates() {
        return instruments.gates();
    }

    /// Closes the sockets of a device at once and without DISCONNECT, toward the broker too, which will publish its Will.
    ///
    /// @return whether it was connected
    public CompletionStage<Boolean> cut(String clientIdentifier) {
        return loop.ask(() -> forwardings.cut(clientIdentifier));
    }

    /// Stops to listen and closes all connections, as if the network were gone. Ends its thread.
    public CompletionStage<Void> stop() {
        listener.close();
        loop.run(forwardings::cutAll);
        return loop.stop();
    }
}
