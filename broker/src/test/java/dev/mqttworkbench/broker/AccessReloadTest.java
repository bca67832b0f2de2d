package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who may do what changes while the broker runs: access is checked again at delivery when rules change.
@Timeout(60)
class AccessReloadTest extends OverTheWire {

    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        users(AccessFixtures.ALICE, AccessFixtures.BOB);
        rules("topic a/#", "user alice", "topic #");
        return super.settings().withAccess(AccessSettings.DEFAULTS
                .withPasswordFile(folder.resolve("users"))
                .withAccessList(folder.resolve("acl"))
                .withAnonymous(Anonymous.LOOPBACK)
                .withCheckInterval(NEVER));
    }

    private void users(String... lines) {
        AccessFixtures.write(folder.resolve("users"), lines);
    }

    private void rules(String... lines) {
        AccessFixtures.write(folder.resolve("acl"), lines);
    }

    private void reload() throws Exception {
        broker.reloadAccess().toCompletableFuture().get(10, SECONDS);
    }

    private PacketClient login(String user, String password) throws Exception {
        var client = opened(V5);
        assertThat(client.login(user, user, password).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        return client;
    }

    private static ReasonCode publish(PacketClient client, String topic) throws Exception {
        client.publish(topic, "m", AT_LEAST_ONCE);
        return client.receive(PubAck.class).reasonCode();
    }

    @Test
    void newRulesHoldForSubscriptionsThatAreThere() throws Exception {
        var client = client("c");
        client.subscribe("#", AT_LEAST_ONCE);
        var alice = login("alice", "secret");
        assertThat(publish(alice, "a/x")).isEqualTo(ReasonCode.SUCCESS);
        assertThat(client.receive(Publish.class).topicName()).isEqualTo("a/x");
        rules("topic b/#", "user alice", "topic #");
        reload();
        assertThat(publish(alice, "a/x")).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
        assertThat(publish(alice, "b/x")).isEqualTo(ReasonCode.SUCCESS);
        assertThat(client.receive(Publish.class).topicName()).isEqualTo("b/x");
        assertThat(publish(client, "a/x")).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(client.subscribe("a/#", AT_LEAST_ONCE).reasonCodes()).containsExactly(ReasonCode.NOT_AUTHORIZED);
    }

    @Test
    void whatWaitsAndMayNotBeReadAnyMoreIsDropped() throws Exception {
        var sleeper = lasting("s");
        sleeper.subscribe("#", AT_LEAST_ONCE);
        sleeper.cut();
        awaitConnections(0);
        var alice = login("alice", "secret");
        publish(alice, "a/1");
        publish(alice, "a/keep");
        rules("topic a/keep", "user alice", "topic #");
        reload();
        assertThat(snapshot().messagesDropped()).isEqualTo(1);
        var back = opened(V5);
        back.connect("s", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        assertThat(back.receiveUntilPong()).extracting(packet -> ((Publish) packet).topicName()).containsExactly("a/keep");
    }

    @Test
    void aUserWhoIsGoneOrHasAnotherPasswordIsDisconnected() throws Exception {
        var anonymous = client("c");
        var alice = login("alice", "secret");
        var bob = login("bob", "hunter2");
        users("alice" + AccessFixtures.BOB.substring("bob".length()), AccessFixtures.CAROL);
        reload();
        assertDisconnected(alice, ReasonCode.NOT_AUTHORIZED);
        assertDisconnected(bob, ReasonCode.NOT_AUTHORIZED);
        assertThat(anonymous.receiveUntilPong()).isEmpty();
        assertThat(opened(V5).login("alice", "alice", "secret").reasonCode()).isEqualTo(ReasonCode.BAD_USER_NAME_OR_PASSWORD);
        login("alice", "hunter2");
        login("carol", "slow");
    }

    /// A password file with a bad line: what stood there before still holds.
    @Test
    void aFileWithABadLineChangesNothing() throws Exception {
        var alice = login("alice", "secret");
        users(AccessFixtures.ALICE, "mallory");
        rules("topics");
        assertThatThrownBy(this::reload)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(AccessFailure.class)
                .hasMessageContaining(folder.resolve("users") + ", line 2: ")
                .hasMessageContaining(folder.resolve("acl") + ", line 1: ");
        assertThat(publish(alice, "a/x")).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
        login("bob", "hunter2");
    }

    @Test
    void aChangedFileIsReadWithoutAsking() throws Exception {
        restart(settings().withAccess(settings().access().withCheckInterval(Duration.ofMillis(20))));
        var client = client("c");
        assertThat(publish(client, "b")).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        rules("topic b");
        while (publish(client, "b") == ReasonCode.NOT_AUTHORIZED) {
            // until the change has settled and was read; the test has a limit
        }
        assertThat(publish(client, "a")).isEqualTo(ReasonCode.NOT_AUTHORIZED);
    }
}
