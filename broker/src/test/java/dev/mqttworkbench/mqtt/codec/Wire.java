package dev.mqttworkbench.mqtt.codec;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Will;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;

import static org.assertj.core.api.Assertions.assertThat;

/// One end of a Network Connection without a network: bytes on one side of the codec, packets on the other.
public final class Wire implements AutoCloseable {

    public static final int MAXIMUM_PACKET_SIZE = 1 << 20;

    /// Packets are equal when they differ in the order of properties of different kinds at the most.
    public static final Comparator<Packet> IGNORING_ORDER_OF_KINDS =
            (a, b) -> canonical(a).equals(canonical(b)) ? 0 : 1;

    private final Dialect dialect;
    private final FrameMeter meter = new FrameMeter();
    private final PublishEncodings encodings = new PublishEncodings();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final UnpooledByteBufAllocator buffers = new UnpooledByteBufAllocator(true);
    private final List<Packet> packets = new ArrayList<>();

    private Wire(Dialect dialect, int maximumPacketSize) {
        this.dialect = dialect;
        channel.config().setAllocator(buffers);
        PacketCodec.addTo(channel.pipeline(), maximumPacketSize, dialect, meter, encodings);
    }

    /// A Server's end before CONNECT.
    public static Wire server() {
        return server(MAXIMUM_PACKET_SIZE);
    }

    static Wire server(int maximumPacketSize) {
        return new Wire(Dialect.unknown(), maximumPacketSize);
    }

    /// An end that speaks `version` already.
    public static Wire connected(ProtocolVersion version) {
        var wire = new Wire(Dialect.of(version), MAXIMUM_PACKET_SIZE);
        wire.send(new Connect(
                version, true, 0, "c", Optional.empty(), Optional.empty(), Optional.<Payload>empty(), Properties.NONE));
        return wire;
    }

    Dialect dialect() {
        return dialect;
    }

    public FrameMeter meter() {
        return meter;
    }

    /// @throws PacketViolation when the codec throws one
    void receive(byte... bytes) {
        receive(bytes, 0, bytes.length);
    }

    public void receive(byte[] bytes, int from, int to) {
        try {
            channel.writeInbound(buffers.buffer(to - from).writeBytes(bytes, from, to - from));
        } catch (DecoderException exception) {
            if (exception.getCause() instanceof PacketViolation violation) {
                throw violation;
            }
            throw exception;
        }
    }

    /// Everything received so far.
    public List<Packet> packets() {
        for (Packet packet = channel.readInbound(); packet != null; packet = channel.readInbound()) {
            packets.add(packet);
        }
        return packets;
    }

    /// What is on the wire for `packet`.
    public byte[] send(Packet packet) {
        channel.writeOutbound(packet);
        var out = new ByteArrayOutputStream();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            out.writeBytes(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
        return out.toByteArray();
    }

    /// Every buffer must have been released by now.
    @Override
    public void close() {
        channel.finishAndReleaseAll();
        encodings.release();
        assertThat(buffers.metric().usedDirectMemory() + buffers.metric().usedHeapMemory()).as("bytes never released").isZero();
    }

    public static byte[] joined(List<byte[]> parts) {
        var out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    static long kindsOfProperties(Packet packet) {
        return Math.max(kinds(packet.properties()), packet instanceof Connect connect
                ? connect.will().map(will -> kinds(will.properties())).orElse(0L)
                : 0);
    }

    private static long kinds(Properties properties) {
        return properties.entries().stream().map(Properties.Entry::property).distinct().count();
    }

    private static List<Object> canonical(Packet packet) {
        if (packet instanceof Connect connect) {
            var bare = new Connect(connect.version(), connect.cleanStart(), connect.keepAliveSeconds(),
                    connect.clientIdentifier(), connect.will().map(Wire::bare), connect.userName(), connect.password(),
                    Properties.NONE);
            return List.of(bare, canonical(packet.properties()), connect.will().map(will -> canonical(will.properties())));
        }
        return List.of(packet.toString().replace(packet.properties().toString(), ""), canonical(packet.properties()),
                packet instanceof dev.mqttworkbench.mqtt.packet.Publish publish ? publish.payload() : "");
    }

    private static Will bare(Will will) {
        return new Will(will.topic(), will.payload(), will.qos(), will.retain(), Properties.NONE);
    }

    private static Properties canonical(Properties properties) {
        return Properties.of(properties.entries().stream()
                .sorted(Comparator.comparing(entry -> entry.property().identifier()))
                .toList());
    }
}
