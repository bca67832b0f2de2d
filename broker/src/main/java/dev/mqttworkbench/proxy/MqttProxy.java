package dev.mqttworkbench.proxy;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.transport.Listener;
import dev.mqttworkbench.transport.Loop;

/// Listens like a broker, passes what devices say on to another one, and its answers back. Each of its two wires has a trace, in which every packet
/// stands as it passed there, and gates that can hold, lose, delay or double it, either way: what a gate keeps back has not reached the other end.
///
/// A packet is decoded and encoded again on its way: it says the same, though properties may stand in another order. What the standard
/// forbids is not passed on. Public methods may be called from any thread.
public final class MqttProxy {

    /// The largest packet that the standard knows, in bytes (2.1.4): what is too large, the broker says.
    static final int MAXIMUM_PACKET_SIZE = 268_435_455 + 5;

    /// What a proxy stands between: each message passes both.
    public enum Wire {
        /// Between the devices and the proxy, which is their Server there.
        DEVICE,
        /// Between the proxy and the broker, whose Client it is there, in the name of each device.
        BROKER
    }

    private final Loop loop;
    private final ProxySettings settings;
    private final Listener listener;
    private final Forwardings forwardings;

    private MqttProxy(Loop loop, ProxySettings settings, Listener listener, Forwardings forwardings) {
        this.loop = loop;
        this.settings = settings;
        this.listener = listener;
        this.forwardings = forwardings;
    }

    /// Starts to listen. Nothing is said to the broker before a device says CONNECT.
    ///
    /// @return completes when it listens; exceptionally with a [ListenFailure] when it cannot
    public static CompletionStage<MqttProxy> start(ProxySettings settings) {
        var loop = Loop.start("mqtt-proxy");
        var forwardings = new Forwardings(loop, settings);
        return Listener.listen(loop, settings.listener(), MAXIMUM_PACKET_SIZE, forwardings.instruments(Wire.DEVICE), forwardings::begin)
                .thenApply(listener -> new MqttProxy(loop, settings, listener, forwardings))
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

    /// The packets that pass on a wire, seen from the proxy; off at first, see [#trace(Wire,boolean)]. A PUBLISH has the same message number on both.
    public PacketTrace trace(Wire wire) {
        return forwardings.instruments(wire).trace();
    }

    /// Starts or stops to trace a wire. It begins with a record of each device whose connection is there.
    public CompletionStage<Void> trace(Wire wire, boolean on) {
        return loop.ask(() -> {
            trace(wire).setOn(on);
            if (on) {
                forwardings.introduceAll(wire);
            }
            return null;
        });
    }

    /// What can hold packets up on a wire, and make the way of a device worse there. Directions are seen from the proxy.
    public Gates gates(Wire wire) {
        return forwardings.instruments(wire).gates();
    }

    /// Closes sockets of a device at once and without DISCONNECT, so that the broker will publish its Will. At the device's wire both of its sockets;
    /// at the broker's that one: the device gets what the broker has said, and the end behind it.
    ///
    /// @return whether it had one there
    public CompletionStage<Boolean> cut(Wire wire, String clientIdentifier) {
        return loop.ask(() -> forwardings.cut(wire, clientIdentifier));
    }

    /// Stops to listen and closes all connections, as if the network were gone. Ends its thread.
    public CompletionStage<Void> stop() {
        listener.close();
        loop.run(forwardings::cutAll);
        return loop.stop();
    }
}
