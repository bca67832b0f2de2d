package dev.mqttworkbench.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import dev.mqttworkbench.mqtt.codec.Dialect;
import dev.mqttworkbench.mqtt.codec.FrameMeter;
import dev.mqttworkbench.mqtt.codec.PacketCodec;
import dev.mqttworkbench.mqtt.codec.PacketTracer;
import dev.mqttworkbench.mqtt.codec.PublishSize;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import org.jspecify.annotations.Nullable;

/// A Network Connection: packets in, packets out, in order. On its loop only.
public final class NetworkConnection {

    /// What stands at the inner end of a connection.
    public interface Handler {

        /// A packet arrived.
        void received(Packet packet);

        /// The peer did something against the standard, here or in the codec. Nothing more will be received.
        void violated(PacketViolation violation);

        /// The connection takes more again, after [NetworkConnection#takesMore()] was false.
        default void writable() {}

        /// The Keep Alive, which stood still while packets were held, begins anew.
        default void keepAliveGoesOn() {}

        /// The network says why the connection is about to be closed.
        default void failed(IOException reason) {}

        /// The connection is closed, by whomever. Called once.
        void closed();
    }

    private static final AtomicLong NUMBERS = new AtomicLong();

    /// How many bytes may wait for one socket until a connection says that it takes no more, and again does.
    static final WriteBufferWaterMark WAITING_FOR_SOCKET = new WriteBufferWaterMark(1 << 20, 4 << 20);

    private final long number = NUMBERS.incrementAndGet();
    private final Loop loop;
    private final Channel channel;
    private final Dialect dialect;
    private final FrameMeter meter = new FrameMeter();
    private final Intake intake;
    private final PacketTracer tracer;
    private final Instruments instruments;
    private final ConnectionLine line = new ConnectionLine(this);
    private @Nullable Handler handler;
    private boolean flushPending;
    private long flushDelay;
    private final Peer peer;
    private final Farewell farewell;

    private NetworkConnection(Loop loop, Channel channel, Dialect dialect, Instruments instruments) {
        this.instruments = instruments;
        this.tracer = new PacketTracer(instruments.trace(), meter, number);
        this.loop = loop;
        this.channel = channel;
        this.peer = new Peer(channel);
        this.dialect = dialect;
        this.intake = new Intake(channel);
        this.farewell = new Farewell(loop, channel, line);
    }

    /// Puts codec, trace and handler into the channel's pipeline.
    ///
    /// @return what stands at the inner end
    static <H extends Handler> H install(
            Loop loop, Channel channel, Dialect dialect, int maximumPacketSize, Instruments instruments,
            HandlerFactory<H> factory) {
        var connection = new NetworkConnection(loop, channel, dialect, instruments);
        PacketCodec.addTo(channel.pipeline(), maximumPacketSize, dialect, connection.meter, loop.encodings());
        channel.pipeline().addLast("trace", connection.tracer);
        var handler = factory.handlerOf(connection);
        var inner = new InnerEnd(connection, handler);
        connection.intake.handTo(inner::receive);
        connection.handler = handler;
        channel.pipeline().addLast("handler", inner);
        instruments.gates().opened(connection.line);
        return handler;
    }

    /// Makes what stands at the inner end.
    ///
    /// @param <H> what it makes
    public interface HandlerFactory<H extends Handler> {

        /// The handler of a new connection.
        H handlerOf(NetworkConnection connection);
    }

    /// A number that is unique among the connections of this process.
    public long number() {
        return number;
    }

    /// The version, once it is known: to a Server with CONNECT, also with one that is refused.
    public Optional<ProtocolVersion> version() {
        return dialect.version();
    }

    /// The bytes of all packets that arrived.
    public long bytesReceived() {
        return meter.received();
    }

    /// The bytes of all packets that were sent.
    public long bytesSent() {
        return meter.sent();
    }

    /// Whether a PUBLISH of MQTT 5 has at most `maximumPacketSize` bytes on the wire.
    public boolean fits(Publish publish, long maximumPacketSize) {
        return maximumPacketSize == Long.MAX_VALUE || PublishSize.of(publish) <= maximumPacketSize;
    }

    /// How many bytes properties have on the wire, without their length.
    public static int sizeOf(Properties properties) {
        return PublishSize.of(properties);
    }

    /// Who is at the other end.
    public Peer peer() {
        return peer;
    }

    /// Stops to read, until [#resume()]. What has been read already waits in order; that is little more than one read of the
    /// socket.
    public void pause() {
        assert loop.isCurrent();
        intake.pause();
    }

    /// Hands on what waits, and reads again. Ignored behind a violation.
    public void resume() {
        assert loop.isCurrent();
        intake.resume();
    }

    /// Whether packets wait for [#resume()] or [#thaw()].
    public boolean hasWaiting() {
        assert loop.isCurrent();
        return intake.hasWaiting();
    }

    /// Stops to read until [#thaw()], whatever [#pause()] and [#resume()] say meanwhile.
    public void freeze() {
        assert loop.isCurrent();
        intake.freeze();
    }

    /// Reads again, and hands on what waits.
    public void thaw() {
        assert loop.isCurrent();
        intake.thaw();
    }

    /// Whether the peer takes what is sent: false while more than the limit waits for its socket.
    public boolean takesMore() {
        var gate = line.gate();
        return isWritable() && (gate == null || gate.takesMore());
    }

    /// Whether bytes wait for the socket to take them.
    public boolean hasWaitingOutput() {
        return channel.bytesBeforeUnwritable() < channel.config().getWriteBufferHighWaterMark();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /// Sends a packet; it leaves at the end of this turn of the loop. Nothing happens when the version has no such packet or
    /// the connection is closed.
    public void send(Packet packet) {
        assert loop.isCurrent();
        var gate = line.gate();
        if (gate == null) {
            write(packet);
        } else {
            gate.outgoing(packet);
        }
    }

    /// Sends a packet past the gate.
    void write(Packet packet) {
        channel.write(packet, channel.voidPromise()); // a failure arrives in exceptionCaught
        if (!flushPending) {
            flushPending = true;
            if (flushDelay == 0) {
                loop.flushAtEndOfTurn(this);
            } else {
                loop.afterNanos(flushDelay, this::flush);
            }
        }
    }

    /// From now on what is sent may wait for others for a while, so that it leaves in fewer writes; what fills a buffer leaves at
    /// once.
    ///
    /// @param longest zero for not at all
    public void gather(Duration longest) {
        assert loop.isCurrent();
        flushDelay = longest.toNanos();
    }

    /// A packet has come through the codec.
    void arrived(Packet packet) {
        var gate = line.gate();
        if (gate == null) {
            intake.take(packet);
        } else {
            gate.incoming(packet);
        }
    }

    Intake intake() {
        return intake;
    }

    /// The channel is closed.
    void ended() {
        instruments.gates().closed(line, handler()::closed);
    }

    Handler handler() {
        return Objects.requireNonNull(handler, "install() comes first");
    }

    /// Whose it is; empty where that is not known yet.
    String clientIdentifier() {
        return tracer.clientIdentifier();
    }

    /// What is sent here from now on is what another end has said to a third: all of it leaves in its order and before the end, also where a gate holds
    /// it.
    public void passOn() {
        line.passOn();
    }

    /// It is known whose connection it will be, before a CONNECT says so; empty where it is not. Trace and gates know from now on.
    public void belongsTo(String clientIdentifier) {
        tracer.belongsTo(clientIdentifier);
    }

    /// Its client has its Session, and begins.
    public void identified() {
        instruments.gates().identified(line);
    }

    /// Whether the Keep Alive stands still, because somebody steps through its packets and wants it so.
    public boolean isKeepAlivePaused() {
        return instruments.gates().pausesKeepAliveOf(line);
    }

    void flush() {
        flushPending = false;
        channel.flush();
    }

    /// Closes the connection after everything sent so far has left, or when the peer does not take it in time.
    public void close() {
        close(Farewell.LAST_WORDS);
    }

    /// The same, with another patience.
    ///
    /// @param longest that the peer may take
    public void close(Duration longest) {
        farewell.close(longest);
    }

    /// Closes the connection at once: what waits to be sent is lost, here and in the kernel, which would otherwise keep it for
    /// minutes for a peer that does not read.
    public void cut() {
        farewell.cut();
    }

    /// Completes on the loop when the connection is closed.
    public CompletionStage<Void> closed() {
        return farewell.closed();
    }

    @Override
    public String toString() {
        return "connection " + number + " with " + peer;
    }
}
