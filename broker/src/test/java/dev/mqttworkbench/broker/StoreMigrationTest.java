package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// Stores that an earlier version wrote.
class StoreMigrationTest extends OverTheWire {

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        return BrokerSettings.defaults().withPort(0).withStore(StoreSettings.in(folder));
    }

    /// Version 1 did not know whose a Session is: it was nobody's.
    @Test
    void goesOnWithTheSessionsOfVersion1() throws Exception {
        lasting("s").subscribe("t", QoS.AT_LEAST_ONCE);
        broker.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("broker.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("ALTER TABLE session DROP COLUMN user_name");
            dropOriginOfRetained(statement);
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        restart(settings());
        var back = opened(V5);
        var connAck = back.connect("s", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        assertThat(connAck.sessionPresent()).isTrue();
        assertThat(snapshot().subscriptions()).isEqualTo(1);
    }

    private static void dropOriginOfRetained(Statement statement) throws SQLException {
        statement.executeUpdate("ALTER TABLE retained DROP COLUMN set_at");
        statement.executeUpdate("ALTER TABLE retained DROP COLUMN by_will");
    }

    /// Version 2 did not know when a retained message was set: that stays unknown until the next one.
    @Test
    void goesOnWithTheRetainedMessagesOfVersion2() throws Exception {
        var publisher = client("p");
        publisher.publish("t", "kept", QoS.AT_LEAST_ONCE, true, Properties.of(Property.CONTENT_TYPE, "text/plain"));
        publisher.receive(PubAck.class);
        broker.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("broker.db"));
                var statement = connection.createStatement()) {
            dropOriginOfRetained(statement);
            statement.executeUpdate("PRAGMA user_version = 2");
        }
        restart(settings());
        var before = Patience.get(broker.retained().all()).messages();
        assertThat(before).singleElement().satisfies(message -> {
            assertThat(message.payload().asText()).isEqualTo("kept");
            assertThat(message.publisher()).isEqualTo("p");
            assertThat(message.setAt()).isEmpty();
            assertThat(message.byWill()).isFalse();
        });
        var again = client("q");
        again.publish("t", "newer", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        again.receive(PubAck.class);
        restart(settings());
        assertThat(Patience.get(broker.retained().all()).messages()).singleElement()
                .satisfies(message -> assertThat(message.setAt()).isPresent());
    }
}
