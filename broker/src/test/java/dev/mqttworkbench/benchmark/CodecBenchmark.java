package dev.mqttworkbench.benchmark;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.mqtt.codec.Dialect;
import dev.mqttworkbench.mqtt.codec.FrameMeter;
import dev.mqttworkbench.mqtt.codec.PacketCodec;
import dev.mqttworkbench.mqtt.codec.PublishEncodings;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// The codec by itself, in a channel without a socket, whose own cost is in every figure: payloads of 64 bytes. The median is the
/// figure to look at: what else a machine does moves only the slowest calls.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Dio.netty.leakDetection.level=disabled")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    private static final int PACKETS = 100;
    private static final int MAXIMUM_PACKET_SIZE = 1 << 20;
    private static final Payload PAYLOAD = Payload.taking(new byte[64]);

    @Param({"V3_1_1", "V5"})
    private ProtocolVersion version = ProtocolVersion.V5;

    private final PublishEncodings encodings = new PublishEncodings();
    private EmbeddedChannel channel = new EmbeddedChannel();
    private Publish[] atMostOnce = {};
    private Publish[] atLeastOnce = {};
    private ByteBuf bytesAtMostOnce = Unpooled.EMPTY_BUFFER;
    private ByteBuf bytesAtLeastOnce = Unpooled.EMPTY_BUFFER;
    private ByteBuf bytesOfConnect = Unpooled.EMPTY_BUFFER;
    private ByteBuf bytesOfSmallPackets = Unpooled.EMPTY_BUFFER;
    private Connect connect = connect(ProtocolVersion.V5);

    /// Makes a connected channel, packets, and the bytes of them.
    @Setup
    public void connect() {
        connect = connect(version);
        channel = channel(Dialect.of(version));
        bytesOfConnect = written(connect);
        atMostOnce = new Publish[] {publish("plant/press-04/state", 0), publish("plant/press-05/state", 0)};
        atLeastOnce = new Publish[] {publish("plant/press-04/state", 1), publish("plant/press-05/state", 1)};
        bytesAtMostOnce = written(atMostOnce[0]);
        bytesAtLeastOnce = written(atLeastOnce[0]);
        var packets = new Packet[PACKETS];
        Arrays.setAll(packets, i -> publish("plant/press-%02d/state".formatted(i % 10), i + 1));
        bytesOfSmallPackets = written(packets);
    }

    private EmbeddedChannel channel(Dialect dialect) {
        var made = new EmbeddedChannel();
        made.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        PacketCodec.addTo(made.pipeline(), MAXIMUM_PACKET_SIZE, dialect, new FrameMeter(), encodings);
        return made;
    }

    private static Connect connect(ProtocolVersion version) {
        return new Connect(
                version, true, 60, "press-04", Optional.empty(), Optional.of("anna"), Optional.of(Payload.ofText("secret")),
                Properties.NONE);
    }

    private static Publish publish(String topic, int packetIdentifier) {
        var qos = packetIdentifier == 0 ? QoS.AT_MOST_ONCE : QoS.AT_LEAST_ONCE;
        return Publish.of(topic, PAYLOAD, qos, false, Properties.NONE).withPacketIdentifier(packetIdentifier);
    }

    /// The bytes of packets, in a buffer that stays.
    private ByteBuf written(Packet... packets) {
        var written = Unpooled.directBuffer();
        for (var packet : packets) {
            channel.writeOutbound(packet);
            for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
                written.writeBytes(bytes);
                bytes.release();
            }
        }
        return written;
    }

    /// Gives everything back.
    @TearDown
    public void release() {
        channel.finishAndReleaseAll();
        encodings.release();
        bytesAtMostOnce.release();
        bytesAtLeastOnce.release();
        bytesOfConnect.release();
        bytesOfSmallPackets.release();
    }

    private static void read(EmbeddedChannel from, ByteBuf bytes, Blackhole read) {
        from.writeInbound(bytes.retainedDuplicate());
        for (Packet packet = from.readInbound(); packet != null; packet = from.readInbound()) {
            read.consume(packet);
        }
    }

    private static void write(EmbeddedChannel to, Packet packet) {
        to.writeOutbound(packet);
        for (ByteBuf bytes = to.readOutbound(); bytes != null; bytes = to.readOutbound()) {
            bytes.release();
        }
    }

    /// A PUBLISH at QoS 0 to the topic of the one before.
    @Benchmark
    public void readAtMostOnce(Blackhole read) {
        read(channel, bytesAtMostOnce, read);
    }

    /// A PUBLISH at QoS 1 to the topic of the one before.
    @Benchmark
    public void readAtLeastOnce(Blackhole read) {
        read(channel, bytesAtLeastOnce, read);
    }

    /// 100 PUBLISH packets to ten topics out of one buffer: the way through the validator.
    @Benchmark
    public void readHundredOfOneBuffer(Blackhole read) {
        read(channel, bytesOfSmallPackets, read);
    }

    /// A CONNECT, with a pipeline of its own: there is one in each connection.
    @Benchmark
    public void readConnect(Blackhole read) {
        var fresh = channel(Dialect.unknown());
        read(fresh, bytesOfConnect, read);
        fresh.finishAndReleaseAll();
    }

    /// Two PUBLISH packets at QoS 0 that nobody else gets.
    @Benchmark
    public void writeTwoAtMostOnce() {
        write(channel, atMostOnce[0]);
        write(channel, atMostOnce[1]);
    }

    /// Two PUBLISH packets at QoS 1 that nobody else gets.
    @Benchmark
    public void writeTwoAtLeastOnce() {
        write(channel, atLeastOnce[0]);
        write(channel, atLeastOnce[1]);
    }

    /// A PUBLISH at QoS 1 that went to another subscriber before: encoded once.
    @Benchmark
    public void writeEncodedOnce() {
        write(channel, atLeastOnce[0]);
    }

    /// A CONNECT, as the client role does.
    @Benchmark
    public void writeConnect() {
        write(channel, connect);
    }
}
