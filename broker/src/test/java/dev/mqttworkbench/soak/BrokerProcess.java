package dev.mqttworkbench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.mqttworkbench.interop.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/// A headless broker with little memory and a store, as a process of its own that can be probed. Every buffer is followed.
final class BrokerProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final long start = System.nanoTime();
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final int port;
    private final int httpPort;

    /// @param folder for the store and the log
    BrokerProcess(Path folder) throws IOException {
        log = folder.resolve("log.txt");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-ea", "-Xmx256m", "-XX:+UseSerialGC",
                        "-Dio.netty.leakDetection.level=paranoid", "-cp", System.getProperty("java.class.path"),
                        ProbedBroker.class.getName(), "--port", "0", "--http-port", "0",
                        "--store", folder.resolve("store").toString(),
                        "--connect-timeout", "20", "--maximum-in-flight", "100", "--maximum-queued-bytes", "2000000")
                .redirectError(log.toFile())
                .start();
        Thread.ofPlatform().daemon().start(() -> process.inputReader().lines().forEach(lines::add));
        port = portIn(Patience.next(lines));
        httpPort = portIn(Patience.next(lines));
    }

    private static int portIn(String line) {
        var found = PORT.matcher(line);
        assertThat(found.find()).as(line).isTrue();
        return Integer.parseInt(found.group(1));
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What it has now.
    Probe probe() {
        try {
            var questions = process.outputWriter();
            questions.write("?\n");
            questions.flush();
            var numbers = Patience.next(lines).substring(ProbedBroker.ANSWER.length()).split(" ");
            var metrics = metrics();
            return new Probe(
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]), Integer.parseInt(numbers[2]), gauge(metrics, "mqtt_connections"),
                    gauge(metrics, "mqtt_sessions"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private List<String> metrics() throws IOException {
        try (var in = URI.create("http://127.0.0.1:" + httpPort + "/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static int gauge(List<String> metrics, String name) {
        return metrics.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> (int) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /// Nothing is left of what clients did.
    void requireNobodyLeft() {
        Patience.until(() -> "somebody is left: " + probe(), () -> {
            var probe = probe();
            return probe.connections() == 0 && probe.sessions() == 0;
        });
    }

    /// Nobody had reason to complain.
    void requireQuietLog() throws IOException {
        assertThat(Files.readAllLines(log)).noneMatch(line ->
                line.contains("LEAK") || line.contains("level=error") || line.contains("level=warning") || line.contains("Exception"));
    }

    /// Ends it as SIGTERM does.
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).as("ends by itself").isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
