package dev.mqttworkbench.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Any bytes from a Server to a whole client, over a socket: it goes on or closes the connection, a violation closes it, and nothing
/// fails inside.
class ServerBytesFuzz {

    /// The Packet Identifier of the message behind the input.
    private static final int LAST = 65_535;

    private static final Alarm ALARM = Alarm.set();
    private static final ServerSocket SERVER = listen();
    private static final ClientListener NOBODY = new ClientListener() {};

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "mqtt.dict")
    @FuzzTest
    void theClientSurvives(byte[] bytes) throws IOException {
        var input = FuzzInput.of(bytes);
        var options = ConnectOptions.to("127.0.0.1", SERVER.getLocalPort())
                .withVersion(input.spoken())
                .withClientIdentifier("c")
                .withReconnect(Reconnect.NEVER);
        try (var client = new Client(options, NOBODY)) {
            client.connect();
            try (var socket = SERVER.accept()) {
                socket.setSoTimeout((int) Patience.LIMIT.toMillis());
                packet(socket.getInputStream());
                conversation(socket, input, input.choice() % 8 != 7);
            }
        }
        ALARM.requireSilence();
    }

    /// Whole packets, and a message behind them that the client acknowledges when it is still there.
    private static void conversation(Socket socket, FuzzInput input, boolean accepted) throws IOException {
        var v5 = input.spoken() == ProtocolVersion.V5;
        var expected = Reading.of(Optional.of(input.spoken()), input.bytes());
        // A Client that has not said how much it takes waits for the rest of a large packet.
        var refused = expected.violation().filter(violation -> violation.reasonCode() != ReasonCode.PACKET_TOO_LARGE).isPresent();
        var whole = refused ? input.bytes().length : expected.size();
        var body = Bytes.of().text("t", "topic name").twoBytes(LAST, "packet identifier");
        try {
            if (accepted) {
                socket.getOutputStream().write(
                        Bytes.packet(0x20, "CONNACK", Bytes.of().hex(v5 ? "00 00 00" : "00 00", "accepted")).toArray());
            }
            socket.getOutputStream().write(Arrays.copyOf(input.bytes(), whole));
            socket.getOutputStream().write(Bytes.packet(0x32, "PUBLISH", v5 ? body.noProperties() : body).toArray());
        } catch (IOException closed) {
            return; // the client had enough
        }
        var answered = isAnswered(socket, 1 + expected.packets().stream().filter(ServerBytesFuzz::isLikeTheLast).count());
        if (refused) {
            assertThat(answered).as("an answer behind a violation: %s", expected.refusal()).isFalse();
        }
    }

    private static boolean isLikeTheLast(Packet packet) {
        return packet instanceof Publish publish && publish.qos() == QoS.AT_LEAST_ONCE && publish.packetIdentifier() == LAST;
    }

    /// Whether so many acknowledgements come, and not the end of the connection.
    private static boolean isAnswered(Socket socket, long times) {
        var answers = 0;
        try {
            for (var packet = packet(socket.getInputStream()); packet.length > 0; packet = packet(socket.getInputStream())) {
                if (isAcknowledgement(packet) && ++answers == times) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException silence) {
            throw new AssertionError("neither an answer nor the end", silence);
        } catch (IOException reset) {
            return false;
        }
    }

    private static boolean isAcknowledgement(byte[] packet) {
        return packet[0] == 0x40 && packet[2] == -1 && packet[3] == -1;
    }

    /// The next packet, with one byte for its length whatever it is; nothing at the end.
    private static byte[] packet(InputStream in) throws IOException {
        var first = in.read();
        if (first < 0) {
            return new byte[0];
        }
        var length = 0;
        for (var shift = 0; ; shift += 7) {
            var digit = in.read();
            length |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                break;
            }
        }
        var packet = new byte[2 + length];
        packet[0] = (byte) first;
        in.readNBytes(packet, 2, length);
        return packet;
    }

    static Stream<byte[]> seeds() {
        return FuzzInput.seeds();
    }
}
