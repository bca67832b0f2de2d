package dev.mqttworkbench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.Reconnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class BrokerCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return BrokerCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), BrokerCommand.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// Says where it listens, serves, and at SIGTERM tells its clients and ends.
    @Test
    void servesUntilItIsToldToEnd() throws Exception {
        var process = start("--port", "0");
        try (BufferedReader lines = process.inputReader()) {
            var line = lines.readLine();
            assertThat(line).matches("mqtt-broker listens on 127\\.0\\.0\\.1:\\d+");
            var port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            var ended = new CompletableFuture<ClientState.Disconnected>();
            var options = ConnectOptions.to("127.0.0.1", port).withReconnect(Reconnect.NEVER);
            try (var client = new Client(options, new ClientListener() {
                @Override
                public void stateChanged(ClientState state) {
                    if (state instanceof ClientState.Disconnected disconnected) {
                        ended.complete(disconnected);
                    }
                }
            })) {
                client.connect().toCompletableFuture().get(10, SECONDS);
                process.toHandle().destroy(); // SIGTERM, and what it still says can be read
                assertThat(ended.get(10, SECONDS).reason()).hasValueSatisfying(reason -> assertThat(reason).hasMessageContaining("Server shutting down"));
            }
            assertThat(process.waitFor(5, SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(lines.readLine()).as("a second line").isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysInASentenceThatThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
            assertThat(err.toString().lines()).containsExactly(
                    "Port %d on 127.0.0.1 is used by another program. Choose another port, or end that program."
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void saysInASentenceThatTheAddressIsNotOfThisComputer() {
        assertThat(run("--port", "0", "--host", "192.0.2.1")).isEqualTo(1);
        assertThat(err.toString()).startsWith("192.0.2.1 is not an address of this computer.");
    }

    @Test
    void saysInASentenceWhatIsWrongWithAFileOfUsers(@TempDir Path folder) throws Exception {
        var users = Files.writeString(folder.resolve("users"), "alice:secret\n");
        for (var option : List.of("--password-file", "--scram-file", "--acl-file")) {
            assertThat(run("--port", "0", option, users.toString())).isEqualTo(1);
        }
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.startsWith(users + ", line 1: "));
    }

    @ParameterizedTest
    @CsvSource({"--anonymous,sometimes", "--port,abc", "--port,70000", "--maximum-packet-size,5", "--receive-maximum,0", "--maximum-queued,0", "--nonsense,1"})
    void answersAWrongOptionWithASentence(String option, String value) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().endsWith("(mqtt-broker --help lists the options)");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--host", "--port", "--maximum-packet-size");
    }
}
