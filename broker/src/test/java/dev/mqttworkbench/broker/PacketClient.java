package dev.mqttworkbench.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.codec.Dialect;
import dev.mqttworkbench.mqtt.codec.FrameMeter;
import dev.mqttworkbench.mqtt.codec.PacketCodec;
import dev.mqttworkbench.mqtt.codec.PublishEncodings;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.mqtt.packet.Will;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// A client that does nothing by itself: a test says every packet and reads every packet.
public final class PacketClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final ProtocolVersion version;
    private final EmbeddedChannel codec = new EmbeddedChannel();
    private final PublishEncodings encodings = new PublishEncodings();

    PacketClient(Broker broker, ProtocolVersion version) throws IOException {
        this(broker.address().getPort(), version);
    }

    public PacketClient(int port, ProtocolVersion version) throws IOException {
        this.version = version;
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        PacketCodec.addTo(codec.pipeline(), Integer.MAX_VALUE, Dialect.of(version), new FrameMeter(), encodings);
    }

    /// Connects and answers CONNACK.
    static PacketClient connected(Broker broker, ProtocolVersion version, String clientIdentifier, boolean cleanStart)
            throws IOException {
        var client = new PacketClient(broker, version);
        client.connect(clientIdentifier, cleanStart, 0, Properties.NONE, null);
        return client;
    }

    /// Connects with MQTT 5 and a clean start to a broker on this computer.
    static PacketClient connected(String clientIdentifier, int port) throws IOException {
        var client = new PacketClient(port, ProtocolVersion.V5);
        client.connect(clientIdentifier, true, 0, Properties.NONE, null);
        return client;
    }

    /// Connects with MQTT 5 and a Session that outlives its connection.
    static PacketClient lasting(Broker broker, String clientIdentifier) throws IOException {
        var client = new PacketClient(broker, ProtocolVersion.V5);
        client.connect(clientIdentifier, false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        return client;
    }

    ConnAck connect(
            String clientIdentifier, boolean cleanStart, int keepAlive, Properties properties,
            @Nullable Will will)
            throws IOException {
        send(new Connect(
                version, cleanStart, keepAlive, clientIdentifier, Optional.ofNullable(will), Optional.empty(),
                Optional.empty(), properties));
        return receive(ConnAck.class);
    }

    /// Connects as a user with a clean start, and answers CONNACK.
    ConnAck login(String clientIdentifier, String userName, String password) throws IOException {
        send(login(clientIdentifier, userName, password, true, null, Properties.NONE));
        return receive(ConnAck.class);
    }

    /// The CONNECT of a user.
    Connect login(
            String clientIdentifier, String userName, String password, boolean cleanStart, @Nullable Will will,
            Properties properties) {
        return new Connect(
                version, cleanStart, 0, clientIdentifier, Optional.ofNullable(will), Optional.of(userName),
                Optional.of(Payload.ofText(password)), properties);
    }

    public void send(Packet packet) throws IOException {
        sendAtOnce(List.of(packet));
    }

    /// Sends many packets in one write.
    void sendAtOnce(List<? extends Packet> packets) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var packet : packets) {
            codec.writeOutbound(packet);
            for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
                bytes.readBytes(all, bytes.readableBytes());
                bytes.release(); // before a socket that is closed throws
            }
        }
        socket.getOutputStream().write(all.toByteArray());
    }

    /// The next packet; fails when the connection ends first.
    public Packet receive() throws IOException {
        return receiveOrEnd().orElseThrow(() -> new AssertionError("the broker closed the connection"));
    }

    <P extends Packet> P receive(Class<P> type) throws IOException {
        var packet = receive();
        assertThat(packet).isInstanceOf(type);
        return type.cast(packet);
    }

    /// The next packet, or nothing when the broker has closed the connection.
    public Optional<Packet> receiveOrEnd() throws IOException {
        var buffer = new byte[65_536];
        while (true) {
            Packet packet = codec.readInbound();
            if (packet != null) {
                return Optional.of(packet);
            }
            var read = readOrEnd(buffer);
            if (read < 0) {
                return Optional.empty();
            }
            codec.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(buffer, read)));
        }
    }

    /// A connection that is cut ends as one that is closed does.
    private int readOrEnd(byte[] buffer) throws IOException {
        try {
            return socket.getInputStream().read(buffer);
        } catch (SocketException reset) {
            return -1;
        }
    }

    /// Everything that comes before the answer to a PINGREQ: what the broker had to say up to now.
    public List<Packet> receiveUntilPong() throws IOException {
        send(new PingReq());
        var packets = new ArrayList<Packet>();
        for (var packet = receive(); !(packet instanceof PingResp); packet = receive()) {
            packets.add(packet);
        }
        return packets;
    }

    SubAck subscribe(String topicFilter, QoS qos) throws IOException {
        return subscribe(topicFilter, SubscriptionOptions.of(qos), Properties.NONE);
    }

    SubAck subscribe(String topicFilter, SubscriptionOptions options, Properties properties) throws IOException {
        send(new Subscribe(1, List.of(new Subscribe.Requested(topicFilter, options)), properties));
        return receive(SubAck.class);
    }

    UnsubAck unsubscribe(String topicFilter) throws IOException {
        send(new Unsubscribe(2, List.of(topicFilter), Properties.NONE));
        return receive(UnsubAck.class);
    }

    void publish(String topic, String text, QoS qos, boolean retain, Properties properties) throws IOException {
        var publish = Publish.of(topic, Payload.ofText(text), qos, retain, properties);
        send(qos == QoS.AT_MOST_ONCE ? publish : publish.withPacketIdentifier(9));
    }

    void publish(String topic, String text, QoS qos) throws IOException {
        publish(topic, text, qos, false, Properties.NONE);
    }

    /// Closes the socket without DISCONNECT.
    void cut() throws IOException {
        socket.close();
    }

    /// Sends nothing more, and goes on reading.
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /// Closes the socket with RST, once [#close()] is called: as if the way to the client were gone.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        codec.finishAndReleaseAll();
        encodings.release();
    }
}
