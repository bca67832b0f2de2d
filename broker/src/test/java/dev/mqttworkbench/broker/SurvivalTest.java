package dev.mqttworkbench.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a broker with a store knows after its end and a new start.
class SurvivalTest extends OverTheWire {

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        return super.settings().withStore(StoreSettings.in(folder));
    }

    private void restart() throws Exception {
        restart(settings());
    }

    @Test
    void aRetainedMessageSurvivesWithAllItsProperties() throws Exception {
        var properties = Properties.of(Property.CONTENT_TYPE, "text/plain")
                .plus(Property.USER_PROPERTY, new UserProperty("b", "2"))
                .plus(Property.USER_PROPERTY, new UserProperty("a", "1"));
        var publisher = client("publisher");
        publisher.publish("kept/täglich", "21.5", QoS.AT_LEAST_ONCE, true, properties);
        publisher.receive(PubAck.class);

        restart();

        var subscriber = client("subscriber");
        subscriber.subscribe("kept/#", QoS.EXACTLY_ONCE);
        var publish = subscriber.receive(Publish.class);
        assertThat(publish.topicName()).isEqualTo("kept/täglich");
        assertThat(publish.payload().asText()).isEqualTo("21.5");
        assertThat(publish.retain()).isTrue();
        assertThat(publish.properties()).isEqualTo(properties); // the order of user properties too [MQTT-3.3.2-18]
    }

    @Test
    void aRetainedMessageThatWasReplacedOrClearedStaysSo() throws Exception {
        var publisher = client("publisher");
        publisher.publish("kept/a", "old", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        publisher.receive(PubAck.class);
        publisher.publish("kept/b", "cleared", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        publisher.receive(PubAck.class);
        restart();
        var again = client("publisher");
        again.publish("kept/a", "new", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        again.receive(PubAck.class);
        again.publish("kept/b", "", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        again.receive(PubAck.class);

        restart();

        var subscriber = client("subscriber");
        subscriber.subscribe("kept/#", QoS.AT_MOST_ONCE);
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("new");
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    @Test
    void aSessionSurvivesWithItsSubscriptionsAndWhatWaitsForIt() throws Exception {
        var subscriber = lasting("subscriber");
        subscriber.subscribe(
                "a/+", new SubscriptionOptions(QoS.AT_LEAST_ONCE, false, true, RetainHandling.DO_NOT_SEND),
                Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 77));
        subscriber.subscribe("gone", QoS.AT_LEAST_ONCE);
        subscriber.unsubscribe("gone");
        subscriber.close();
        awaitConnections(0);
        var publisher = client("publisher");
        for (var text : List.of("one", "two", "three")) {
            publisher.publish("a/b", text, QoS.EXACTLY_ONCE);
            publisher.receive(PubRec.class);
            publisher.send(new PubRel(9));
            publisher.receive(PubComp.class);
        }

        restart();

        assertThat(snapshot().subscriptions()).isEqualTo(1);
        var resumed = opened(V5);
        assertThat(connectLasting(resumed, "subscriber").sessionPresent()).isTrue(); // [MQTT-3.2.2-3]
        for (var text : List.of("one", "two", "three")) { // [MQTT-4.6.0-6]
            var publish = resumed.receive(Publish.class);
            assertThat(publish.payload().asText()).isEqualTo(text);
            assertThat(publish.qos()).isEqualTo(QoS.AT_LEAST_ONCE);
            assertThat(publish.dup()).isFalse();
            assertThat(publish.properties().all(Property.SUBSCRIPTION_IDENTIFIER)).containsExactly(77);
            resumed.send(new PubAck(publish.packetIdentifier()));
        }
        var live = client("live");
        live.publish("a/c", "after", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        var publish = resumed.receive(Publish.class);
        assertThat(publish.payload().asText()).isEqualTo("after");
        assertThat(publish.retain()).isTrue(); // retain as published survived
    }

    @Test
    void whatWasInFlightIsSentAgainWithItsIdentifier() throws Exception {
        var subscriber = lasting("subscriber");
        subscriber.subscribe("a", QoS.EXACTLY_ONCE);
        var publisher = client("publisher");
        publisher.publish("a", "1", QoS.AT_LEAST_ONCE);
        publisher.publish("a", "2", QoS.EXACTLY_ONCE);
        var first = subscriber.receive(Publish.class);
        var second = subscriber.receive(Publish.class);

        restart();

        var resumed = opened(V5);
        connectLasting(resumed, "subscriber");
        for (var before : List.of(first, second)) {
            var again = resumed.receive(Publish.class);
            assertThat(again.packetIdentifier()).isEqualTo(before.packetIdentifier()); // [MQTT-4.4.0-1]
            assertThat(again.dup()).isTrue(); // [MQTT-3.3.1-1]
            assertThat(again.payload()).isEqualTo(before.payload());
        }
    }

    @Test
    void aMessageThatTheClientHasTakenAtQos2IsReleasedAndNotSentAgain() throws Exception {
        var subscriber = lasting("subscriber");
        subscriber.subscribe("a", QoS.EXACTLY_ONCE);
        var publisher = client("publisher");
        publisher.publish("a", "once", QoS.EXACTLY_ONCE);
        var publish = subscriber.receive(Publish.class);
        subscriber.send(new PubRec(publish.packetIdentifier()));
        subscriber.receive(PubRel.class);

        restart();

        var resumed = opened(V5);
        connectLasting(resumed, "subscriber");
        assertThat(resumed.receive(PubRel.class).packetIdentifier()).isEqualTo(publish.packetIdentifier());
        resumed.send(new PubComp(publish.packetIdentifier()));
        assertThat(resumed.receiveUntilPong()).isEmpty();
        restart();
        var later = opened(V5);
        connectLasting(later, "subscriber");
        assertThat(later.receiveUntilPong()).isEmpty();
    }

    @Test
    void aQos2MessageThatWasReceivedIsNotTakenAgain() throws Exception {
        var subscriber = lasting("subscriber");
        subscriber.subscribe("a", QoS.AT_LEAST_ONCE);
        subscriber.close();
        var publisher = lasting("publisher");
        publisher.publish("a", "once", QoS.EXACTLY_ONCE);
        publisher.receive(PubRec.class);

        restart();

        var again = opened(V5);
        connectLasting(again, "publisher");
        again.send(new Publish(
                true, QoS.EXACTLY_ONCE, false, "a", 9, Properties.NONE,
                Payload.ofText("once"))); // the PUBREC was lost
        assertThat(again.receive(PubRec.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        again.send(new PubRel(9));
        assertThat(again.receive(PubComp.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        var resumed = opened(V5);
        connectLasting(resumed, "subscriber");
        assertThat(resumed.receiveUntilPong()).hasSize(1); // [MQTT-4.3.3-10]

        restart();
        var third = opened(V5);
        connectLasting(third, "publisher");
        third.publish("a", "another", QoS.EXACTLY_ONCE); // the identifier stands for a new message [MQTT-4.3.3-12]
        assertThat(third.receive(PubRec.class).reasonCode().isError()).isFalse();
        assertThat(snapshot().publishesReceived()).isEqualTo(1);
    }

    @Test
    void messagesAndSessionsExpireWhileTheBrokerIsAway() throws Exception {
        var subscriber = lasting("subscriber");
        subscriber.subscribe("#", QoS.AT_LEAST_ONCE);
        subscriber.close();
        var shortLived = opened(V5);
        shortLived.connect("short", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1L), null);
        shortLived.close();
        awaitConnections(0);
        var publisher = client("publisher");
        publisher.publish("a", "old", QoS.AT_LEAST_ONCE, true, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 1L));
        publisher.receive(PubAck.class);
        publisher.publish("b", "lasting", QoS.AT_LEAST_ONCE, true, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 1_000L));
        publisher.receive(PubAck.class);
        broker.close();
        var over = System.currentTimeMillis() + 1_100;
        Patience.until("a second has passed", () -> System.currentTimeMillis() > over);

        restart();

        var resumed = opened(V5);
        connectLasting(resumed, "subscriber");
        var packets = resumed.receiveUntilPong();
        assertThat(packets).hasSize(1); // [MQTT-3.3.2-5]
        assertThat(packets.getFirst()).isInstanceOfSatisfying(Publish.class, publish -> {
            assertThat(publish.payload().asText()).isEqualTo("lasting");
            assertThat(publish.properties().get(Property.MESSAGE_EXPIRY_INTERVAL).orElseThrow()) // [MQTT-3.3.2-6]
                    .isBetween(900L, 999L);
        });
        var other = opened(V5);
        assertThat(other.connect("short", false, 0, Properties.NONE, null).sessionPresent()).isFalse();
    }

    @Test
    void aWillThatWaitsForItsDelaySurvives() throws Exception {
        var watcher = lasting("watcher");
        watcher.subscribe("wills/#", QoS.AT_LEAST_ONCE);
        watcher.close();
        var device = opened(V5);
        device.connect(
                "device", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L),
                will("wills/device", QoS.AT_LEAST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 1L)));
        device.cut();
        awaitConnections(0);

        restart();

        var resumed = opened(V5);
        connectLasting(resumed, "watcher");
        assertThat(resumed.receive(Publish.class).payload().asText()).isEqualTo("gone"); // [MQTT-3.1.3-9]
    }

    @Test
    void aSessionThatEndsWithItsConnectionLeavesNothing() throws Exception {
        var subscriber = opened(V3_1_1);
        subscriber.connect("clean", true, 0, Properties.NONE, null);
        subscriber.subscribe("a", QoS.AT_LEAST_ONCE);

        restart();

        assertThat(snapshot().sessions()).isZero();
        assertThat(opened(V3_1_1).connect("clean", false, 0, Properties.NONE, null).sessionPresent()).isFalse();
    }

    @Test
    void aCleanStartForgetsForGood() throws Exception {
        var before = lasting("client");
        before.subscribe("a", QoS.AT_LEAST_ONCE);
        var clean = opened(V5);
        clean.connect("client", true, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null); // [MQTT-3.1.2-4]

        restart();

        assertThat(snapshot().subscriptions()).isZero();
        assertThat(snapshot().sessions()).isEqualTo(1);
    }

    @Test
    void aDamagedStoreIsSetAsideAndTheBrokerStarts() throws Exception {
        broker.close();
        Files.writeString(folder.resolve("broker.db"), "this is no database, and it is long enough to be looked at as one");

        restart();

        assertThat(snapshot().sessions()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("broker.db.damaged-"));
        }
    }

    @Test
    void aSecondBrokerDoesNotTakeTheSameFolder() {
        assertThatThrownBy(() -> Broker.start(settings()).toCompletableFuture().get(10, SECONDS))
                .hasCauseInstanceOf(StoreFailure.class)
                .hasMessageContaining("is used by another broker");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        var impossible = super.settings().withStore(StoreSettings.in(file.resolve("below")));
        assertThatThrownBy(() -> Broker.start(impossible).toCompletableFuture().get(10, SECONDS))
                .hasCauseInstanceOf(StoreFailure.class)
                .hasMessageContaining("cannot hold the store");
    }

    private static ConnAck connectLasting(PacketClient client, String clientIdentifier) throws Exception {
        return client.connect(
                clientIdentifier, false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
    }
}
