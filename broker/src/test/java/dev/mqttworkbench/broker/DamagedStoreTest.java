package dev.mqttworkbench.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Corrupt, truncated and foreign files where the store should be: it is set aside, and the broker starts. And names that mean
/// something to a database.
@Timeout(60)
class DamagedStoreTest extends OverTheWire {

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        return BrokerSettings.defaults().withPort(0).withStore(StoreSettings.in(folder));
    }

    /// What may have become of the file.
    private enum Damage {
        ZEROS, NOISE, HALF, FOREIGN,
        FILTER("UPDATE subscription SET topic_filter = 'a/#/b'"),
        RETAIN_HANDLING("UPDATE subscription SET retain_handling = 7"),
        RECEIVED("INSERT INTO received SELECT key, 70000 FROM session"),
        IN_FLIGHT("UPDATE delivery SET packet_identifier = -1"),
        PROGRESS("UPDATE delivery SET progress = 9"),
        PROPERTIES("UPDATE retained SET properties = x'FF00FF'"),
        TABLE("DROP TABLE retained"),
        COLUMN("ALTER TABLE received RENAME TO elsewhere", "CREATE TABLE received (session INTEGER)"),
        TOPIC("UPDATE retained SET topic = 'a/#'"),
        QOS("UPDATE retained SET qos = 3");

        private final List<String> sql;

        Damage(String... sql) {
            this.sql = List.of(sql);
        }

        void doTo(Path file) throws Exception {
            var bytes = Files.readAllBytes(file);
            switch (this) {
                case ZEROS -> Files.write(file, new byte[bytes.length]);
                case NOISE -> {
                    new Random(1).nextBytes(bytes);
                    Files.write(file, bytes);
                }
                case HALF -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case FOREIGN -> {
                    Files.delete(file);
                    run(file, List.of("CREATE TABLE session (key INTEGER)", "INSERT INTO session VALUES (1)"));
                }
                default -> run(file, sql);
            }
        }
    }

    private static void run(Path file, List<String> sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            for (var each : sql) {
                statement.executeUpdate(each);
            }
        }
    }

    private void fill() throws Exception {
        var subscriber = lasting("s");
        subscriber.subscribe("t", EXACTLY_ONCE);
        var publisher = client("p");
        publisher.publish("t", "kept", AT_LEAST_ONCE, true, Properties.NONE);
        publisher.receive(PubAck.class);
        subscriber.receive(Publish.class);
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void isSetAsideAndTheBrokerStarts(Damage damage) throws Exception {
        fill();
        broker.close();
        damage.doTo(folder.resolve("broker.db"));
        restart(settings());
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("broker.db.damaged-"));
        }
        assertThat(snapshot().sessions()).as("session present is never 1 after that [MQTT-3.2.2-3]").isZero();
        fill();
        restart(settings());
        assertThat(snapshot().sessions()).isEqualTo(1);
    }

    @Test
    void anEmptyFileIsAStoreThatHoldsNothing() throws Exception {
        fill();
        broker.close();
        Files.write(folder.resolve("broker.db"), new byte[0]);
        restart(settings());
        assertThat(snapshot().sessions()).isZero();
    }

    /// Nobody's data is thrown away because the program is older.
    @Test
    void aStoreOfANewerVersionIsLeftAlone() throws Exception {
        broker.close();
        run(folder.resolve("broker.db"), List.of("PRAGMA user_version = 99"));
        assertThatThrownBy(() -> Broker.start(settings()).toCompletableFuture().get(10, SECONDS))
                .hasCauseInstanceOf(StoreFailure.class)
                .hasMessageContaining("newer version");
    }

    /// A client identifier that met the name of a table of its broker corrupted a queue.
    @ParameterizedTest
    @ValueSource(strings = {"session", "sqlite_master", "'; DROP TABLE session; --", "\"", "%s", "../../x", "\uFEFFx", "a\nb", " ", "🌡"})
    void aNameIsNothingButAName(String name) throws Exception {
        lasting(name).subscribe(name, AT_LEAST_ONCE);
        restart(settings());
        var publisher = client("p");
        publisher.publish(name, name, AT_LEAST_ONCE, true, Properties.NONE);
        publisher.receive(PubAck.class);
        restart(settings());
        var publish = lasting(name).receive(Publish.class);
        assertThat(publish.topicName()).isEqualTo(name);
        assertThat(publish.payload().asText()).isEqualTo(name);
        assertThat(snapshot().retainedMessages()).isEqualTo(1);
    }
}
