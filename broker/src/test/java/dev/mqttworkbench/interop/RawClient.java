package dev.mqttworkbench.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

import static org.assertj.core.api.Assertions.assertThat;

/// A client that is no client: it says whatever bytes it is told to, and nothing else, over a plain socket.
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    /// A socket that is open and has said nothing.
    public static RawClient open(int port) {
        try {
            var socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            return new RawClient(socket);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// Behind an accepted CONNECT with a clean start.
    public static RawClient connected(int port, ProtocolVersion version, String clientIdentifier) {
        var client = open(port);
        client.send(connect(version, clientIdentifier, true));
        assertThat(client.receive()).as("CONNACK").startsWith("20").contains("0000");
        return client;
    }

    /// A CONNECT for a Session that stays for an hour.
    static Bytes connect(ProtocolVersion version, String clientIdentifier, boolean cleanStart) {
        var body = Bytes.of()
                .text(version.protocolName(), "protocol name")
                .oneByte(version.protocolLevel(), "protocol level")
                .oneByte(cleanStart ? 2 : 0, "flags")
                .twoBytes(0, "keep alive");
        if (version.isV5()) {
            body.properties(Bytes.of().hex("11 00 00 0E 10", "session expiry interval"));
        }
        return Bytes.packet(0x10, "CONNECT", body.text(clientIdentifier, "client identifier"));
    }

    public RawClient send(Bytes bytes) {
        return send(bytes.toArray());
    }

    public RawClient send(String hex) {
        return send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    public RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// Sends what may be more than the broker wants to read.
    public void sendUnlessClosed(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closed) {
            assertThat(closed).isNotInstanceOf(SocketTimeoutException.class); // what it said before is still read
        }
    }

    /// The next whole packet in hexadecimal digits.
    String receive() {
        return receiveUntilEnd().orElseThrow(() -> new AssertionError("the broker closed the connection"));
    }

    /// The next whole packet, or nothing when the broker has closed the connection.
    public Optional<String> receiveUntilEnd() {
        try {
            var in = socket.getInputStream();
            var first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            var packet = new ByteArrayOutputStream();
            packet.write(first);
            var length = 0;
            for (var shift = 0; ; shift += 7) {
                var digit = in.read();
                packet.write(digit);
                length |= (digit & 0x7F) << shift;
                if (digit < 0x80) {
                    break;
                }
            }
            packet.writeBytes(in.readNBytes(length));
            return Optional.of(HexFormat.of().withUpperCase().formatHex(packet.toByteArray()));
        } catch (SocketTimeoutException silence) {
            throw new AssertionError("neither a packet nor the end within " + Patience.LIMIT, silence);
        } catch (IOException reset) {
            return Optional.empty(); // a reset ends a connection as well
        }
    }

    /// The next byte, or -1 at the end.
    public int receiveByte() {
        try {
            return socket.getInputStream().read();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// Reads the answer to an HTTP request up to its empty line.
    void skipHead() {
        try {
            var tail = 0;
            while (tail != 0x0D0A0D0A) {
                var next = socket.getInputStream().read();
                assertThat(next).as("the answer goes on").isNotNegative();
                tail = tail << 8 | next;
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// The next bytes in hexadecimal digits.
    String receive(int bytes) {
        try {
            return HexFormat.of().withUpperCase().formatHex(socket.getInputStream().readNBytes(bytes));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// Receives exactly these bytes.
    public void expect(String hex) {
        var expected = HexFormat.of().parseHex(hex.replace(" ", ""));
        try {
            var actual = socket.getInputStream().readNBytes(expected.length);
            assertThat(HexFormat.of().formatHex(actual)).isEqualTo(HexFormat.of().formatHex(expected));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public void expect(Bytes bytes) {
        expect(HexFormat.of().formatHex(bytes.toArray()));
    }

    /// Receives DISCONNECT with this Reason Code, and then the end.
    void expectDisconnect(String reasonCode) {
        assertThat(receive()).as("DISCONNECT").startsWith("E0")
                .matches(packet -> packet.startsWith(reasonCode, 4), "reason code " + reasonCode);
        expectClosed();
    }

    /// The broker closes the connection and says nothing more.
    public void expectClosed() {
        assertThat(receiveUntilEnd()).as("what came instead of the end").isEmpty();
    }

    /// The broker answers a PINGREQ: everything sent before has been dealt with.
    public void expectAlive() {
        send("C0 00");
        expect("D0 00");
    }

    /// Ends the sending direction only.
    void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// Closes the socket without a word of MQTT.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// So many bytes of the same value.
    static byte[] filled(int length, char value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
