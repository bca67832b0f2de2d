package dev.mqttworkbench.mqtt.codec;

import java.nio.charset.StandardCharsets;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// Reads what nearly all packets are, straight from their bytes: a PUBLISH without properties, and an acknowledgement of four
/// bytes. Everything else goes the long way through [FrameValidator] and Netty's decoder.
///
/// A client mostly publishes to the topic that it published to before: that one was found valid, and its name is there
/// already.
final class FrequentPackets {

    private static final int ACKNOWLEDGEMENT_SIZE = 4;

    private ByteBuf latestTopic = Unpooled.EMPTY_BUFFER;
    private String latestTopicName = "";

    /// The packet, from its first byte at `start`; null where it is not of a frequent kind, or not known to be valid.
    @Nullable Packet read(ByteBuf in, int start, int size, boolean v5) {
        var first = in.getUnsignedByte(start);
        if (first >> 4 == PacketType.PUBLISH.number()) {
            return publish(in, start, size, first, v5);
        }
        return size == ACKNOWLEDGEMENT_SIZE ? acknowledgement(first, in.getUnsignedShort(start + 2)) : null;
    }

    private static @Nullable Packet acknowledgement(int firstByte, int packetIdentifier) {
        if (packetIdentifier == 0) {
            return null; // its violation has words elsewhere
        }
        return switch (firstByte) {
            case PacketCodec.PUBACK -> new PubAck(packetIdentifier);
            case PacketCodec.PUBREC -> new PubRec(packetIdentifier);
            case PacketCodec.PUBREL -> new PubRel(packetIdentifier);
            case PacketCodec.PUBCOMP -> new PubComp(packetIdentifier);
            default -> null;
        };
    }

    private @Nullable Publish publish(ByteBuf in, int start, int size, int first, boolean v5) {
        var end = start + size;
        var topicAt = start + 2;
        while (in.getByte(topicAt - 1) < 0) {
            topicAt++; // behind the remaining length
        }
        var qos = QoS.of(first >> 1 & 0b11);
        var behindTopic = topicAt + 2 + (topicAt + 2 <= end ? in.getUnsignedShort(topicAt) : 0);
        var payloadAt = behindTopic + (qos == QoS.AT_MOST_ONCE ? 0 : 2) + (v5 ? 1 : 0);
        if (payloadAt > end || v5 && in.getByte(payloadAt - 1) != 0) {
            return null;
        }
        var packetIdentifier = qos == QoS.AT_MOST_ONCE ? 0 : in.getUnsignedShort(behindTopic);
        if (qos != QoS.AT_MOST_ONCE && packetIdentifier == 0) {
            return null;
        }
        if (!isLatestTopic(in, topicAt + 2, behindTopic)) {
            return null;
        }
        return new Publish(
                (first & 0b1000) != 0, qos, (first & 1) != 0, latestTopicName, packetIdentifier, Properties.NONE,
                payload(in, payloadAt, end));
    }

    private boolean isLatestTopic(ByteBuf in, int from, int to) {
        var length = latestTopic.readableBytes();
        return length > 0 && to - from == length && ByteBufUtil.equals(in, from, latestTopic, 0, length);
    }

    /// Remembers the topic of a PUBLISH that was found valid.
    void remember(ByteBuf in, int start) {
        var topicAt = start + 2;
        while (in.getByte(topicAt - 1) < 0) {
            topicAt++;
        }
        var name = new byte[in.getUnsignedShort(topicAt)];
        in.getBytes(topicAt + 2, name);
        latestTopic = Unpooled.wrappedBuffer(name);
        latestTopicName = new String(name, StandardCharsets.UTF_8);
    }

    private static Payload payload(ByteBuf in, int from, int to) {
        if (from == to) {
            return Payload.EMPTY;
        }
        var bytes = new byte[to - from];
        in.getBytes(from, bytes);
        return Payload.taking(bytes);
    }
}
