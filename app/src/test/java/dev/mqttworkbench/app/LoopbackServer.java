package dev.mqttworkbench.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes connections of this computer on a free port, each on a thread of its own, until it is closed.
public abstract class LoopbackServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /// Listens already; [#begin()] takes connections.
    protected LoopbackServer() throws IOException {}

    /// Takes connections from now on.
    protected final void begin() {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var socket = server.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> serveUntilGone(socket));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
    }

    private void serveUntilGone(Socket socket) {
        try (socket) {
            serve(socket);
        } catch (IOException gone) {
            // one of the ends left
        }
    }

    /// Talks to a client; when it returns or throws, the connection ends.
    protected abstract void serve(Socket socket) throws IOException;

    /// Where it listens.
    public int port() {
        return server.getLocalPort();
    }

    /// The connections that were taken, in their order.
    protected final List<Socket> sockets() {
        return sockets;
    }

    /// Closes the connections that stand.
    public void cut() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
