package dev.mqttworkbench.app.retained;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.broker.RetainedQueries.Restored;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The retained messages of a broker that is only another one: over a real socket, with a second client for the scan.
class SeenSourceTest {

    private static final Duration QUIET = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FailureWords words = new FailureWords(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH));
    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    private final ConnectOptions options = ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier("workbench");
    @TempDir
    private Path folder;
    private Connection connection = new Connection(options, List.of("nothing/comes"), false);

    @AfterEach
    void stop() {
        connection.close();
        broker.close();
    }

    private SeenSource open() {
        return open(connection);
    }

    private SeenSource open(Connection other) {
        connection = other;
        other.open().toCompletableFuture().join();
        return new SeenSource(other, words, QUIET, Runnable::run);
    }

    /// Keeps messages at the broker without the workbench's knowledge.
    private void keep(RetainedMessage... messages) {
        try (var elsewhere = new Connection(options.withClientIdentifier("elsewhere"), List.of("nothing/comes"), false)) {
            elsewhere.open().toCompletableFuture().join();
            for (var message : messages) {
                elsewhere.publish(Publish.of(message.topic(), message.payload(), QoS.AT_LEAST_ONCE.atMost(message.qos()), true, message.properties()))
                        .toCompletableFuture().join();
            }
        }
        waitUntilKept(messages.length);
    }

    private void waitUntilKept(int count) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (kept().size() != count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(kept()).hasSize(count);
    }

    private List<RetainedMessage> kept() {
        return broker.retained().all().toCompletableFuture().join().messages();
    }

    private static List<RetainedMessage> known(SeenSource source) {
        return source.changedSince(-1).toCompletableFuture().join().map(Listing::messages).orElse(List.of());
    }

    private static RetainedScan.Outcome scan(SeenSource source, String filter) {
        return source.scan().orElseThrow().run(new TopicFilter(filter), count -> {}).toCompletableFuture().join();
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatItHasNotSeen(ProtocolVersion version) {
        keep(RetainedMessages.of("home/a", "1"), RetainedMessages.of("home/b", "2"), RetainedMessages.of("plant/c", "3"));
        var source = open(new Connection(options.withVersion(version), List.of("nothing/comes"), false));
        assertThat(known(source)).isEmpty();

        assertThat(scan(source, "home/#")).isEqualTo(new RetainedScan.Outcome(2, 0, true));
        assertThat(known(source)).extracting(RetainedMessage::topic).containsExactlyInAnyOrder("home/a", "home/b");
        broker.retained().clear(List.of("home/a")).toCompletableFuture().join();
        assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(2, 1, true));
        assertThat(known(source)).extracting(RetainedMessage::topic).containsExactlyInAnyOrder("home/b", "plant/c");
    }

    @Test
    void endsThoughLiveMessagesGoOn() throws Exception {
        keep(RetainedMessages.of("home/a", "1"));
        var source = open();
        var scan = source.scan().orElseThrow().run(new TopicFilter("#"), count -> {}).toCompletableFuture();
        while (!scan.isDone()) {
            connection.publish(Publish.of("live", Payload.ofText("x"), QoS.AT_LEAST_ONCE, false, Properties.NONE)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertThat(scan.join()).isEqualTo(new RetainedScan.Outcome(1, 0, true));
    }

    @Test
    void leavesTheListAsItWasWhenItIsCancelled() {
        keep(RetainedMessages.of("home/a", "1"));
        var source = open();
        var scan = source.scan().orElseThrow();
        var outcome = scan.run(new TopicFilter("#"), count -> scan.cancel()).toCompletableFuture();

        assertThat(outcome).failsWithin(PATIENCE).withThrowableThat().withRootCauseInstanceOf(CancellationException.class);
        assertThat(known(source)).isEmpty();
    }

    @Test
    void saysThatTheBrokerIsGone() {
        var source = open();
        broker.close();

        assertThat(source.scan().orElseThrow().run(new TopicFilter("#"), count -> {}).toCompletableFuture())
                .failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(ConnectFailure.class);
    }

    @Test
    void publishesNoWillAndEndsNoSessionOfTheConnection() {
        var will = new Will(new TopicName("gone"), Payload.ofText("x"), QoS.AT_LEAST_ONCE, true, Properties.NONE);
        var source = open(new Connection(options.withWill(will), List.of("#"), false));
        scan(source, "#");

        assertThat(kept()).isEmpty();
        assertThat(connection.publish(Publish.of("still/here", Payload.ofText("1"), QoS.AT_LEAST_ONCE, false, Properties.NONE)).toCompletableFuture())
                .succeedsWithin(PATIENCE);
    }

    @Test
    void knowsWhatComesAndWhatItPublishesItself() {
        keep(RetainedMessages.of("home/a", "1"));
        var source = open(new Connection(options, List.of("home/#"), false));
        source.publish(List.of(RetainedMessages.of("plant/own", "1"))).toCompletableFuture().join();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (known(source).size() < 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(known(source)).extracting(message -> message.topic() + " " + message.publisher())
                .containsExactlyInAnyOrder("home/a ", "plant/own workbench");
    }

    @Test
    void clearsAndPutsBackPayloadQosAndProperties() {
        var properties = Properties.of(Property.CONTENT_TYPE, "image/raw").plus(Property.CORRELATION_DATA, Payload.of(new byte[] {0, 7}));
        var bytes = Payload.of(new byte[] {(byte) 0xC3, 0x28, 0});
        keep(new RetainedMessage("home/a", QoS.AT_LEAST_ONCE, properties, bytes, Optional.empty(), "", false, Optional.empty()),
                RetainedMessages.of("home/b", "2"));
        var source = open();
        scan(source, "#");
        var removed = source.clear(List.of("home/a", "home/b", "never/seen")).toCompletableFuture().join().removed();
        assertThat(kept()).isEmpty();
        assertThat(removed).hasSize(2);

        keep(RetainedMessages.of("home/b", "newer"));
        scan(source, "#");
        assertThat(source.restore(removed).toCompletableFuture().join().sum()).isEqualTo(new Restored(1, 1, 0, 0));
        assertThat(kept()).anySatisfy(message -> {
            assertThat(message.topic()).isEqualTo("home/a");
            assertThat(message.payload()).isEqualTo(bytes);
            assertThat(message.properties().entries()).containsExactlyInAnyOrderElementsOf(properties.entries());
            assertThat(message.qos()).isEqualTo(QoS.AT_LEAST_ONCE);
        }).anySatisfy(message -> assertThat(message.payload().asText()).isEqualTo("newer"));
    }

    @Test
    void asksBeforeItClearsWhatIsNotListed() {
        keep(RetainedMessages.of("hidden/a", "1"), RetainedMessages.of("hidden/b", "2"));
        var source = open();
        var cleared = source.clear(List.of("hidden/a", "hidden/none")).toCompletableFuture().join();

        assertThat(cleared.refused()).isEmpty();
        assertThat(cleared.removed()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("hidden/a");
            assertThat(message.payload().asText()).isEqualTo("1");
            assertThat(message.qos()).isEqualTo(QoS.AT_LEAST_ONCE);
        });
        assertThat(kept()).extracting(RetainedMessage::topic).containsExactly("hidden/b");
    }

    /// A subscription at QoS 0 gets at QoS 0 what is kept at QoS 1.
    @Test
    void asksAtWhichQosSomethingIsKeptBeforeItClearsIt() {
        keep(RetainedMessages.of("conf", "1"));
        var source = open(Connection.of(Profile.fresh("me").withSubscriptions(List.of(SubscriptionSettings.watching("#"))), options));
        waitUntil(() -> known(source).size() == 1);
        assertThat(source.changedSince(-1).toCompletableFuture().join().orElseThrow().withoutQos()).containsExactly("conf");
        assertThat(source.ascertained(List.of("conf")).toCompletableFuture().join().orElseThrow()).satisfies(listing -> {
            assertThat(listing.withoutQos()).isEmpty();
            assertThat(listing.messages()).extracting(RetainedMessage::qos).containsExactly(QoS.AT_LEAST_ONCE);
        });

        var removed = source.clear(List.of("conf")).toCompletableFuture().join().removed();
        source.restore(removed).toCompletableFuture().join();
        waitUntilKept(1);
        assertThat(kept()).extracting(RetainedMessage::qos).containsExactly(QoS.AT_LEAST_ONCE);
    }

    private static Stream<Connection> withoutTheFlag(ConnectOptions options) {
        var plain = new SubscriptionSettings("#", 2, false, false, 0, Optional.empty(), Colour.NONE);
        return Stream.of(
                new Connection(options.withVersion(ProtocolVersion.V3_1_1), List.of("#"), false),
                Connection.of(Profile.fresh("old").withSubscriptions(List.of(plain)), options));
    }

    /// What is published live comes with RETAIN 0 then, whether the broker keeps it or not.
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void putsBackWhatWasReallyKeptWhereTheSubscriptionDoesNotKeepTheFlag(int which) {
        keep(RetainedMessages.of("conf", "OLD"), RetainedMessages.of("lamp", "on"));
        var source = open(withoutTheFlag(options).toList().get(which));
        waitUntil(() -> known(source).size() == 2);
        keep(RetainedMessages.of("conf", "NEW"), RetainedMessages.of("lamp", "on"));
        waitUntil(() -> !doubtful(source).isEmpty());
        assertThat(doubtful(source)).as("the same once more is nothing new").containsExactly("conf");

        var removed = source.clear(List.of("conf", "lamp")).toCompletableFuture().join().removed();
        assertThat(removed).extracting(message -> message.payload().asText()).containsExactly("NEW", "on");
        assertThat(source.restore(removed).toCompletableFuture().join().sum()).isEqualTo(new Restored(2, 0, 0, 0));
        assertThat(kept()).extracting(message -> message.payload().asText()).containsExactlyInAnyOrder("NEW", "on");
    }

    @Test
    void leavesWhatIsNewerByNowWhereTheVersionDoesNotKeepTheFlag() {
        keep(RetainedMessages.of("conf", "OLD"));
        var source = open(new Connection(options.withVersion(ProtocolVersion.V3_1_1), List.of("#"), false));
        waitUntil(() -> known(source).size() == 1);
        var removed = source.clear(List.of("conf")).toCompletableFuture().join().removed();
        keep(RetainedMessages.of("conf", "NEWER"));
        waitUntil(() -> !connection.seenRetained().doubtfulOf(List.of("conf")).isEmpty());

        assertThat(source.restore(removed).toCompletableFuture().join().sum()).isEqualTo(new Restored(0, 1, 0, 0));
        assertThat(kept()).extracting(message -> message.payload().asText()).containsExactly("NEWER");
        assertThat(known(source)).extracting(message -> message.payload().asText()).containsExactly("NEWER");
    }

    @Test
    void clearsNothingThatIsGoneAlready() {
        keep(RetainedMessages.of("conf", "OLD"));
        var source = open(new Connection(options.withVersion(ProtocolVersion.V3_1_1), List.of("#"), false));
        waitUntil(() -> known(source).size() == 1);
        broker.retained().clear(List.of("conf")).toCompletableFuture().join();
        waitUntil(() -> !doubtful(source).isEmpty());

        assertThat(source.clear(List.of("conf")).toCompletableFuture().join().removed()).isEmpty();
        assertThat(known(source)).isEmpty();
    }

    @Test
    void doubtsNothingWhereTheFlagIsKept() {
        keep(RetainedMessages.of("conf", "OLD"));
        var source = open(new Connection(options, List.of("#"), false));
        waitUntil(() -> known(source).size() == 1);
        connection.publish(Publish.of("conf", Payload.ofText("only live"), QoS.AT_LEAST_ONCE, false, Properties.NONE)).toCompletableFuture().join();
        waitUntil(() -> connection.drain().elements().stream().anyMatch(message -> message.direction() == Direction.IN && !message.retain()));

        assertThat(doubtful(source)).isEmpty();
    }

    @Test
    void saysWhatWasRefusedAndWhatToDoAboutAScan() throws Exception {
        var rules = Files.writeString(folder.resolve("rules"), "topic readwrite open/#\n");
        try (var strict = Broker.start(BrokerSettings.defaults().withPort(0).withAccess(AccessSettings.DEFAULTS.withAccessList(rules))).toCompletableFuture().join()) {
            connection.close();
            var source = open(new Connection(ConnectOptions.to("127.0.0.1", strict.address().getPort()), List.of("open/#"), false));
            var answer = source.restore(List.of(RetainedMessages.of("open/a", "1"), RetainedMessages.of("closed/b", "1"))).toCompletableFuture().join();
            assertThat(answer.sum()).isEqualTo(new Restored(1, 0, 0, 0));
            assertThat(answer.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.message().topic()).isEqualTo("closed/b");
                assertThat(refused.reason()).startsWith("Not authorized (0x87)");
            });

            assertThatThrownBy(() -> scan(source, "closed/#")).cause().satisfies(failure -> assertThat(words.of(failure))
                    .isEqualTo("The broker refuses closed/#: Not authorized (0x87). This user may not read it: ask for a narrower filter, or for the right."));
        }
    }

    private static Set<String> doubtful(SeenSource source) {
        return source.changedSince(-1).toCompletableFuture().join().map(Listing::doubtful).orElse(Set.of());
    }

    private static void waitUntil(BooleanSupplier state) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void putsBackWhatIsLeftOfTheExpiryAndNothingThatIsOver() {
        var source = open();
        var now = Instant.now();
        var result = source.restore(List.of(RetainedMessages.expiring("stays", now.plusSeconds(40)), RetainedMessages.expiring("over", now.minusSeconds(1))))
                .toCompletableFuture().join().sum();

        assertThat(result).isEqualTo(new Restored(1, 0, 1, 0));
        waitUntilKept(1);
        assertThat(kept().getFirst().properties().get(Property.MESSAGE_EXPIRY_INTERVAL).orElseThrow()).isBetween(38L, 40L);
    }

    @Test
    void asksANewSubscriberByBeingOne() {
        keep(RetainedMessages.of("home/a", "1"), RetainedMessages.of("plant/b", "2"));
        var source = open();
        var got = source.forNewSubscriber(new TopicFilter("home/+"), QoS.AT_MOST_ONCE).toCompletableFuture().join();

        assertThat(got.deliveries()).hasSize(1);
        assertThat(got.deliveries().getFirst().qos()).isEqualTo(QoS.AT_MOST_ONCE);
        assertThat(known(source)).as("a question changes nothing").isEmpty();
    }
}
