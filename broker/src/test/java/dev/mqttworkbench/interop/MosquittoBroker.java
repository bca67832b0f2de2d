package dev.mqttworkbench.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Eclipse Mosquitto as a process of its own, on a free port of the loopback address.
public final class MosquittoBroker implements AutoCloseable {

    private final Process process;
    private final int port;

    private MosquittoBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param folder where its configuration and its log are written
    public static MosquittoBroker start(Path folder) {
        return start(folder, """
                allow_anonymous true
                # Mosquitto loses part of a burst at QoS 2 from a 3.1.1 client beyond its limit of 20.
                max_inflight_messages 0
                max_queued_messages 0
                """);
    }

    /// @param folder where its configuration and its log are written
    /// @param more lines of its configuration
    public static MosquittoBroker start(Path folder, String more) {
        try {
            var port = freePort();
            var configuration = folder.resolve("mosquitto.conf");
            Files.writeString(configuration, """
                    listener %d 127.0.0.1
                    %s
                    persistence false
                    """.formatted(port, more));
            var process = new ProcessBuilder(Programs.path("mosquitto").orElseThrow(), "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
            var broker = new MosquittoBroker(process, port);
            Patience.until("mosquitto listens", broker::listens);
            return broker;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Whether this Mosquitto has WebSocket: some are built without, and end with a sentence.
    public static boolean hasWebSocket(Path folder) {
        try {
            var configuration = Files.writeString(folder.resolve("websocket.conf"), """
                    listener %d 127.0.0.1
                    protocol websockets
                    user %s
                    """.formatted(freePort(), System.getProperty("user.name")));
            var process = new ProcessBuilder(Programs.path("mosquitto").orElseThrow(), "-c", configuration.toString())
                    .redirectErrorStream(true).start();
            try (var lines = process.inputReader()) {
                return lines.lines().filter(line -> line.endsWith(" running") || line.contains("Error")).findFirst()
                        .filter(line -> line.endsWith(" running")).isPresent();
            } finally {
                process.destroy();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
