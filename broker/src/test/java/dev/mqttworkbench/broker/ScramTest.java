package dev.mqttworkbench.broker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.access.ScramClient;
import dev.mqttworkbench.access.ScramVerifier;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.BAD_AUTHENTICATION_METHOD;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.CONTINUE_AUTHENTICATION;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.NOT_AUTHORIZED;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.PROTOCOL_ERROR;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.RE_AUTHENTICATE;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.SUCCESS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// Enhanced authentication with SCRAM-SHA-256 (4.12).
class ScramTest extends OverTheWire {

    private static final String METHOD = "SCRAM-SHA-256";

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        write("alice", "bob");
        return super.settings().withAccess(AccessSettings.DEFAULTS.withScramFile(folder.resolve("scram")));
    }

    private void write(String... users) {
        var lines = new String[users.length];
        for (var i = 0; i < users.length; i++) {
            lines[i] = users[i] + ":" + ScramVerifier.of(
                    Payload.ofText(users[i] + "'s"), Payload.ofText("salt"), 4_096).line();
        }
        AccessFixtures.write(folder.resolve("scram"), lines);
    }

    private static Properties properties(String method, byte[] data) {
        return Properties.of(Property.AUTHENTICATION_METHOD, method)
                .plus(Property.AUTHENTICATION_DATA, Payload.of(data));
    }

    private static Connect connect(Properties properties) {
        return new Connect(V5, true, 0, "c", Optional.empty(), Optional.empty(), Optional.empty(), properties);
    }

    private static byte[] data(Properties properties) {
        assertThat(properties.get(Property.AUTHENTICATION_METHOD)).contains(METHOD); // [MQTT-4.12.0-5]
        return properties.get(Property.AUTHENTICATION_DATA).orElseThrow().toBytes();
    }

    private static byte[] challenge(PacketClient client) throws Exception {
        var auth = client.receive(Auth.class);
        assertThat(auth.reasonCode()).isEqualTo(CONTINUE_AUTHENTICATION); // [MQTT-4.12.0-2]
        return data(auth.properties());
    }

    /// Sends the proof; what comes next is the Server's.
    private PacketClient prove(ScramClient scram) throws Exception {
        var client = opened(V5);
        client.send(connect(properties(METHOD, scram.first())));
        client.send(new Auth(CONTINUE_AUTHENTICATION, properties(METHOD, scram.last(challenge(client)))));
        return client;
    }

    private PacketClient connected(String user) throws Exception {
        var scram = new ScramClient(user, user + "'s", "nonce");
        var client = prove(scram);
        var connAck = client.receive(ConnAck.class);
        assertThat(connAck.reasonCode()).isEqualTo(SUCCESS);
        assertThat(scram.accepts(data(connAck.properties()))).isTrue();
        return client;
    }

    @Test
    void admitsWhoKnowsThePasswordAndProvesToKnowItToo_4_12_0_5() throws Exception {
        connected("alice");
        assertThat(snapshot().connections()).isEqualTo(1);
    }

    /// [MQTT-4.12.0-4]
    @ParameterizedTest
    @CsvSource({"alice, wrong", "nobody, alice's", "bob, alice's"})
    void refusesAWrongProof_4_12_0_4(String user, String password) throws Exception {
        var client = prove(new ScramClient(user, password, "nonce"));
        assertThat(client.receive(ConnAck.class).reasonCode()).isEqualTo(NOT_AUTHORIZED);
        assertThat(client.receiveOrEnd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SCRAM-SHA-1", "scram-sha-256", "PLAIN"})
    void refusesAMethodThatItDoesNotHave_4_12_0_1(String method) throws Exception {
        var client = opened(V5);
        client.send(connect(properties(method, new byte[0])));
        assertThat(client.receive(ConnAck.class).reasonCode()).isEqualTo(BAD_AUTHENTICATION_METHOD);
        assertThat(client.receiveOrEnd()).isEmpty();
    }

    @Test
    void refusesAConnectWithoutTheFirstMessage() throws Exception {
        var client = opened(V5);
        client.send(connect(Properties.of(Property.AUTHENTICATION_METHOD, METHOD)));
        assertThat(client.receive(ConnAck.class).reasonCode()).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void refusesDataWithoutAMethod() throws Exception {
        var client = opened(V5);
        client.send(connect(Properties.of(Property.AUTHENTICATION_DATA, Payload.ofText("n,,n=alice,r=x"))));
        assertThat(client.receive(ConnAck.class).reasonCode()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void refusesAnotherMethodOnTheWay_4_12_0_5() throws Exception {
        var scram = new ScramClient("alice", "alice's", "nonce");
        var client = opened(V5);
        client.send(connect(properties(METHOD, scram.first())));
        client.send(new Auth(CONTINUE_AUTHENTICATION, properties("PLAIN", scram.last(challenge(client)))));
        assertThat(client.receive(ConnAck.class).reasonCode()).isEqualTo(BAD_AUTHENTICATION_METHOD);
    }

    /// [MQTT-4.12.0-3]
    @ParameterizedTest
    @EnumSource(value = ReasonCode.class, names = {"SUCCESS", "RE_AUTHENTICATE"})
    void refusesAnAuthThatDoesNotContinue_4_12_0_3(ReasonCode reasonCode) throws Exception {
        var scram = new ScramClient("alice", "alice's", "nonce");
        var client = opened(V5);
        client.send(connect(properties(METHOD, scram.first())));
        client.send(new Auth(reasonCode, properties(METHOD, scram.last(challenge(client)))));
        assertThat(client.receive(ConnAck.class).reasonCode()).isEqualTo(PROTOCOL_ERROR);
    }

    /// [MQTT-3.1.2-30]
    @Test
    void takesNothingButAuthAndDisconnectOnTheWay_3_1_2_30() throws Exception {
        var hasty = opened(V5);
        hasty.send(connect(properties(METHOD, new ScramClient("alice", "alice's", "nonce").first())));
        challenge(hasty);
        hasty.send(new PingReq());
        assertThat(hasty.receive(ConnAck.class).reasonCode()).isEqualTo(PROTOCOL_ERROR);
        var leaving = opened(V5);
        leaving.send(connect(properties(METHOD, new ScramClient("alice", "alice's", "nonce").first())));
        challenge(leaving);
        leaving.send(new Disconnect(SUCCESS, Properties.NONE));
        assertThat(leaving.receiveOrEnd()).isEmpty();
    }

    /// [MQTT-4.12.0-6]
    @Test
    void takesNoAuthFromAClientThatNamedNoMethod_4_12_0_6() throws Exception {
        restart(super.settings());
        var client = client("c");
        client.send(new Auth(RE_AUTHENTICATE, properties(METHOD, new byte[0])));
        assertDisconnected(client, PROTOCOL_ERROR);
    }

    /// 4.12.1: everything else goes on meanwhile.
    @Test
    void authenticatesAgainWithoutDisturbingTraffic_4_12_1() throws Exception {
        var client = connected("alice");
        client.subscribe("t", AT_LEAST_ONCE);
        var scram = new ScramClient("alice", "alice's", "another");
        client.send(new Auth(RE_AUTHENTICATE, properties(METHOD, scram.first())));
        var challenge = challenge(client);
        client.publish("t", "meanwhile", AT_LEAST_ONCE);
        assertThat(client.receive(Publish.class).payload().asText()).isEqualTo("meanwhile");
        client.receive(PubAck.class);
        client.send(new Auth(CONTINUE_AUTHENTICATION, properties(METHOD, scram.last(challenge))));
        var success = client.receive(Auth.class);
        assertThat(success.reasonCode()).isEqualTo(SUCCESS);
        assertThat(scram.accepts(data(success.properties()))).isTrue();
        assertThat(client.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.12.1-2]
    @ParameterizedTest
    @CsvSource({"alice, wrong", "nobody, alice's", "bob, bob's"})
    void endsTheConnectionWhereTheClientDoesNotProveToBeTheSameUser_4_12_1_2(String user, String password) throws Exception {
        var client = connected("alice");
        var scram = new ScramClient(user, password, "another");
        client.send(new Auth(RE_AUTHENTICATE, properties(METHOD, scram.first())));
        client.send(new Auth(CONTINUE_AUTHENTICATION, properties(METHOD, scram.last(challenge(client)))));
        assertDisconnected(client, NOT_AUTHORIZED);
    }

    /// [MQTT-4.12.1-1]: DISCONNECT has no code for a bad method.
    @Test
    void takesNoOtherMethodTheSecondTime_4_12_1_1() throws Exception {
        var client = connected("alice");
        client.send(new Auth(RE_AUTHENTICATE, properties("PLAIN", new byte[0])));
        assertDisconnected(client, PROTOCOL_ERROR);
    }

    @ParameterizedTest
    @EnumSource(value = ReasonCode.class, names = {"SUCCESS", "CONTINUE_AUTHENTICATION"})
    void takesNoAuthOutOfTurn(ReasonCode reasonCode) throws Exception {
        var client = connected("alice");
        client.send(new Auth(reasonCode, properties(METHOD, "c=biws,r=x,p=AAAA".getBytes(StandardCharsets.US_ASCII))));
        assertDisconnected(client, PROTOCOL_ERROR);
    }

    @Test
    void aUserWhoIsGoneFromTheFileIsDisconnected() throws Exception {
        var alice = connected("alice");
        write("bob");
        broker.reloadAccess().toCompletableFuture().get(10, SECONDS);
        assertDisconnected(alice, NOT_AUTHORIZED);
        connected("bob");
    }
}
