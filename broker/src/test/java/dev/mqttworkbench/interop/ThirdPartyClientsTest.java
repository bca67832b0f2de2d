package dev.mqttworkbench.interop;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mqttworkbench.interop.ThirdPartyClient.Library;
import dev.mqttworkbench.interop.ThirdPartyClient.Received;
import dev.mqttworkbench.interop.ThirdPartyClient.WillMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Clients that nobody here wrote, against our broker.
@Timeout(60)
class ThirdPartyClientsTest {

    private static final int MESSAGES = 200;

    private final TestBroker broker = TestBroker.start();

    private Relay cable;

    @BeforeEach
    void layCable() {
        cable = Relay.to(broker.port());
    }

    @AfterEach
    void stop() {
        cable.close();
        broker.close();
    }

    @ParameterizedTest
    @MethodSource("librariesAtEveryQoS")
    void everyMessageArrivesOnceAndInOrder(Library library, int qos) throws Exception {
        try (var subscriber = library.client(broker.port(), "subscriber").connect();
                var publisher = library.client(broker.port(), "publisher").connect()) {
            subscriber.subscribe("plant/#", qos);
            for (var i = 0; i < MESSAGES; i++) {
                publisher.publish("plant/press", "message " + i, qos, false);
            }

            assertThat(Patience.next(subscriber.received(), MESSAGES)).containsExactlyElementsOf(
                    IntStream.range(0, MESSAGES).mapToObj(i -> new Received("plant/press", "message " + i, qos, false)).toList());
            Patience.expectNothing(subscriber.received());
        }
    }

    @ParameterizedTest
    @MethodSource("pairsOfLibraries")
    void librariesOfAnyVersionReachEachOther(Library publishing, Library subscribing) throws Exception {
        try (var subscriber = subscribing.client(broker.port(), "subscriber").connect();
                var publisher = publishing.client(broker.port(), "publisher").connect()) {
            subscriber.subscribe("a/+", 2);
            for (var qos = 0; qos <= 2; qos++) {
                publisher.publish("a/b", "at " + qos, qos, false);
                assertThat(Patience.next(subscriber.received())).isEqualTo(new Received("a/b", "at " + qos, qos, false));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aDeliveryHasTheLowerOfPublishedAndGrantedQoS_3_8_4_8(Library library) throws Exception {
        try (var client = library.client(broker.port(), "client").connect()) {
            client.subscribe("at/0", 0);
            client.subscribe("at/1", 1);
            client.subscribe("at/2", 2);
            for (var granted = 0; granted <= 2; granted++) {
                for (var published = 0; published <= 2; published++) {
                    client.publish("at/" + granted, "x", published, false);
                    assertThat(Patience.next(client.received()).qos()).isEqualTo(Math.min(granted, published));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aNewSubscriberGetsTheRetainedMessageAndTheFlag_3_3_1(Library library) throws Exception {
        try (var publisher = library.client(broker.port(), "publisher").connect();
                var live = library.client(broker.port(), "live").connect();
                var late = library.client(broker.port(), "late").connect()) {
            live.subscribe("state/#", 1);
            publisher.publish("state/lamp", "old", 1, true);
            publisher.publish("state/lamp", "new", 1, true);
            assertThat(Patience.next(live.received(), 2))
                    .containsExactly(new Received("state/lamp", "old", 1, false), new Received("state/lamp", "new", 1, false));

            late.subscribe("state/+", 1);
            assertThat(Patience.next(late.received())).isEqualTo(new Received("state/lamp", "new", 1, true));
            Patience.expectNothing(late.received());
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void anEmptyRetainedMessageClearsTheTopicAndIsDelivered_3_3_1_6(Library library) throws Exception {
        try (var publisher = library.client(broker.port(), "publisher").connect();
                var live = library.client(broker.port(), "live").connect();
                var late = library.client(broker.port(), "late").connect()) {
            publisher.publish("state/lamp", "on", 1, true);
            live.subscribe("state/lamp", 1);
            assertThat(Patience.next(live.received()).retain()).isTrue();
            publisher.publish("state/lamp", "", 1, true);
            assertThat(Patience.next(live.received())).isEqualTo(new Received("state/lamp", "", 1, false));

            late.subscribe("state/lamp", 1);
            publisher.publish("state/lamp", "live again", 1, false);
            assertThat(Patience.next(late.received())).isEqualTo(new Received("state/lamp", "live again", 1, false));
            assertThat(broker.snapshot().retainedMessages()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void wildcardsReachWhatTheyShouldAndNothingElse_4_7(Library library) throws Exception {
        try (var all = library.client(broker.port(), "all").connect();
                var oneLevel = library.client(broker.port(), "one-level").connect();
                var below = library.client(broker.port(), "below").connect();
                var publisher = library.client(broker.port(), "publisher").connect()) {
            all.subscribe("#", 1);
            oneLevel.subscribe("+/temperature", 1);
            below.subscribe("hall/#", 1);
            for (var topic : new String[] {"hall", "hall/temperature", "/temperature", "hall/a/temperature", "other/x"}) {
                publisher.publish(topic, topic, 1, false);
            }

            assertThat(Patience.next(all.received(), 5)).extracting(Received::topic)
                    .containsExactly("hall", "hall/temperature", "/temperature", "hall/a/temperature", "other/x");
            assertThat(Patience.next(oneLevel.received(), 2)).extracting(Received::topic)
                    .containsExactly("hall/temperature", "/temperature");
            assertThat(Patience.next(below.received(), 3)).extracting(Received::topic)
                    .containsExactly("hall", "hall/temperature", "hall/a/temperature");
            Patience.expectNothing(oneLevel.received());
            Patience.expectNothing(below.received());
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void whatClientsPublishBelowADollarSignReachesNobody_4_7_2_1(Library library) throws Exception {
        try (var client = library.client(broker.port(), "client").connect()) {
            client.subscribe("#", 1);
            client.subscribe("$SYS/fake", 1);
            client.publish("$SYS/fake", "x", 0, true);
            client.publish("real", "x", 1, false);

            assertThat(Patience.next(client.received()).topic()).isEqualTo("real");
            assertThat(broker.snapshot().retainedMessages()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void overlappingSubscriptionsDeliverOneCopyAtTheHighestQoS_3_3_4_2(Library library) throws Exception {
        try (var client = library.client(broker.port(), "client").connect()) {
            client.subscribe("a/#", 0);
            client.subscribe("a/b", 2);
            client.subscribe("+/b", 1);
            client.publish("a/b", "once", 2, false);

            assertThat(Patience.next(client.received())).isEqualTo(new Received("a/b", "once", 2, false));
            Patience.expectNothing(client.received());
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void afterUnsubscribingNothingArrives_3_10_4(Library library) throws Exception {
        try (var client = library.client(broker.port(), "client").connect()) {
            client.subscribe("a", 1);
            client.subscribe("b", 1);
            client.unsubscribe("a");
            client.publish("a", "not this", 1, false);
            client.publish("b", "this", 1, false);

            assertThat(Patience.next(client.received()).payload()).isEqualTo("this");
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aCutCablePublishesTheWill_3_1_2_8(Library library) throws Exception {
        try (var watcher = library.client(broker.port(), "watcher").connect();
                var device = library.client(cable.port(), "device")) {
            watcher.subscribe("will/#", 2);
            device.connect(false, Optional.of(new WillMessage("will/device", "gone", 1, true)));
            cable.cut();

            assertThat(Patience.next(watcher.received())).isEqualTo(new Received("will/device", "gone", 1, false));
            assertThat(broker.snapshot().retainedMessages()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aClientThatSaysGoodbyeHasNoWill_3_14_4_3(Library library) throws Exception {
        try (var watcher = library.client(broker.port(), "watcher").connect();
                var device = library.client(broker.port(), "device")) {
            watcher.subscribe("#", 2);
            device.connect(false, Optional.of(new WillMessage("will/device", "gone", 1, false)));
            device.disconnect();
            broker.await("the device is gone", snapshot -> snapshot.connections() == 1);
            watcher.publish("after", "x", 1, false);

            assertThat(Patience.next(watcher.received()).topic()).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aSessionKeepsItsSubscriptionsAndWhatCameMeanwhile_4_1(Library library) throws Exception {
        try (var first = library.client(broker.port(), "sleeper");
                var second = library.client(broker.port(), "sleeper");
                var publisher = library.client(broker.port(), "publisher").connect()) {
            assertThat(first.connect(true, Optional.empty())).isFalse();
            first.subscribe("news/#", 2);
            first.disconnect();
            broker.await("the sleeper sleeps", snapshot -> snapshot.connections() == 1);
            for (var i = 0; i < 50; i++) {
                publisher.publish("news/today", "message " + i, 1 + i % 2, false);
            }
            publisher.publish("news/today", "at QoS 0 nobody waits", 0, false);

            assertThat(second.connect(true, Optional.empty())).isTrue();
            var received = Patience.next(second.received(), 50);
            for (var qos = 1; qos <= 2; qos++) { // order holds among messages of one QoS [MQTT-4.6.0-5]
                var of = qos;
                assertThat(received).filteredOn(message -> message.qos() == of).extracting(Received::payload)
                        .containsExactlyElementsOf(IntStream.range(0, 50)
                                .filter(i -> 1 + i % 2 == of)
                                .mapToObj(i -> "message " + i)
                                .toList());
            }
            publisher.publish("news/today", "live", 1, false);
            assertThat(Patience.next(second.received()).payload()).isEqualTo("live");
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aCleanStartForgetsTheSession_3_1_2_4(Library library) throws Exception {
        try (var first = library.client(broker.port(), "sleeper");
                var second = library.client(broker.port(), "sleeper");
                var third = library.client(broker.port(), "sleeper")) {
            first.connect(true, Optional.empty());
            first.subscribe("#", 1);
            first.disconnect();

            assertThat(second.connect(false, Optional.empty())).isFalse();
            second.publish("a", "x", 1, false);
            Patience.expectNothing(second.received());
            second.disconnect();
            broker.await("no session", snapshot -> snapshot.sessions() == 0);

            assertThat(third.connect(true, Optional.empty())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aSecondClientWithTheSameIdentifierTakesOver_3_1_4_3(Library library) throws Exception {
        try (var first = library.client(broker.port(), "same");
                var second = library.client(broker.port(), "same");
                var publisher = library.client(broker.port(), "publisher").connect()) {
            first.connect(true, Optional.empty());
            first.subscribe("#", 2);
            assertThat(second.connect(true, Optional.empty())).isTrue();
            Patience.until("the first is disconnected", () -> !first.isConnected());
            publisher.publish("a", "for the second", 2, false);

            assertThat(Patience.next(second.received()).payload()).isEqualTo("for the second");
            assertThat(broker.snapshot().connections()).isEqualTo(2);
        }
    }

    static Stream<Arguments> librariesAtEveryQoS() {
        return Stream.of(Library.values()).flatMap(library -> IntStream.rangeClosed(0, 2).mapToObj(qos -> Arguments.of(library, qos)));
    }

    static Stream<Arguments> pairsOfLibraries() {
        return Stream.of(Library.values()).flatMap(a -> Stream.of(Library.values()).map(b -> Arguments.of(a, b)));
    }
}
