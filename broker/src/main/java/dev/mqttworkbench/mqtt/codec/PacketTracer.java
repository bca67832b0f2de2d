package dev.mqttworkbench.mqtt.codec;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.TracedPacket;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/// Writes one record into the trace for every packet in and out, while the trace is on.
public final class PacketTracer extends ChannelDuplexHandler {

    private final PacketTrace trace;
    private final FrameMeter meter;
    private final long connection;

    /// @param trace where to
    /// @param meter knows the size of the packet that passes
    /// @param connection the number of the connection
    public PacketTracer(PacketTrace trace, FrameMeter meter, long connection) {
        this.trace = trace;
        this.meter = meter;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (trace.isOn()) {
            record(Direction.IN, (Packet) message, meter.lastReceived());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var sentBefore = meter.sent();
        context.write(message, promise);
        if (trace.isOn() && meter.sent() != sentBefore) { // otherwise the version had no such packet
            record(Direction.OUT, (Packet) message, meter.lastSent());
        }
    }

    private void record(Direction direction, Packet packet, int size) {
        trace.add(new TracedPacket(Instant.now(), System.nanoTime(), connection, direction, packet, size));
    }
}
