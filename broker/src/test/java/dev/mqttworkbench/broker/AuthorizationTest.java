package dev.mqttworkbench.broker;

import java.nio.file.Path;

import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What a client may do where there is an access list: alice everything, anonymous clients little.
class AuthorizationTest extends OverTheWire {

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        var users = AccessFixtures.write(folder.resolve("users"), AccessFixtures.ALICE);
        var acl = AccessFixtures.write(
                folder.resolve("acl"),
                "topic read open/#", "topic deny open/secret", "topic write in/#", "topic read $SYS/broker/version",
                "user alice", "topic #", "pattern readwrite own/%c/#");
        return super.settings().withAccess(AccessSettings.DEFAULTS
                .withPasswordFile(users).withAccessList(acl).withAnonymous(Anonymous.LOOPBACK));
    }

    private PacketClient alice() throws Exception {
        var alice = opened(V5);
        assertThat(alice.login("alice", "alice", "secret").reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        return alice;
    }

    private PacketClient anonymous(ProtocolVersion version) throws Exception {
        var client = opened(version);
        assertThat(client.connect("c", true, 0, Properties.NONE, null).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        return client;
    }

    @Test
    void refusesAForbiddenPublish_5() throws Exception {
        var watcher = alice();
        watcher.subscribe("#", EXACTLY_ONCE);
        var client = anonymous(V5);
        client.publish("open/x", "never", AT_MOST_ONCE);
        client.publish("open/x", "never", AT_LEAST_ONCE);
        var refusal = client.receive(PubAck.class);
        assertThat(refusal.reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(refusal.properties().get(Property.REASON_STRING)).contains("the client has no right to publish to this topic");
        client.publish("open/x", "never", EXACTLY_ONCE, true, Properties.NONE);
        assertThat(client.receive(PubRec.class).reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        client.publish("in/x", "yes", AT_LEAST_ONCE);
        assertThat(client.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(watcher.receive(Publish.class).payload().asText()).isEqualTo("yes");
        assertThat(snapshot().publishesDenied()).isEqualTo(3);
        assertThat(snapshot().retainedMessages()).isZero();
    }

    /// 3.1.1 has no word for it: [MQTT-3.3.5-2] leaves an acknowledgement as usual, or the end of the connection.
    @Test
    void takesAForbiddenPublishOf311AndDropsIt() throws Exception {
        var watcher = alice();
        watcher.subscribe("#", EXACTLY_ONCE);
        var client = anonymous(V3_1_1);
        client.publish("open/x", "never", AT_LEAST_ONCE);
        client.receive(PubAck.class);
        client.publish("open/x", "never", EXACTLY_ONCE);
        client.receive(PubRec.class);
        client.send(new PubRel(9));
        client.receive(PubComp.class);
        assertThat(watcher.receiveUntilPong()).isEmpty();
        assertThat(snapshot().publishesDenied()).isEqualTo(2);
    }

    /// Each filter has its own answer; before MQTT 5 it is 0x80.
    @ParameterizedTest
    @EnumSource(value = ProtocolVersion.class, names = {"V3_1_1", "V5"})
    void refusesASubscriptionThatCouldNeverBeServed(ProtocolVersion version) throws Exception {
        var client = anonymous(version);
        var refused = version == V5 ? ReasonCode.NOT_AUTHORIZED : ReasonCode.UNSPECIFIED_ERROR;
        assertThat(client.subscribe("closed/#", AT_LEAST_ONCE).reasonCodes()).containsExactly(refused);
        assertThat(client.subscribe("in/x", AT_LEAST_ONCE).reasonCodes()).containsExactly(refused);
        assertThat(client.subscribe("open/secret", AT_LEAST_ONCE).reasonCodes()).containsExactly(refused);
        assertThat(client.subscribe("open/+", AT_LEAST_ONCE).reasonCodes()).containsExactly(ReasonCode.GRANTED_QOS_1);
        assertThat(client.subscribe("#", AT_LEAST_ONCE).reasonCodes()).containsExactly(ReasonCode.GRANTED_QOS_1);
        assertThat(snapshot().subscriptions()).isEqualTo(2);
    }

    @Test
    void deliversWhatMayBeReadAlone() throws Exception {
        var client = anonymous(V5);
        client.subscribe("#", AT_LEAST_ONCE);
        var alice = alice();
        for (var topic : new String[] {"open/secret", "closed", "own/c/x", "own/d/x", "open/x", "open"}) {
            alice.publish(topic, topic, AT_LEAST_ONCE);
            alice.receive(PubAck.class);
        }
        assertThat(client.receiveUntilPong()).extracting(packet -> ((Publish) packet).topicName())
                .containsExactly("own/c/x", "open/x", "open");
    }

    @Test
    void sendsRetainedMessagesThatMayBeReadAlone() throws Exception {
        var alice = alice();
        for (var topic : new String[] {"open/secret", "closed", "open/x"}) {
            alice.publish(topic, topic, AT_LEAST_ONCE, true, Properties.NONE);
            alice.receive(PubAck.class);
        }
        var client = anonymous(V5);
        client.subscribe("#", AT_LEAST_ONCE);
        assertThat(client.receiveUntilPong()).extracting(packet -> ((Publish) packet).topicName())
                .containsExactly("open/x");
        assertThat(client.subscribe("$SYS/broker/+", AT_MOST_ONCE).reasonCodes()).containsExactly(ReasonCode.SUCCESS);
        assertThat(client.receiveUntilPong()).extracting(packet -> ((Publish) packet).topicName())
                .containsExactly("$SYS/broker/version");
    }

    /// [MQTT-3.1.2-8] does not give a right that the client does not have.
    @Test
    void doesNotPublishAForbiddenWill_3_1_2_8() throws Exception {
        var watcher = alice();
        watcher.subscribe("#", AT_LEAST_ONCE);
        for (var topic : new String[] {"open/x", "in/x"}) {
            var device = opened(V5);
            device.connect("d-" + topic, true, 0, Properties.NONE, will(topic, AT_LEAST_ONCE, false, Properties.NONE));
            device.cut();
        }
        assertThat(watcher.receive(Publish.class).topicName()).isEqualTo("in/x");
        awaitConnections(1);
        assertThat(watcher.receiveUntilPong()).isEmpty();
    }

    /// 4.8.2: to one of those who may read it.
    @Test
    void sharesAMessageAmongThoseWhoMayReadIt() throws Exception {
        var forbidden = anonymous(V5);
        forbidden.subscribe("$share/g/#", AT_LEAST_ONCE);
        var reader = opened(V5);
        reader.login("reader", "alice", "secret");
        reader.subscribe("$share/g/#", AT_LEAST_ONCE);
        var alice = alice();
        for (var i = 0; i < 4; i++) {
            alice.publish("closed", "m" + i, AT_LEAST_ONCE);
            alice.receive(PubAck.class);
        }
        assertThat(reader.receiveUntilPong()).hasSize(4);
        assertThat(forbidden.receiveUntilPong()).isEmpty();
    }

    /// A client named `#` or `+/x` must not widen its rights.
    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "+/x", "victim/x"})
    void aStrangeClientIdentifierOpensNothing(String clientIdentifier) throws Exception {
        var strange = opened(V5);
        strange.connect(clientIdentifier, true, 0, Properties.NONE, null);
        assertThat(strange.subscribe("own/#", AT_LEAST_ONCE).reasonCodes()).containsExactly(ReasonCode.NOT_AUTHORIZED);
        strange.publish("own/victim/x/y", "m", AT_LEAST_ONCE);
        assertThat(strange.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
    }

    /// Otherwise whoever says to be alice would be alice.
    @Test
    void aUserNameThatNobodyVerifiedHasNoRights() throws Exception {
        restart(super.settings().withAccess(
                AccessSettings.DEFAULTS.withAccessList(settings().access().accessList().orElseThrow())));
        var client = opened(V5);
        assertThat(client.login("c", "alice", "").reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        client.publish("closed", "m", AT_LEAST_ONCE);
        assertThat(client.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
    }

    /// The rights of a Session hold also while nobody is connected, and after a restart.
    @Test
    void whatWaitsForASleepingClientIsWhatItMayRead() throws Exception {
        var settings = settings().withStore(StoreSettings.in(folder.resolve("store")));
        restart(settings);
        var lasting = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L);
        var sleeper = opened(V5);
        sleeper.connect("s", false, 0, lasting, null);
        sleeper.subscribe("#", AT_LEAST_ONCE);
        sleeper.cut();
        awaitConnections(0);
        restart(settings);
        var alice = alice();
        for (var topic : new String[] {"closed", "open/x"}) {
            alice.publish(topic, topic, AT_LEAST_ONCE);
            alice.receive(PubAck.class);
        }
        var back = opened(V5);
        assertThat(back.connect("s", false, 0, lasting, null).sessionPresent()).isTrue();
        assertThat(back.receiveUntilPong()).extracting(packet -> ((Publish) packet).topicName()).containsExactly("open/x");
    }

    /// [MQTT-3.9.3-1]: the codes stand in the order of the filters.
    @Test
    void doesNotHideThatAnInvalidFilterIsInvalid_3_9_3_1() throws Exception {
        assertThat(anonymous(V5).subscribe("a/#/b", AT_LEAST_ONCE).reasonCodes())
                .containsExactly(ReasonCode.TOPIC_FILTER_INVALID);
    }

    @Test
    void countsNobodyAsASubscriberWhoMayNotRead() throws Exception {
        anonymous(V5).subscribe("#", AT_LEAST_ONCE);
        var alice = alice();
        alice.publish("closed", "m", AT_LEAST_ONCE);
        assertThat(alice.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
    }
}
