package dev.mqttworkbench.mqtt.codec;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;

/// How a packet will stand on the wire that has not been there yet.
public final class WireBytes {

    private WireBytes() {}

    /// The bytes of a packet, written by the same codec as those that leave; none where the version has no such packet. Any thread; it takes as
    /// long as copying a payload.
    public static PacketBytes of(Packet packet, ProtocolVersion version) {
        var encodings = new PublishEncodings();
        var channel = new EmbeddedChannel();
        try {
            PacketCodec.addTo(channel.pipeline(), Integer.MAX_VALUE, Dialect.of(version), new FrameMeter(), encodings);
            channel.writeOneOutbound(packet);
            channel.flushOutbound();
            return PacketBytes.taking(bytes(channel));
        } finally {
            channel.finishAndReleaseAll();
            encodings.release();
        }
    }

    private static byte[] bytes(EmbeddedChannel channel) {
        var all = channel.alloc().buffer();
        try {
            for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
                all.writeBytes(part);
                part.release();
            }
            var bytes = new byte[all.readableBytes()];
            all.readBytes(bytes);
            return bytes;
        } finally {
            all.release();
        }
    }
}
