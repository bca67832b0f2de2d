package dev.mqttworkbench.interop;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A small proxy on the loopback address: HTTP CONNECT, SOCKS 4a or SOCKS 5, with or without credentials.
public final class TestProxy implements AutoCloseable {

    private static final int SOCKS5_NO_CREDENTIALS = 0;
    private static final int SOCKS5_PASSWORD = 2;

    /// What it speaks.
    public enum Kind { HTTP, SOCKS4, SOCKS5, REFUSING_HTTP, REFUSING_SOCKS4, REFUSING_SOCKS5 }

    /// Who may use it; nobody is asked when the name is empty.
    record Credentials(String userName, String password) {}

    private final Kind kind;
    private final Credentials wanted;
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private TestProxy(Kind kind, Credentials wanted, ServerSocket listener) {
        this.kind = kind;
        this.wanted = wanted;
        this.listener = listener;
    }

    public static TestProxy start(Kind kind, String userName, String password) {
        try {
            var proxy = new TestProxy(
                    kind, new Credentials(userName, password), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// The hosts and ports that were asked for.
    List<String> asked() {
        return asked;
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var out = client.getOutputStream();
            switch (kind) {
                case HTTP, REFUSING_HTTP -> http(in, out, client);
                case SOCKS4, REFUSING_SOCKS4 -> socks4(in, out, client);
                case SOCKS5, REFUSING_SOCKS5 -> socks5(in, out, client);
            }
        } catch (IOException ended) {
            // The other side hung up.
        }
    }

    private void http(DataInputStream in, OutputStream out, Socket client) throws IOException {
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        var target = request.toString().split(" ", 3)[1];
        var basic = Base64.getEncoder().encodeToString(
                (wanted.userName() + ":" + wanted.password()).getBytes(StandardCharsets.UTF_8));
        if (!wanted.userName().isEmpty() && request.indexOf("Basic " + basic) < 0) {
            write(out, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n");
        } else if (kind == Kind.REFUSING_HTTP) {
            write(out, "HTTP/1.1 403 Forbidden\r\n\r\n");
        } else {
            var colon = target.lastIndexOf(':');
            relay(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)), client,
                    "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void socks4(DataInputStream in, OutputStream out, Socket client) throws IOException {
        in.readUnsignedShort(); // version and command
        var port = in.readUnsignedShort();
        var address = in.readInt();
        var user = text(in);
        var host = address >>> 8 == 0 ? text(in) : InetAddress.getByAddress(new byte[] {
            (byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address
        }).getHostAddress();
        if (!wanted.userName().isEmpty() && !wanted.userName().equals(user) || kind == Kind.REFUSING_SOCKS4) {
            out.write(new byte[] {0, 0x5B, 0, 0, 0, 0, 0, 0});
        } else {
            relay(host, port, client, new byte[] {0, 0x5A, 0, 0, 0, 0, 0, 0});
        }
    }

    private void socks5(DataInputStream in, OutputStream out, Socket client) throws IOException {
        in.readUnsignedByte();
        in.readNBytes(in.readUnsignedByte());
        var method = wanted.userName().isEmpty() ? SOCKS5_NO_CREDENTIALS : SOCKS5_PASSWORD;
        out.write(new byte[] {5, (byte) method});
        if (method == SOCKS5_PASSWORD && !socks5Password(in, out)) {
            return;
        }
        in.readNBytes(3);
        var host = switch (in.readUnsignedByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 3 -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
            default -> throw new IOException("an address of another kind");
        };
        var port = in.readUnsignedShort();
        if (kind == Kind.REFUSING_SOCKS5) {
            out.write(new byte[] {5, 2, 0, 1, 0, 0, 0, 0, 0, 0});
        } else {
            relay(host, port, client, new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        }
    }

    private boolean socks5Password(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        var user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        var password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        var right = new Credentials(user, password).equals(wanted);
        out.write(new byte[] {1, (byte) (right ? 0 : 1)});
        return right;
    }

    private static String text(DataInputStream in) throws IOException {
        var text = new StringBuilder();
        for (var next = in.readUnsignedByte(); next != 0; next = in.readUnsignedByte()) {
            text.append((char) next);
        }
        return text.toString();
    }

    private void relay(String host, int port, Socket client, byte[] answer) throws IOException {
        asked.add(host + ":" + port);
        try (var server = new Socket(host, port)) {
            sockets.add(server);
            client.getOutputStream().write(answer);
            Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Both are closed now.
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
