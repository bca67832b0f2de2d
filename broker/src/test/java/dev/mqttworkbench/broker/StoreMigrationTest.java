package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.sql.DriverManager;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
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
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        restart(settings());
        var back = opened(V5);
        var connAck = back.connect("s", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        assertThat(connAck.sessionPresent()).isTrue();
        assertThat(snapshot().subscriptions()).isEqualTo(1);
    }
}
