package dev.mqttworkbench.cli;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LastingLogTest {

    @TempDir
    private Path folder;

    /// The store's file is removed while the broker runs: what it should have kept is lost when it ends, and is said to be.
    @ParameterizedTest
    @CsvSource({"info, true", "error, false"})
    void logsUntilTheProcessHasEnded(String level, boolean saysThatItStops) throws Exception {
        var store = folder.resolve(level);
        var process = BrokerCommandTest.start("--port", "0", "--store", store.toString(), "--log-level", level);
        try (BufferedReader lines = process.inputReader()) {
            var line = lines.readLine();
            Files.delete(store.resolve("broker.db"));
            publishRetained(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
            process.toHandle().destroy(); // SIGTERM
            var said = lines.lines().toList();
            assertThat(said).anyMatch(each -> each.contains("changes could not be stored and are lost"));
            assertThat(said.stream().anyMatch(each -> each.contains("The broker stops"))).isEqualTo(saysThatItStops);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void publishRetained(int port) throws Exception {
        var options = ConnectOptions.to("127.0.0.1", port).withReconnect(Reconnect.NEVER);
        try (var client = new Client(options, new ClientListener() {})) {
            client.connect().toCompletableFuture().get(10, SECONDS);
            for (var topic : new String[] {"a", "b"}) {
                client.publish(Publish.of(topic, Payload.ofText("1"), QoS.AT_MOST_ONCE, true, Properties.NONE))
                        .toCompletableFuture().get(10, SECONDS);
            }
        }
    }

    @Test
    void namesAFileOfUsersThatWasReadAgain() throws Exception {
        var users = Files.writeString(folder.resolve("users"), "");
        var process = BrokerCommandTest.start("--port", "0", "--password-file", users.toString());
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).contains("listens on");
            Files.setLastModifiedTime(users, FileTime.from(Instant.now().plusSeconds(60)));
            assertThat(lines.readLine()).contains("level=info", "The file " + users + " was read again");
        } finally {
            process.destroyForcibly();
        }
    }
}
