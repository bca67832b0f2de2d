package dev.mqttworkbench.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Servers that do what none of the brokers does that the other tests have.
@Timeout(60)
class OddServerTest {

    private static final String ACCEPTED = "20 03 00 00 00";
    private static final String ACCEPTED_WITH_MAXIMUM_QOS_1 = "20 05 01 00 02 24 01"; // and the Session is there

    private final ServerSocket server = listen();
    private final BlockingQueue<ClientState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterEach
    void stop() throws IOException {
        for (var socket : accepted) {
            socket.close();
        }
        server.close();
    }

    private Client client(int keepAliveSeconds) {
        var options = ConnectOptions.to("127.0.0.1", server.getLocalPort()).withKeepAliveSeconds(keepAliveSeconds)
                .withReconnect(new Reconnect(true, Duration.ofMillis(20), Duration.ofMillis(100)));
        return new Client(options, new ClientListener() {
            @Override
            public void stateChanged(ClientState state) {
                states.add(state);
            }
        });
    }

    /// Takes one connection, reads the CONNECT and answers it.
    private Socket accept(String connAck) throws IOException {
        var socket = server.accept();
        accepted.add(socket);
        socket.setSoTimeout(10_000);
        readPacket(socket);
        socket.getOutputStream().write(HexFormat.ofDelimiter(" ").parseHex(connAck));
        return socket;
    }

    /// The first byte of the next packet, which is shorter than 128 bytes.
    private static int readPacket(Socket socket) throws IOException {
        var first = socket.getInputStream().read();
        var size = socket.getInputStream().read();
        socket.getInputStream().readNBytes(size);
        return first;
    }

    private static Publish message(QoS qos) {
        return Publish.of("t", Payload.ofText("1"), qos, false, Properties.NONE);
    }

    private <S extends ClientState> S await(Class<S> state) throws InterruptedException {
        while (true) {
            var next = states.poll(20, SECONDS);
            assertThat(next).as("waiting for %s", state.getSimpleName()).isNotNull();
            if (state.isInstance(next)) {
                return state.cast(next);
            }
        }
    }

    /// What is sent into a dead link says nothing about it: what arrives does.
    @Test
    void aClientThatPublishesNoticesThatNothingComesBack() throws Exception {
        try (var client = client(1)) {
            var connected = client.connect();
            var socket = accept(ACCEPTED);
            connected.toCompletableFuture().get(10, SECONDS);
            var state = states.take();
            while (!(state instanceof ClientState.WaitingToReconnect)) {
                client.publish(message(QoS.AT_MOST_ONCE)).toCompletableFuture().exceptionally(late -> null).get(10, SECONDS);
                var next = states.poll(20, MILLISECONDS); // oftener than the Keep Alive
                state = next == null ? state : next;
            }
            assertThat(((ClientState.WaitingToReconnect) state).reason().kind()).isEqualTo(ConnectFailure.Kind.SILENT);
            assertThat(socket.getInputStream().readAllBytes()).as("asked with PINGREQ").containsSequence(0xC0, 0);
        }
    }

    /// [MQTT-6.0.0-4]: a WebSocket for anything else, or for nothing in particular.
    @Test
    void aWebSocketThatIsNotForMqttIsCalledThat() throws Exception {
        var options = ConnectOptions.to("127.0.0.1", server.getLocalPort()).withTransport(new Transport.WebSocket("/chat", Set.of()));
        try (var client = new Client(options, new ClientListener() {})) {
            var connected = client.connect();
            var socket = server.accept();
            accepted.add(socket);
            var key = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")).findFirst().orElseThrow().split(":", 2)[1].strip();
            var answer = Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-1").digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII)));
            socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + answer
                    + "\r\n\r\n").getBytes(US_ASCII));

            assertThatThrownBy(() -> connected.toCompletableFuture().get(10, SECONDS)).cause().isInstanceOfSatisfying(ConnectFailure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(ConnectFailure.Kind.WEBSOCKET_WITHOUT_MQTT);
                assertThat(failure).hasMessageContaining("/chat");
            });
        }
    }

    /// [MQTT-3.2.2-11]: what waited for the Server is not more than it takes either.
    @Test
    void aMessageThatWaitedIsRefusedWhereTheServerTakesNoSuchQos() throws Exception {
        try (var client = client(0)) {
            var connected = client.connect();
            accept(ACCEPTED_WITH_MAXIMUM_QOS_1.replace("20 05 01", "20 05 00")).close();
            connected.toCompletableFuture().get(10, SECONDS);
            await(ClientState.WaitingToReconnect.class);
            var tooMuch = client.publish(message(QoS.EXACTLY_ONCE)).toCompletableFuture();
            client.publish(message(QoS.AT_LEAST_ONCE));
            var socket = accept(ACCEPTED_WITH_MAXIMUM_QOS_1);

            assertThat(List.of(readPacket(socket))).as("PUBLISH at QoS 1 alone").containsExactly(0x32);
            assertThatThrownBy(() -> tooMuch.get(10, SECONDS)).cause().isInstanceOfSatisfying(ConnectFailure.class,
                    failure -> assertThat(failure.kind()).isEqualTo(ConnectFailure.Kind.QOS_NOT_SUPPORTED));
        }
    }
}
