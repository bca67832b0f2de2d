package dev.mqttworkbench.interop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientConfig;
import com.hivemq.client.mqtt.mqtt5.auth.Mqtt5EnhancedAuthMechanism;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5Auth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5AuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5EnhancedAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.access.ScramClient;
import dev.mqttworkbench.access.ScramVerifier;
import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Users, wrong passwords and forbidden topics as other clients see them.
@Timeout(60)
class AccessWithOtherClientsTest {

    @TempDir
    private Path folder;

    private TestBroker broker;

    @BeforeEach
    void start() {
        var users = AccessFixtures.write(folder.resolve("users"), AccessFixtures.ALICE, AccessFixtures.BOB);
        var verifier = ScramVerifier.of(Payload.ofText("scrambled"), Payload.ofText("salt"), 4_096);
        var scram = AccessFixtures.write(folder.resolve("scram"), "carol:" + verifier.line());
        var acl = AccessFixtures.write(folder.resolve("acl"), "user alice", "topic open/#", "user carol", "topic open/#");
        broker = TestBroker.start(BrokerSettings.defaults().withAccess(AccessSettings.DEFAULTS
                .withPasswordFile(users).withScramFile(scram).withAccessList(acl)));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private Mqtt5AsyncClient hiveMq() {
        return MqttClient.builder().useMqttVersion5()
                .identifier("hive").serverHost("127.0.0.1").serverPort(broker.port()).buildAsync();
    }

    @Test
    void hiveMqsClientLearnsWhatIsForbidden() {
        var client = hiveMq();
        Patience.get(client.connectWith().simpleAuth().username("alice").password(bytes("secret")).applySimpleAuth().send());
        Patience.get(client.subscribeWith().topicFilter("open/#").send());
        assertThatThrownBy(() -> client.subscribeWith().topicFilter("closed/#").send().join())
                .hasCauseInstanceOf(Mqtt5SubAckException.class).hasMessageContaining("SUBACK");
        assertThat(Patience.get(client.publishWith().topic("open/x").qos(HiveMqClient3.qos(1)).send()).getError()).isEmpty();
        assertThatThrownBy(() -> client.publishWith().topic("closed/x").qos(HiveMqClient3.qos(1)).send().join())
                .hasCauseInstanceOf(Mqtt5PubAckException.class);
        Patience.get(client.disconnect());
    }

    @ParameterizedTest
    @CsvSource({"alice, wrong, BAD_USER_NAME_OR_PASSWORD", "nobody, secret, BAD_USER_NAME_OR_PASSWORD"})
    void hiveMqsClientLearnsThatThePasswordIsWrong(String user, String password, Mqtt5ConnAckReasonCode reasonCode) {
        var connecting = hiveMq().connectWith().simpleAuth().username(user).password(bytes(password)).applySimpleAuth().send();
        assertThat(refusal(connecting).getMqttMessage().getReasonCode()).isEqualTo(reasonCode);
    }

    @ParameterizedTest
    @CsvSource({"alice, secret, -1", "alice, wrong, 4", "nobody, secret, 4", "'', '', 5"})
    void pahosClientLearnsTheReturnCode(String user, String password, int returnCode) throws MqttException {
        try (var client = new org.eclipse.paho.client.mqttv3.MqttClient(
                "tcp://127.0.0.1:" + broker.port(), "paho", new MemoryPersistence())) {
            var options = new MqttConnectOptions();
            options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
            if (!user.isEmpty()) {
                options.setUserName(user);
                options.setPassword(password.toCharArray());
            }
            if (returnCode < 0) {
                client.connect(options);
                assertThat(client.isConnected()).isTrue();
                client.disconnect();
            } else {
                assertThatThrownBy(() -> client.connect(options))
                        .isInstanceOfSatisfying(MqttException.class, refused ->
                                assertThat(refused.getReasonCode()).isEqualTo(returnCode));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"mqttv5, alice, secret, true", "mqttv311, alice, secret, true", "mqttv5, alice, wrong, false", "mqttv31, bob, x, false"})
    void mosquittoPubLearnsWhetherItGetsIn(String version, String user, String password, boolean admitted) throws Exception {
        Programs.assumeInstalled("mosquitto_pub");
        var process = new ProcessBuilder(
                Programs.path("mosquitto_pub").orElseThrow(), "-V", version, "-h", "127.0.0.1", "-p", "" + broker.port(), "-u", user,
                "-P", password, "-t", "open/x", "-m", "m", "-q", "1").redirectErrorStream(true).start();
        assertThat(process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue() == 0).isEqualTo(admitted);
    }

    @Test
    void hiveMqsClientProvesItselfWithScramTwice_4_12_1() {
        var client = hiveMq();
        var connAck = Patience.get(client.connectWith().enhancedAuth(new Scram("carol", "scrambled")).send());
        assertThat(connAck.getReasonCode()).isEqualTo(Mqtt5ConnAckReasonCode.SUCCESS);
        Patience.get(client.reauth());
        assertThat(Patience.get(client.publishWith().topic("open/x").qos(HiveMqClient3.qos(1)).send()).getError()).isEmpty();
        Patience.get(client.disconnect());
    }

    @Test
    void hiveMqsClientLearnsThatItsProofIsWrong_4_12_0_4() {
        var connecting = hiveMq().connectWith().enhancedAuth(new Scram("carol", "wrong")).send();
        assertThat(refusal(connecting).getMqttMessage().getReasonCode()).isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
    }

    private static Mqtt5ConnAckException refusal(CompletableFuture<Mqtt5ConnAck> connecting) {
        try {
            throw new AssertionError("connected: " + connecting.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join());
        } catch (CompletionException refused) {
            assertThat(refused.getCause()).isInstanceOf(Mqtt5ConnAckException.class);
            return (Mqtt5ConnAckException) refused.getCause();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /// SCRAM-SHA-256 for HiveMQ's client.
    private static final class Scram implements Mqtt5EnhancedAuthMechanism {

        private final String user;
        private final String password;
        private ScramClient exchange;
        private int exchanges;

        Scram(String user, String password) {
            this.user = user;
            this.password = password;
            this.exchange = new ScramClient(user, password, "nonce");
        }

        @Override
        public MqttUtf8String getMethod() {
            return MqttUtf8String.of("SCRAM-SHA-256");
        }

        @Override
        public int getTimeout() {
            return (int) Patience.LIMIT.toSeconds();
        }

        private CompletableFuture<Void> begin(Mqtt5EnhancedAuthBuilder first) {
            exchange = new ScramClient(user, password, "nonce" + exchanges++);
            first.data(exchange.first());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> onAuth(Mqtt5ClientConfig config, Mqtt5Connect connect, Mqtt5EnhancedAuthBuilder auth) {
            return begin(auth);
        }

        @Override
        public CompletableFuture<Void> onReAuth(Mqtt5ClientConfig config, Mqtt5AuthBuilder auth) {
            return begin(auth);
        }

        @Override
        public CompletableFuture<Boolean> onContinue(Mqtt5ClientConfig config, Mqtt5Auth auth, Mqtt5AuthBuilder answer) {
            answer.data(exchange.last(bytes(auth.getData().orElseThrow())));
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletableFuture<Boolean> onAuthSuccess(Mqtt5ClientConfig config, Mqtt5ConnAck connAck) {
            return accepted(connAck.getEnhancedAuth().orElseThrow().getData().orElseThrow());
        }

        @Override
        public CompletableFuture<Boolean> onReAuthSuccess(Mqtt5ClientConfig config, Mqtt5Auth auth) {
            return accepted(auth.getData().orElseThrow());
        }

        private CompletableFuture<Boolean> accepted(ByteBuffer serverFinal) {
            return CompletableFuture.completedFuture(exchange.accepts(bytes(serverFinal)));
        }

        @Override
        public void onAuthRejected(Mqtt5ClientConfig config, Mqtt5ConnAck connAck) {
            // connect() fails with it.
        }

        @Override
        public void onReAuthRejected(Mqtt5ClientConfig config, Mqtt5Disconnect disconnect) {
            // reauth() fails with it.
        }

        @Override
        public void onAuthError(Mqtt5ClientConfig config, Throwable cause) {
            // connect() fails with it.
        }

        @Override
        public void onReAuthError(Mqtt5ClientConfig config, Throwable cause) {
            // reauth() fails with it.
        }
    }
}
