package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.util.stream.Stream;

import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// A broker with users and an access list, and clients of its own process.
class OwnClientsTest extends OverTheWire {

    private static final String SECRET = "of this process";

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        var users = AccessFixtures.write(folder.resolve("users"), AccessFixtures.ALICE);
        var rules = AccessFixtures.write(folder.resolve("acl"), "user alice", "topic write alice/#");
        return super.settings().withAccess(AccessSettings.DEFAULTS.withPasswordFile(users).withAccessList(rules));
    }

    @BeforeEach
    void know() {
        broker.knowOwnClientsBy(SECRET).toCompletableFuture().join();
    }

    static Stream<Properties> introductions() {
        return Stream.of(OwnClients.introduced(Properties.NONE, SECRET), PublisherNotes.asked(SECRET));
    }

    @ParameterizedTest
    @MethodSource("introductions")
    void areLetInAndMayEverything(Properties introduction) throws Exception {
        var own = opened(V5);
        assertThat(own.connect("own", true, 0, introduction, null).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        own.subscribe("#", AT_LEAST_ONCE);
        var alice = opened(V5);
        assertThat(alice.login("a", "alice", "secret").reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        alice.publish("alice/a", "1", AT_LEAST_ONCE, false, Properties.NONE);
        assertThat(own.receive(Publish.class).topicName()).isEqualTo("alice/a");
    }

    @Test
    void areNotThoseWhoGuess() throws Exception {
        for (var guess : new Properties[] {Properties.NONE, OwnClients.introduced(Properties.NONE, ""), OwnClients.introduced(Properties.NONE, "guess"),
                PublisherNotes.asked("guess")}) {
            var other = opened(V5);
            assertThat(other.connect("other", true, 0, guess, null).reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        }
    }
}
