package dev.mqttworkbench.app;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The broker of somebody else as a process of its own, on a free port of the loopback address.
public final class OtherBroker implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final int port;

    private OtherBroker(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /// Eclipse Mosquitto with the limits that it has by itself. The test is skipped, with a word, where it is not installed.
    ///
    /// @param folder where its configuration and its log are written
    public static OtherBroker mosquitto(Path folder) throws IOException {
        return mosquitto(folder, "");
    }

    /// The same with other limits.
    ///
    /// @param more a line of its configuration
    public static OtherBroker mosquitto(Path folder, String more) throws IOException {
        var folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin"; // where Debian keeps it
        var program = Stream.of(folders.split(File.pathSeparator)).map(each -> Path.of(each, "mosquitto")).filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            System.out.println("SKIPPED: mosquitto is not installed, so nothing was tested against it");
        }
        assumeTrue(program.isPresent(), "mosquitto is not installed");
        var port = freePort();
        var configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence false
                %s
                """.formatted(port, more));
        return start(folder, port, List.of(program.get().toString(), "-c", configuration.toString()));
    }

    /// HiveMQ CE with the limits that it has by itself: it is there whenever the tests of the engine are.
    ///
    /// @param folder where its configuration, data and log are written
    public static OtherBroker hiveMq(Path folder) throws IOException {
        var port = freePort();
        Files.writeString(folder.resolve("config.xml"), """
                <hivemq>
                  <listeners>
                    <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
                  </listeners>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(port));
        return start(folder, port, List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", Path.of("..", "broker", "target", "hivemq") + File.separator + "*",
                Path.of("..", "broker", "src", "test", "hivemq", "HiveMqServer.java").toString(), folder.toString()));
    }

    private static OtherBroker start(Path folder, int port, List<String> command) throws IOException {
        var log = folder.resolve("broker.log");
        var broker = new OtherBroker(port, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
        waitUntil(() -> {
            assertThat(broker.process.isAlive()).as("it runs, see " + log).isTrue();
            return broker.listens();
        });
        return broker;
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

    /// Waits for a state, for a minute at the most.
    public static void waitUntil(BooleanSupplier state) {
        var end = System.nanoTime() + PATIENCE;
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// Where it listens.
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // HiveMQ ends by itself then
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
