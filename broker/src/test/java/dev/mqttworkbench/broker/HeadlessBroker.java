package dev.mqttworkbench.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.cli.BrokerCommand;

import static org.assertj.core.api.Assertions.assertThat;

/// The headless broker as a process of its own, on a free port and on a store; killed when it is closed.
final class HeadlessBroker implements AutoCloseable {

    private final Process process;
    private final int port;

    private HeadlessBroker(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var line = process.inputReader().readLine();
        assertThat(line).matches("mqtt-broker listens on 127\\.0\\.0\\.1:\\d+");
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    /// Starts it and waits until it listens.
    static HeadlessBroker start(Path store, String... options) throws IOException {
        return new HeadlessBroker(command(store, options));
    }

    /// Starts it as a process that cannot write a file beyond so many kB, until [#liftFileLimit()].
    static HeadlessBroker startWithFileLimit(int kilobytes, Path store) throws IOException {
        var command = new ArrayList<>(List.of("bash", "-c", "ulimit -S -f \"$0\" && exec \"$@\"", String.valueOf(kilobytes)));
        command.addAll(command(store));
        return new HeadlessBroker(command);
    }

    private static List<String> command(Path store, String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                BrokerCommand.class.getName(), "--port", "0", "--store", store.toString()));
        command.addAll(List.of(options));
        return command;
    }

    int port() {
        return port;
    }

    void liftFileLimit() throws IOException, InterruptedException {
        var lifted = new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=unlimited:").inheritIO().start();
        assertThat(lifted.waitFor()).isZero();
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
