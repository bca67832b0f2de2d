package dev.mqttworkbench.mqtt.codec;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;

/// Cuts the byte stream into whole, bounded, strictly validated packets, each one buffer, before Netty's decoder sees them.
///
/// Netty's decoder waits for bytes by replaying, looks at the size limit late and lets through much that the standard
/// forbids; with whole and valid frames none of that matters. A violation is thrown once; what follows it is discarded.
public final class FrameDecoder extends ByteToMessageDecoder {

    private static final int LONGEST_FIXED_HEADER = 5;

    private final int maximumPacketSize;
    private final Dialect dialect;
    private final FrameMeter meter;
    private final FrequentPackets frequent = new FrequentPackets();
    private boolean violated;

    /// @param maximumPacketSize in bytes with the fixed header
    /// @param dialect the version of this connection; learnt from CONNECT where it is unknown
    /// @param meter told about each packet
    public FrameDecoder(int maximumPacketSize, Dialect dialect, FrameMeter meter) {
        this.maximumPacketSize = maximumPacketSize;
        this.dialect = dialect;
        this.meter = meter;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (violated) {
            in.skipBytes(in.readableBytes());
            return;
        }
        try {
            var size = sizeOfNextPacket(in);
            if (size >= 0 && in.readableBytes() >= size) {
                out.add(wholePacket(in, size));
            }
        } catch (PacketViolation violation) {
            violated = true;
            in.skipBytes(in.readableBytes());
            throw violation;
        }
    }

    /// The packet that is read already, or the bytes of one.
    private Object wholePacket(ByteBuf in, int size) {
        var start = in.readerIndex();
        var packet = frequent.read(in, start, size, dialect.isV5());
        if (packet == null) {
            var type = FrameValidator.validate(in.slice(start, size), dialect);
            if (type == PacketType.PUBLISH) {
                frequent.remember(in, start);
                packet = frequent.read(in, start, size, dialect.isV5());
            }
        }
        meter.receive(in, start, size);
        if (packet == null) {
            in.setByte(start, dialect.firstByte(in.getUnsignedByte(start))); // Netty's decoder knows no DUP of 3.1
            return in.readRetainedSlice(size);
        }
        in.skipBytes(size);
        return packet;
    }

    /// The size in bytes of the packet that begins here, or -1 while its fixed header is not complete.
    private int sizeOfNextPacket(ByteBuf in) {
        if (!in.isReadable()) {
            return -1;
        }
        var start = in.readerIndex();
        requireExpected(in.getUnsignedByte(start));
        var remaining = 0;
        for (var i = 1; i < LONGEST_FIXED_HEADER; i++) {
            if (in.readableBytes() <= i) {
                return -1;
            }
            var digit = in.getUnsignedByte(start + i);
            remaining |= (digit & 0x7F) << 7 * (i - 1);
            if (digit < 0x80) {
                if (digit == 0 && i > 1) { // [MQTT-1.5.5-1]
                    throw new MalformedPacket("the remaining length is not encoded in the fewest bytes");
                }
                return requireBounded(1 + i + remaining);
            }
        }
        throw new MalformedPacket("the remaining length has more than four bytes");
    }

    private void requireExpected(int firstByte) {
        var type = PacketType.of(firstByte >> 4);
        if (dialect.version().isEmpty() && type != PacketType.CONNECT) { // [MQTT-3.1.0-1]
            throw new ProtocolError("the first packet is " + type + " instead of CONNECT");
        }
        FrameValidator.requireReservedFlags(type, dialect.firstByte(firstByte) & 0x0F); // before waiting for the rest
    }

    private int requireBounded(int size) {
        if (size > maximumPacketSize) {
            throw new ProtocolError(
                    ReasonCode.PACKET_TOO_LARGE, "a packet of " + size + " bytes; the limit is " + maximumPacketSize);
        }
        return size;
    }
}
