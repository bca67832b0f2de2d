package dev.mqttworkbench.transport;

import java.io.IOException;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CodecException;
import io.netty.handler.ssl.NotSslRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last handler of the pipeline.
final class InnerEnd extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkConnection.class);

    /// How many bytes are read from a peer that takes none: acknowledgements and keep alive of one that is slow, but no flood of
    /// packets whose answers would fill the memory.
    private static final long READ_FROM_WHO_TAKES_NOTHING = 1 << 20;

    private final NetworkConnection connection;
    private final NetworkConnection.Handler handler;
    private long readUpTo = Long.MAX_VALUE;

    InnerEnd(NetworkConnection connection, NetworkConnection.Handler handler) {
        this.connection = connection;
        this.handler = handler;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        connection.arrived((Packet) message);
        if (connection.bytesReceived() > readUpTo) {
            connection.intake().brake();
        }
    }

    void receive(Packet packet) {
        try {
            handler.received(packet);
        } catch (PacketViolation violation) {
            stop(violation);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            readUpTo = Long.MAX_VALUE;
            // Netty says so in the middle of a flush, and that may be in the middle of a packet's way out, which nothing may overtake.
            context.executor().execute(this::goOn);
        } else {
            readUpTo = connection.bytesReceived() + READ_FROM_WHO_TAKES_NOTHING;
        }
    }

    private void goOn() {
        if (connection.isWritable()) { // otherwise it is said once more
            handler.writable();
            connection.intake().releaseBrake();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var reason = cause instanceof CodecException && cause.getCause() != null ? cause.getCause() : cause;
        switch (reason) {
            case PacketViolation violation -> stop(violation);
            case NotSslRecordException plain -> { // its message is what came: a CONNECT with its password
                LOG.debug("{} does not speak TLS", connection);
                connection.cut();
            }
            case IOException lost -> {
                LOG.debug("{} lost: {}", connection, lost.getMessage());
                handler.failed(lost);
                connection.cut();
            }
            default -> {
                LOG.error("{} failed and is closed", connection, cause);
                connection.cut();
            }
        }
    }

    private void stop(PacketViolation violation) {
        LOG.debug("{}: {}", connection, violation.detail());
        connection.intake().stop();
        handler.violated(violation);
    }
}
