package dev.mqttworkbench.mqtt.codec;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketBytes;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.TracedPacket;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/// Writes one record into the trace for every packet in and out, while the trace is on, and numbers the messages that come in.
public final class PacketTracer extends ChannelDuplexHandler {

    private final PacketTrace trace;
    private final FrameMeter meter;
    private final long connection;
    private String clientIdentifier = "";

    /// @param trace where to
    /// @param meter knows the bytes of the packet that passes
    /// @param connection the number of the connection
    public PacketTracer(PacketTrace trace, FrameMeter meter, long connection) {
        this.trace = trace;
        this.meter = meter;
        this.connection = connection;
        meter.keepBytesWhile(() -> trace.follows(clientIdentifier));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var packet = (Packet) message;
        learn(packet);
        var bytes = meter.bytesReceived();
        if (bytes.length > 0) {
            packet = PacketTrace.numbered(packet);
            record(Direction.IN, packet, bytes);
        }
        context.fireChannelRead(packet);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var packet = (Packet) message;
        learn(packet);
        var sentBefore = meter.sent();
        context.write(packet, promise);
        if (meter.sent() != sentBefore && meter.bytesSent().length > 0) { // otherwise the version had no such packet
            record(Direction.OUT, PacketTrace.numbered(packet), meter.bytesSent());
        }
    }

    /// It is known whose connection it will be.
    public void belongsTo(String client) {
        clientIdentifier = client;
    }

    /// Whose connection it is; empty before that is known.
    public String clientIdentifier() {
        return clientIdentifier;
    }

    private void learn(Packet packet) {
        if (packet instanceof Connect connect) {
            clientIdentifier = connect.clientIdentifier();
        } else if (packet instanceof ConnAck ack && clientIdentifier.isEmpty()) {
            clientIdentifier = ack.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER, "");
        }
    }

    private void record(Direction direction, Packet packet, byte[] bytes) {
        trace.add(new TracedPacket(Instant.now(), System.nanoTime(), connection, direction, packet, PacketBytes.taking(bytes)));
    }
}
