package dev.mqttworkbench.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// What the broker does, packet by packet, over real sockets.
class BrokerTest {

    private Broker broker;
    private final List<PacketClient> clients = new ArrayList<>();

    @BeforeEach
    void startBroker() throws Exception {
        start(BrokerSettings.defaults().withPort(0));
    }

    private void start(BrokerSettings settings) throws Exception {
        broker = Broker.start(settings).toCompletableFuture().get(10, SECONDS);
    }

    private void restart(BrokerSettings settings) throws Exception {
        broker.close();
        start(settings);
    }

    @AfterEach
    void stop() throws IOException {
        for (var client : clients) {
            client.close();
        }
        broker.close();
    }

    private PacketClient keep(PacketClient client) {
        clients.add(client);
        return client;
    }

    private PacketClient client(String clientIdentifier) throws IOException {
        return keep(PacketClient.connected(broker, V5, clientIdentifier, true));
    }

    private PacketClient lasting(String clientIdentifier) throws IOException {
        return keep(PacketClient.lasting(broker, clientIdentifier));
    }

    private PacketClient opened(ProtocolVersion version) throws IOException {
        return keep(new PacketClient(broker, version));
    }

    private BrokerSnapshot snapshot() throws Exception {
        return broker.snapshot().toCompletableFuture().get(10, SECONDS);
    }

    private static Will will(String topic, QoS qos, boolean retain, Properties properties) {
        return new Will(new TopicName(topic), Payload.ofText("gone"), qos, retain, properties);
    }

    private static void assertDisconnected(PacketClient client, ReasonCode reasonCode) throws IOException {
        assertThat(client.receive(Disconnect.class).reasonCode()).isEqualTo(reasonCode);
        assertThat(client.receiveOrEnd()).isEmpty();
    }

    // Connecting

    /// [MQTT-3.1.3-6] [MQTT-3.2.2-16]
    @Test
    void assignsAClientIdentifierAndTellsIt() throws Exception {
        var connAck = opened(V5).connect("", true, 0, Properties.NONE, null);
        assertThat(connAck.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER, "")).isNotEmpty();
    }

    @Test
    void tellsItsLimitsInConnAck() throws Exception {
        var properties = opened(V5).connect("c", true, 0, Properties.NONE, null).properties();
        assertThat(properties.get(Property.RECEIVE_MAXIMUM)).contains(1_000);
        assertThat(properties.get(Property.MAXIMUM_PACKET_SIZE)).contains(1L << 20);
        assertThat(properties.get(Property.SHARED_SUBSCRIPTION_AVAILABLE)).contains(0);
    }

    /// 3.1.1: [MQTT-3.1.3-8]
    @Test
    void refusesAnEmptyClientIdentifierForALastingSessionOf311() throws Exception {
        var client = opened(V3_1_1);
        var connAck = client.connect("", false, 0, Properties.NONE, null);
        assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        assertThat(client.receiveOrEnd()).isEmpty();
    }

    /// [MQTT-4.12.0-1]
    @Test
    void refusesAnAuthenticationMethodThatItDoesNotHave() throws Exception {
        var connAck = opened(V5).connect("c", true, 0, Properties.of(Property.AUTHENTICATION_METHOD, "KERBEROS"), null);
        assertThat(connAck.reasonCode()).isEqualTo(ReasonCode.BAD_AUTHENTICATION_METHOD);
    }

    /// [MQTT-3.1.0-2]
    @Test
    void endsTheConnectionAtASecondConnect() throws Exception {
        var client = client("c");
        client.send(new Connect(
                V5, true, 0, "c", Optional.empty(), Optional.empty(), Optional.empty(), Properties.NONE));
        assertDisconnected(client, ReasonCode.PROTOCOL_ERROR);
    }

    /// [MQTT-3.1.4-3]
    @Test
    void tellsTheOlderConnectionThatItsSessionWasTakenOver() throws Exception {
        var older = client("same");
        var newer = client("same");
        assertDisconnected(older, ReasonCode.SESSION_TAKEN_OVER);
        assertThat(newer.receiveUntilPong()).isEmpty();
        assertThat(snapshot().sessions()).isEqualTo(1);
    }

    /// [MQTT-3.1.4-5]: what comes behind CONNECT at once is processed.
    @Test
    void takesPacketsThatDoNotWaitForConnAck() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var hasty = opened(V5);
        hasty.send(new Connect(
                V5, true, 0, "hasty", Optional.empty(), Optional.empty(), Optional.empty(), Properties.NONE));
        hasty.publish("t", "early", AT_MOST_ONCE);
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("early");
    }

    @Test
    void closesAConnectionThatSendsNoConnectInTime() throws Exception {
        restart(BrokerSettings.defaults().withPort(0).withConnectTimeout(Duration.ofMillis(100)));
        assertThat(opened(V5).receiveOrEnd()).isEmpty();
    }

    /// [MQTT-3.1.2-22]
    @Test
    void endsAConnectionThatIsSilentForOneAndAHalfTimesItsKeepAlive() throws Exception {
        var client = opened(V5);
        var began = System.nanoTime();
        client.connect("c", true, 1, Properties.NONE, null);
        assertDisconnected(client, ReasonCode.KEEP_ALIVE_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(1_450), Duration.ofSeconds(5));
    }

    @Test
    void tellsItsClientsThatItIsStopped() throws Exception {
        var client = client("c");
        broker.stop();
        assertDisconnected(client, ReasonCode.SERVER_SHUTTING_DOWN);
    }

    // Sessions

    /// [MQTT-3.1.2-5] [MQTT-3.2.2-3]
    @Test
    void keepsTheMessagesOfASessionForItsClient() throws Exception {
        var away = lasting("away");
        away.subscribe("t", AT_LEAST_ONCE);
        away.cut();
        var publisher = client("p");
        for (var i = 0; i < 3; i++) {
            publisher.publish("t", "m" + i, AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        var back = opened(V5);
        assertThat(back.connect("away", false, 0, Properties.NONE, null).sessionPresent()).isTrue();
        for (var i = 0; i < 3; i++) {
            assertThat(back.receive(Publish.class).payload().asText()).isEqualTo("m" + i);
        }
    }

    /// [MQTT-3.1.2-4] [MQTT-3.2.2-2]
    @Test
    void forgetsTheSessionAtACleanStart() throws Exception {
        var first = lasting("c");
        first.subscribe("t", AT_LEAST_ONCE);
        first.cut();
        var second = opened(V5);
        assertThat(second.connect("c", true, 0, Properties.NONE, null).sessionPresent()).isFalse();
        client("p").publish("t", "m", AT_MOST_ONCE);
        assertThat(second.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.1.2-23]
    @Test
    void endsTheSessionWithItsConnectionWhenItsExpiryIntervalIsZero() throws Exception {
        client("c").send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        var again = opened(V5);
        assertThat(again.connect("c", false, 0, Properties.NONE, null).sessionPresent()).isFalse();
    }

    @Test
    void endsTheSessionWhenDisconnectSetsItsExpiryIntervalToZero() throws Exception {
        var first = lasting("c");
        first.send(new Disconnect(ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 0L)));
        assertThat(first.receiveOrEnd()).isEmpty();
        assertThat(snapshot().sessions()).isZero();
    }

    /// 3.14.2.2.2
    @Test
    void refusesToGiveASessionAnExpiryIntervalAtDisconnectAfterZero() throws Exception {
        var client = client("c");
        client.send(new Disconnect(ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 5L)));
        assertDisconnected(client, ReasonCode.PROTOCOL_ERROR);
    }

    @Test
    void dropsAndCountsWhatDoesNotFitIntoTheQueueOfASession() throws Exception {
        restart(BrokerSettings.defaults().withPort(0).withQueueLimit(2, 1_000));
        var away = lasting("away");
        away.subscribe("t", AT_LEAST_ONCE);
        away.cut();
        var publisher = client("p");
        awaitConnections(1);
        for (var i = 0; i < 5; i++) {
            publisher.publish("t", "m" + i, AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        assertThat(snapshot().messagesDropped()).isEqualTo(3);
    }

    private void awaitConnections(int wanted) throws Exception {
        var deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (snapshot().connections() != wanted) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
        }
    }

    // Delivery

    /// [MQTT-4.4.0-1] [MQTT-3.3.1-1]
    @Test
    void sendsAgainWithDupWhatWasNotAcknowledgedBeforeTheConnectionEnded() throws Exception {
        var first = lasting("c");
        first.subscribe("t", EXACTLY_ONCE);
        var publisher = client("p");
        publisher.publish("t", "one", AT_LEAST_ONCE);
        publisher.publish("t", "two", EXACTLY_ONCE);
        var one = first.receive(Publish.class);
        var two = first.receive(Publish.class);
        assertThat(one.dup()).isFalse();
        first.send(new PubRec(two.packetIdentifier()));
        first.receive(PubRel.class);
        first.cut();

        var second = opened(V5);
        second.connect("c", false, 0, Properties.NONE, null);
        assertThat(second.receive()).isEqualTo(one.asDuplicate());
        assertThat(second.receive()).isEqualTo(new PubRel(two.packetIdentifier()));
        second.send(new PubAck(one.packetIdentifier()));
        second.send(new PubComp(two.packetIdentifier()));
        assertThat(second.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.3.3-10] [MQTT-4.3.3-11]
    @Test
    void deliversAQoS2MessageOnceHoweverOftenItsPublishComes() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        publisher.publish("t", "m", EXACTLY_ONCE);
        publisher.publish("t", "m", EXACTLY_ONCE);
        assertThat(publisher.receive()).isEqualTo(new PubRec(9));
        assertThat(publisher.receive()).isEqualTo(new PubRec(9));
        publisher.send(new PubRel(9));
        assertThat(publisher.receive()).isEqualTo(new PubComp(9));
        publisher.send(new PubRel(9));
        assertThat(publisher.receive()).isEqualTo(new PubComp(9, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND));
        assertThat(subscriber.receiveUntilPong()).hasSize(1);
    }

    /// [MQTT-3.3.4-9]
    @Test
    void neverHasMoreUnacknowledgedThanTheClientsReceiveMaximum() throws Exception {
        var subscriber = opened(V5);
        subscriber.connect("s", true, 0, Properties.of(Property.RECEIVE_MAXIMUM, 2), null);
        subscriber.subscribe("t", AT_LEAST_ONCE);
        var publisher = client("p");
        for (var i = 0; i < 4; i++) {
            publisher.publish("t", "m" + i, AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        var received = subscriber.receiveUntilPong();
        assertThat(received).hasSize(2);
        subscriber.send(new PubAck(((Publish) received.getFirst()).packetIdentifier()));
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("m2");
    }

    /// [MQTT-3.1.2-24] [MQTT-3.1.2-25]
    @Test
    void neverSendsAPacketThatIsTooLargeForTheClient() throws Exception {
        var subscriber = opened(V5);
        subscriber.connect("s", true, 0, Properties.of(Property.MAXIMUM_PACKET_SIZE, 30L), null);
        subscriber.subscribe("t", AT_LEAST_ONCE);
        var publisher = client("p");
        publisher.publish("t", "x".repeat(40), AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        publisher.publish("t", "small", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        assertThat(subscriber.receiveUntilPong()).hasSize(1);
    }

    /// [MQTT-3.3.4-7]
    @Test
    void endsAConnectionThatExceedsTheBrokersReceiveMaximum() throws Exception {
        restart(BrokerSettings.defaults().withPort(0).withReceiveMaximum(1));
        var publisher = client("p");
        publisher.send(Publish.of("t", Payload.EMPTY, EXACTLY_ONCE, false, Properties.NONE).withPacketIdentifier(1));
        publisher.receive(PubRec.class);
        publisher.send(Publish.of("t", Payload.EMPTY, EXACTLY_ONCE, false, Properties.NONE).withPacketIdentifier(2));
        assertDisconnected(publisher, ReasonCode.RECEIVE_MAXIMUM_EXCEEDED);
    }

    /// [MQTT-3.3.2-15] to [MQTT-3.3.2-18]
    @Test
    void forwardsThePropertiesOfAMessageUnchangedAndInOrder() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var properties = Properties.NONE
                .plus(Property.PAYLOAD_FORMAT_INDICATOR, 1)
                .plus(Property.CONTENT_TYPE, "text/plain")
                .plus(Property.RESPONSE_TOPIC, "answer")
                .plus(Property.CORRELATION_DATA, Payload.ofText("7"))
                .plus(Property.USER_PROPERTY, new UserProperty("b", "1"))
                .plus(Property.USER_PROPERTY, new UserProperty("a", "2"))
                .plus(Property.USER_PROPERTY, new UserProperty("b", "3"));
        client("p").publish("t", "m", AT_MOST_ONCE, false, properties);
        var received = subscriber.receive(Publish.class).properties();
        assertThat(received.entries()).containsExactlyInAnyOrderElementsOf(properties.entries());
        assertThat(received.all(Property.USER_PROPERTY)).extracting(UserProperty::value).containsExactly("1", "2", "3");
    }

    /// [MQTT-3.3.2-6]
    @Test
    void forwardsAMessageExpiryIntervalThatIsCountedDown() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        client("p").publish("t", "m", AT_MOST_ONCE, false, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 60L));
        assertThat(subscriber.receive(Publish.class).properties().get(Property.MESSAGE_EXPIRY_INTERVAL, 0L)).isBetween(59L, 60L);
    }

    /// [MQTT-3.3.2-5]
    @Test
    void doesNotDeliverAMessageThatExpiredInTheQueue() throws Exception {
        var away = lasting("away");
        away.subscribe("t", AT_LEAST_ONCE);
        away.cut();
        var publisher = client("p");
        awaitConnections(1);
        publisher.publish("t", "short", AT_LEAST_ONCE, false, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 0L));
        publisher.receive(PubAck.class);
        publisher.publish("t", "long", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        var back = opened(V5);
        back.connect("away", false, 0, Properties.NONE, null);
        assertThat(back.receive(Publish.class).payload().asText()).isEqualTo("long");
    }

    @Test
    void tellsAPublisherWhenNobodySubscribes() throws Exception {
        var publisher = client("p");
        publisher.publish("nobody", "m", AT_LEAST_ONCE);
        assertThat(publisher.receive()).isEqualTo(new PubAck(9, ReasonCode.NO_MATCHING_SUBSCRIBERS));
    }

    /// 4.7.2: topics that begin with $ are the Server's own.
    @Test
    void refusesToPublishToAReservedTopic() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("$SYS/#", AT_LEAST_ONCE);
        var publisher = client("p");
        publisher.publish("$SYS/broker/clients", "0", AT_LEAST_ONCE);
        assertThat(publisher.receive()).isEqualTo(new PubAck(9, ReasonCode.NOT_AUTHORIZED));
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.3.4-6]
    @Test
    void refusesASubscriptionIdentifierFromAPublisher() throws Exception {
        var publisher = client("p");
        publisher.publish("t", "m", AT_MOST_ONCE, false, Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 1));
        assertDisconnected(publisher, ReasonCode.PROTOCOL_ERROR);
    }

    /// [MQTT-3.14.4-1]: nothing behind DISCONNECT counts.
    @Test
    void ignoresWhatComesBehindDisconnect() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        publisher.send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        try {
            publisher.publish("t", "late", AT_MOST_ONCE);
        } catch (IOException closedAlready) {
            assertThat(closedAlready).isNotNull();
        }
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    // Subscriptions

    /// [MQTT-3.3.4-2] to [MQTT-3.3.4-4]
    @Test
    void deliversOneCopyForOverlappingSubscriptionsWithTheHighestQoSAndAllIdentifiers() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("a/#", SubscriptionOptions.of(AT_MOST_ONCE), Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 1));
        subscriber.subscribe("a/+", SubscriptionOptions.of(EXACTLY_ONCE), Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 2));
        client("p").publish("a/b", "m", EXACTLY_ONCE);
        var received = subscriber.receiveUntilPong();
        assertThat(received).hasSize(1);
        var publish = (Publish) received.getFirst();
        assertThat(publish.qos()).isEqualTo(EXACTLY_ONCE);
        assertThat(publish.properties().all(Property.SUBSCRIPTION_IDENTIFIER)).containsExactlyInAnyOrder(1, 2);
    }

    /// [MQTT-3.8.3-3]
    @Test
    void doesNotDeliverItsOwnMessagesToANoLocalSubscription() throws Exception {
        var client = client("c");
        client.subscribe("t", new SubscriptionOptions(AT_MOST_ONCE, true, false, RetainHandling.SEND), Properties.NONE);
        client.publish("t", "own", AT_MOST_ONCE);
        client("other").publish("t", "other", AT_MOST_ONCE);
        assertThat(client.receive(Publish.class).payload().asText()).isEqualTo("other");
    }

    /// [MQTT-3.8.4-3]
    @Test
    void replacesASubscriptionWithTheSameFilter() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", EXACTLY_ONCE);
        subscriber.subscribe("t", AT_MOST_ONCE);
        client("p").publish("t", "m", EXACTLY_ONCE);
        assertThat(subscriber.receive(Publish.class).qos()).isEqualTo(AT_MOST_ONCE);
        assertThat(snapshot().subscriptions()).isEqualTo(1);
    }

    @Test
    void answersAFilterThatIsNoneWithItsReasonCode() throws Exception {
        var client = client("c");
        assertThat(client.subscribe("a/#/b", AT_MOST_ONCE).reasonCodes()).containsExactly(ReasonCode.TOPIC_FILTER_INVALID);
        assertThat(client.subscribe("$share/g/a", AT_MOST_ONCE).reasonCodes())
                .containsExactly(ReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED);
    }

    /// [MQTT-3.10.4-1] [MQTT-3.11.3-1]
    @Test
    void endsASubscriptionByItsFilterAndSaysWhichThereWasNot() throws Exception {
        var client = client("c");
        client.subscribe("a/+", AT_MOST_ONCE);
        client.send(new Unsubscribe(2, List.of("a/b", "a/+"), Properties.NONE));
        assertThat(client.receive(UnsubAck.class).reasonCodes())
                .containsExactly(ReasonCode.NO_SUBSCRIPTION_EXISTED, ReasonCode.SUCCESS);
        client("p").publish("a/b", "m", AT_MOST_ONCE);
        assertThat(client.receiveUntilPong()).isEmpty();
    }

    // Retained messages

    /// [MQTT-3.3.1-12]
    @Test
    void marksARetainedMessageForANewSubscriberOnly() throws Exception {
        var live = client("live");
        live.subscribe("t", AT_MOST_ONCE);
        client("p").publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        assertThat(live.receive(Publish.class).retain()).isFalse();
        var late = client("late");
        late.subscribe("t", AT_MOST_ONCE);
        assertThat(late.receive(Publish.class).retain()).isTrue();
    }

    /// [MQTT-3.3.1-13]
    @Test
    void keepsTheFlagWhereTheSubscriberWantsItAsPublished() throws Exception {
        var live = client("live");
        live.subscribe("t", new SubscriptionOptions(AT_MOST_ONCE, false, true, RetainHandling.SEND), Properties.NONE);
        client("p").publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        assertThat(live.receive(Publish.class).retain()).isTrue();
    }

    /// [MQTT-3.3.1-6] [MQTT-3.3.1-7]
    @Test
    void forgetsTheRetainedMessageWhenAnEmptyOneComes() throws Exception {
        var publisher = client("p");
        publisher.publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        publisher.publish("t", "", AT_MOST_ONCE, true, Properties.NONE);
        publisher.receiveUntilPong();
        assertThat(snapshot().retainedMessages()).isZero();
    }

    /// [MQTT-3.3.1-9] to [MQTT-3.3.1-11]
    @Test
    void followsTheRetainHandlingOfASubscription() throws Exception {
        client("p").publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        awaitRetained(1);
        var subscriber = client("s");
        assertThat(retainedFor(subscriber, RetainHandling.DO_NOT_SEND)).isZero();
        assertThat(retainedFor(subscriber, RetainHandling.SEND_IF_NEW)).isZero();
        assertThat(retainedFor(subscriber, RetainHandling.SEND)).isEqualTo(1);
        assertThat(retainedFor(client("new"), RetainHandling.SEND_IF_NEW)).isEqualTo(1);
    }

    private void awaitRetained(int wanted) throws Exception {
        var deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (snapshot().retainedMessages() != wanted) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
        }
    }

    private static int retainedFor(PacketClient subscriber, RetainHandling handling) throws IOException {
        subscriber.subscribe("t", new SubscriptionOptions(AT_MOST_ONCE, false, false, handling), Properties.NONE);
        return subscriber.receiveUntilPong().size();
    }

    /// [MQTT-3.3.1-8]
    @Test
    void doesNotTouchTheRetainedMessageWithoutTheFlag() throws Exception {
        var publisher = client("p");
        publisher.publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        publisher.publish("t", "live", AT_MOST_ONCE, false, Properties.NONE);
        publisher.receiveUntilPong();
        var late = client("late");
        late.subscribe("t", AT_MOST_ONCE);
        assertThat(late.receive(Publish.class).payload().asText()).isEqualTo("kept");
    }

    // Will

    /// [MQTT-3.1.2-8]
    @ParameterizedTest
    @EnumSource(QoS.class)
    void publishesTheWillOfAConnectionThatIsCut(QoS qos) throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", EXACTLY_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", qos, true, Properties.of(Property.CONTENT_TYPE, "text")));
        device.cut();
        var received = subscriber.receive(Publish.class);
        assertThat(received.payload().asText()).isEqualTo("gone");
        assertThat(received.qos()).isEqualTo(qos);
        assertThat(received.properties().get(Property.CONTENT_TYPE)).contains("text");
        assertThat(snapshot().retainedMessages()).isEqualTo(1);
    }

    /// [MQTT-3.14.4-3] [MQTT-3.1.2-10]
    @Test
    void removesTheWillAtAGracefulDisconnect() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", AT_MOST_ONCE, false, Properties.NONE));
        device.send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        assertThat(device.receiveOrEnd()).isEmpty();
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    @Test
    void publishesTheWillAtADisconnectThatAsksForIt() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", AT_MOST_ONCE, false, Properties.NONE));
        device.send(new Disconnect(ReasonCode.DISCONNECT_WITH_WILL_MESSAGE, Properties.NONE));
        assertThat(subscriber.receive(Publish.class).topicName()).isEqualTo("will");
    }

    /// [MQTT-3.1.2-8]: also when the client breaks the protocol.
    @Test
    void publishesTheWillAfterAProtocolError() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        device.connect("d", true, 0, Properties.NONE, will("will", AT_MOST_ONCE, false, Properties.NONE));
        device.publish("t", "m", AT_MOST_ONCE, false, Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 1));
        assertThat(subscriber.receive(Publish.class).topicName()).isEqualTo("will");
    }

    /// [MQTT-3.1.3-9]
    @Test
    void callsTheWillOffWhenTheClientIsBackWithinItsDelay() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var lasting = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L);
        var device = opened(V5);
        var delayed = will("will", AT_MOST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 1L));
        device.connect("d", true, 0, lasting, delayed);
        device.cut();
        awaitConnections(1);
        var back = opened(V5);
        assertThat(back.connect("d", false, 0, lasting, null).sessionPresent()).isTrue();
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.1.3-9]: the end of the Session comes before the delay.
    @Test
    void publishesADelayedWillWhenTheSessionEnds() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("will", AT_MOST_ONCE);
        var device = opened(V5);
        var delayed = will("will", AT_MOST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 1_000L));
        device.connect("d", true, 0, Properties.NONE, delayed);
        device.cut();
        assertThat(subscriber.receive(Publish.class).properties().get(Property.WILL_DELAY_INTERVAL)).isEmpty();
    }

    // Under load

    /// [MQTT-4.6.0-5]
    @ParameterizedTest
    @EnumSource(value = QoS.class, names = {"AT_LEAST_ONCE", "EXACTLY_ONCE"})
    void deliversInOrderWhatAClientPublishes(QoS qos) throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        for (var i = 1; i <= 900; i++) {
            publisher.send(Publish.of("t", Payload.ofText("" + i), qos, false, Properties.NONE).withPacketIdentifier(i));
        }
        var received = new ArrayList<String>();
        while (received.size() < 900) {
            received.add(subscriber.receive(Publish.class).payload().asText());
        }
        assertThat(received).isEqualTo(IntStream.rangeClosed(1, 900).mapToObj(String::valueOf).toList());
    }

    @Test
    void countsWhatPasses() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        publisher.publish("t", "m", AT_MOST_ONCE);
        subscriber.receive(Publish.class);
        var snapshot = snapshot();
        assertThat(snapshot.publishesReceived()).isEqualTo(1);
        assertThat(snapshot.publishesSent()).isEqualTo(1);
        assertThat(snapshot.connections()).isEqualTo(2);
        assertThat(snapshot.bytesReceived()).isPositive();
        assertThat(snapshot.bytesSent()).isPositive();
    }

    @Test
    void tracesThePacketsInTheirOrderWhileTheTraceIsOn() throws Exception {
        var client = client("c");
        broker.trace().setOn(true);
        client.publish("t", "m", AT_LEAST_ONCE);
        client.receive(PubAck.class);
        var traced = broker.trace().drain().elements();
        assertThat(traced).extracting(each -> each.direction() + " " + each.packet().type())
                .containsExactly("IN PUBLISH", "OUT PUBACK");
        assertThat(traced).allSatisfy(each -> assertThat(each.size()).isPositive());
        assertThat(traced.getLast().packet())
                .isEqualTo(new PubAck(9, ReasonCode.NO_MATCHING_SUBSCRIBERS));
    }
}
