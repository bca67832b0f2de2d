package dev.mqttworkbench.app.retained;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.NewSubscriber;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.resources.Resources;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the view lists is what a client gets that nobody here wrote and that subscribes now.
class RetainedEqualsFreshSubscriberTest {

    private static final int CHANGES = 10_000;
    private static final int TOPICS = 700;
    private static final int BETWEEN_CLEARS = 997;
    private static final String LAST = "the/last/message";
    private static final int PATIENCE_SECONDS = 30;

    /// A retained message as both see it.
    private record Kept(String topic, String payload, int qos) {}

    /// A source that counts how often nothing had changed.
    private record Watched(RetainedSource source, AtomicInteger unchanged) implements RetainedSource {

        @Override
        public String address() {
            return source.address();
        }

        @Override
        public boolean takesProperties() {
            return source.takesProperties();
        }

        @Override
        public CompletionStage<Optional<Listing>> changedSince(long version) {
            return source.changedSince(version).whenComplete((listing, failure) -> {
                if (failure == null && listing.isEmpty()) {
                    unchanged.incrementAndGet();
                }
            });
        }

        @Override
        public CompletionStage<NewSubscriber> forNewSubscriber(TopicFilter filter, QoS qos) {
            return source.forNewSubscriber(filter, qos);
        }

        @Override
        public CompletionStage<Cleared> clear(List<String> topics) {
            return source.clear(topics);
        }

        @Override
        public CompletionStage<PutBack> restore(List<RetainedMessage> messages) {
            return source.restore(messages);
        }

        @Override
        public CompletionStage<List<Refused>> publish(List<RetainedMessage> messages) {
            return source.publish(messages);
        }

        @Override
        public Optional<RetainedScan> scan() {
            return source.scan();
        }
    }

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    // The thread of this test takes the place of JavaFX's.
    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final BundledBroker broker = new BundledBroker(BrokerSettings.defaults().withPort(0));
    private final int port = ((State.Listening) broker.start().toCompletableFuture().join()).port();
    private final Connection connection = new Connection(ConnectOptions.to("127.0.0.1", port), List.of("#"), true);
    private final RetainedViewModel model = new RetainedViewModel(new Selection(), words, ZoneOffset.UTC, new Tasks(screen::add, Runnable::run), new UndoStack(new UndoSteps()));
    private final AtomicInteger unchanged = new AtomicInteger();
    private final Map<String, Kept> expected = new HashMap<>();
    private long now;

    @AfterEach
    void stop() {
        connection.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_126})
    void listsWhatAFreshSubscriberGetsAfterTenThousandChanges(long seed) throws Exception {
        connection.open().toCompletableFuture().join();
        model.useSource(Optional.of(new Watched(new BrokerSource(broker::retained, connection, new FailureWords(words)), unchanged)));
        model.setShown(true);
        changeAtRandom(new Random(seed));

        assertThat(rows()).as("the view").isEqualTo(new HashSet<>(expected.values()));
        assertThat(freshSubscriber()).as("a fresh subscriber").isEqualTo(new HashSet<>(expected.values()));
        assertThat(expected.size()).as("the test says something").isGreaterThan(TOPICS / 3);
    }

    @Test
    void listsNothingWhereAFreshSubscriberGetsNothing() throws Exception {
        connection.open().toCompletableFuture().join();
        model.useSource(Optional.of(new Watched(new BrokerSource(broker::retained, connection, new FailureWords(words)), unchanged)));
        model.setShown(true);

        assertThat(rows()).isEmpty();
        assertThat(freshSubscriber()).isEmpty();
    }

    private void changeAtRandom(Random random) throws Exception {
        var client = connect();
        for (var i = 0; i < CHANGES; i++) {
            var topic = topic(random);
            var qos = random.nextInt(20) == 0 ? 1 + random.nextInt(2) : 0;
            if (i % BETWEEN_CLEARS == 0) {
                client.publish("order", "x".getBytes(StandardCharsets.UTF_8), 1, false); // behind it, the broker has all of them
                clearAndTakeBack(random);
            } else if (random.nextInt(3) == 0) {
                client.publish(topic, new byte[0], qos, true);
                expected.remove(topic);
            } else if (random.nextInt(10) == 0) {
                client.publish(topic, "live".getBytes(StandardCharsets.UTF_8), qos, false);
            } else {
                var payload = "{\"n\":" + i + "}";
                client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, true);
                expected.put(topic, new Kept(topic, payload, qos));
            }
        }
        client.publish("order", "x".getBytes(StandardCharsets.UTF_8), 1, false);
        client.disconnect();
    }

    private static String topic(Random random) {
        return "level-" + random.nextInt(7) + "/" + random.nextInt(10) + "/ü/" + random.nextInt(10);
    }

    /// The view clears a part of what it lists, and takes every second time back.
    private void clearAndTakeBack(Random random) throws InterruptedException {
        var filter = "level-" + random.nextInt(7) + "/+/#";
        rows();
        model.filterTextProperty().set(filter);
        model.clearMatching();
        model.changes().strip().confirm();
        await(() -> !model.changes().strip().workingProperty().get());
        if (random.nextBoolean()) {
            model.changes().takeBack();
            await(() -> !model.changes().strip().workingProperty().get());
        } else {
            expected.keySet().removeIf(topic -> topic.startsWith(filter.substring(0, filter.indexOf('/') + 1)));
        }
        model.filterTextProperty().set("");
    }

    /// The rows of the view as they are at this moment.
    private Set<Kept> rows() throws InterruptedException {
        var before = unchanged.get();
        await(() -> {
            now += 3_000_000_000L;
            model.sample(now);
            return unchanged.get() > before; // a question that was asked now had no news
        });
        for (var task = screen.poll(); task != null; task = screen.poll()) {
            task.run();
        }
        var rows = new HashSet<Kept>();
        model.rows().forEach(row -> rows.add(new Kept(row.topic(), row.payload().asText(), row.qos().level())));
        return rows;
    }

    private void await(BooleanSupplier state) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Optional.ofNullable(screen.poll(10, TimeUnit.MILLISECONDS)).ifPresent(Runnable::run);
        }
    }

    private Set<Kept> freshSubscriber() throws Exception {
        var heard = new LinkedBlockingQueue<Kept>();
        var client = connect();
        client.subscribe("#", 2, (topic, message) -> {
            if (message.isRetained() || topic.equals(LAST)) {
                heard.add(new Kept(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.getQos()));
            }
        });
        var all = new HashSet<Kept>();
        for (var i = 0; i < expected.size(); i++) {
            var next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("retained message " + i).isNotNull();
            all.add(next);
        }
        client.publish(LAST, "x".getBytes(StandardCharsets.UTF_8), 2, false);
        for (var next = heard.take(); !next.topic().equals(LAST); next = heard.take()) {
            all.add(next); // more than expected
        }
        client.disconnect();
        return all;
    }

    private MqttClient connect() throws Exception {
        var client = new MqttClient("tcp://127.0.0.1:" + port, MqttClient.generateClientId(), new MemoryPersistence());
        client.setTimeToWait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        client.connect();
        return client;
    }
}
