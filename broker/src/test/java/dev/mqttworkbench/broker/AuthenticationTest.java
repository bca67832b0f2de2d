package dev.mqttworkbench.broker;

import java.net.SocketException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.ExecutionException;

import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who gets in with a user name and a password.
class AuthenticationTest extends OverTheWire {

    private static final Properties LASTING = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L);

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        // A comparison that takes seconds.
        var slow = "slow:$7$1000000$c2FsdA==$" + Base64.getEncoder().encodeToString(new byte[64]);
        var users = AccessFixtures.write(
                folder.resolve("users"), AccessFixtures.ALICE, AccessFixtures.BOB, AccessFixtures.CAROL, slow);
        return super.settings().withAccess(AccessSettings.DEFAULTS.withPasswordFile(users));
    }

    private PacketClient alice(String clientIdentifier) throws Exception {
        var alice = opened(V5);
        assertThat(alice.login(clientIdentifier, "alice", "secret").reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        return alice;
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void admitsWhoKnowsThePassword(ProtocolVersion version) throws Exception {
        assertThat(opened(version).login("a", "alice", "secret").reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(opened(version).login("b", "bob", "hunter2").reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(opened(version).login("c", "carol", "slow").reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(snapshot().connections()).isEqualTo(3);
    }

    /// Before MQTT 5 that is return code 4. [MQTT-3.2.2-7]: and then the end.
    @ParameterizedTest
    @CsvSource({
        "V5, alice, wrong", "V5, nobody, secret", "V5, '', ''", "V5, alice, ''", "V3_1_1, alice, wrong", "V3_1_1, nobody, secret",
        "V3_1, alice, wrong"
    })
    void refusesAWrongUserNameOrPassword(ProtocolVersion version, String user, String password) throws Exception {
        var client = opened(version);
        assertThat(client.login("c", user, password).reasonCode()).isEqualTo(ReasonCode.BAD_USER_NAME_OR_PASSWORD);
        assertThat(client.receiveOrEnd()).isEmpty();
        assertThat(snapshot().sessions()).isZero();
    }

    /// Before MQTT 5 that is return code 5.
    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void refusesAnonymousClientsWhereThereAreUsers(ProtocolVersion version) throws Exception {
        var client = opened(version);
        assertThat(client.connect("c", true, 0, Properties.NONE, null).reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(client.receiveOrEnd()).isEmpty();
    }

    @Test
    void admitsAnonymousClientsBesideUsersWhereThatIsSaid() throws Exception {
        restart(settings().withAccess(settings().access().withAnonymous(Anonymous.LOOPBACK)));
        client("anonymous");
        alice("a");
        assertThat(opened(V5).login("c", "alice", "wrong").reasonCode()).isEqualTo(ReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }

    /// [MQTT-3.1.4-5]: what comes behind CONNECT at once is processed, in order, once the password is checked.
    @Test
    void takesPacketsThatDoNotWaitForConnAck_3_1_4_5() throws Exception {
        var subscriber = alice("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var hasty = opened(V5);
        hasty.send(hasty.login("hasty", "carol", "slow", true, null, Properties.NONE));
        for (var i = 0; i < 200; i++) {
            hasty.publish("t", "early " + i, AT_MOST_ONCE);
        }
        for (var i = 0; i < 200; i++) {
            assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("early " + i);
        }
        assertThat(hasty.receive(ConnAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(hasty.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.1.4-6]
    @Test
    void processesNothingBehindAConnectThatIsRefused_3_1_4_6() throws Exception {
        var subscriber = alice("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var impostor = opened(V5);
        impostor.send(impostor.login("i", "carol", "wrong", true, null, Properties.NONE));
        impostor.publish("t", "never", AT_MOST_ONCE);
        assertThat(impostor.receive(ConnAck.class).reasonCode()).isEqualTo(ReasonCode.BAD_USER_NAME_OR_PASSWORD);
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    @Test
    void servesOthersWhileAPasswordIsChecked() throws Exception {
        var other = alice("a");
        var waiting = opened(V5);
        waiting.send(waiting.login("w", "slow", "x", true, null, Properties.NONE));
        other.publish("t", "m", AT_LEAST_ONCE);
        assertThat(other.receiveUntilPong()).hasSize(1);
        assertThat(snapshot().connections()).isEqualTo(1);
        assertThat(waiting.receive(ConnAck.class).reasonCode()).isEqualTo(ReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }

    @Test
    void survivesAConnectionThatEndsWhileItsPasswordIsChecked() throws Exception {
        for (var i = 0; i < 20; i++) {
            var hasty = opened(V5);
            hasty.send(hasty.login("hasty", "carol", "slow", true, null, Properties.NONE));
            hasty.cut();
        }
        alice("a");
        awaitConnections(1);
        assertThat(snapshot().sessions()).isEqualTo(1);
    }

    /// Packets pipelined before CONNACK: they do not gather in the broker.
    @Test
    void readsLittleMoreWhileAPasswordIsChecked() throws Exception {
        var flood = opened(V5);
        flood.send(flood.login("flood", "slow", "x", true, null, Properties.NONE));
        var text = "m".repeat(60_000);
        assertThatThrownBy(() -> {
            for (var i = 0; i < 10_000; i++) { // 600 MB, or until the broker closes the connection
                flood.publish("t", text, AT_MOST_ONCE);
            }
        }).isInstanceOf(SocketException.class);
        assertThat(snapshot().bytesReceived()).isLessThan(4L << 20);
        assertThat(snapshot().publishesReceived()).isZero();
    }

    /// The client identifier alone does not open the Session of another user.
    @Test
    void aSessionIsOfOneUser() throws Exception {
        var alice = opened(V5);
        alice.send(alice.login("same", "alice", "secret", false, null, LASTING));
        alice.receive(ConnAck.class);
        alice.subscribe("private", AT_LEAST_ONCE);
        var bob = opened(V5);
        bob.send(bob.login("same", "bob", "hunter2", false, null, LASTING));
        assertThat(bob.receive(ConnAck.class).sessionPresent()).isFalse();
        assertDisconnected(alice, ReasonCode.SESSION_TAKEN_OVER);
        assertThat(snapshot().subscriptions()).isZero();
        bob.cut();
        awaitConnections(0);
        var again = opened(V5);
        again.send(again.login("same", "bob", "hunter2", false, null, LASTING));
        assertThat(again.receive(ConnAck.class).sessionPresent()).isTrue();
    }

    @Test
    void aSessionIsOfTheSameUserAfterARestart() throws Exception {
        var settings = settings().withStore(StoreSettings.in(folder.resolve("store")));
        restart(settings);
        for (var user : new String[] {"alice secret", "bob hunter2"}) {
            var name = user.split(" ")[0];
            var client = opened(V5);
            client.send(client.login(name, name, user.split(" ")[1], false, null, LASTING));
            client.receive(ConnAck.class);
        }
        restart(settings);
        var alice = opened(V5);
        alice.send(alice.login("alice", "alice", "secret", false, null, LASTING));
        assertThat(alice.receive(ConnAck.class).sessionPresent()).isTrue();
        var thief = opened(V5);
        thief.send(thief.login("bob", "alice", "secret", false, null, LASTING));
        assertThat(thief.receive(ConnAck.class).sessionPresent()).isFalse();
    }

    @Test
    void doesNotStartWithAFileThatHasABadLine() {
        var users = AccessFixtures.write(folder.resolve("bad"), AccessFixtures.ALICE, "bob");
        var settings = BrokerSettings.defaults().withPort(0)
                .withAccess(AccessSettings.DEFAULTS.withPasswordFile(users));
        assertThatThrownBy(() -> Broker.start(settings).toCompletableFuture().get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(AccessFailure.class)
                .hasMessage(users + ", line 2: a user's line has the form user:hash, as mosquitto_passwd writes it");
    }
}
