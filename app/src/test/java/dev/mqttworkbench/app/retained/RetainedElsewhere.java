package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.OtherBroker;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.SeenRetained;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.resources.Resources;

/// What tests need of a broker that keeps many messages and does not tell: it is filled, and read, past the scan.
final class RetainedElsewhere {

    static final Duration QUIET = Duration.ofMillis(500);
    static final FailureWords WORDS = new FailureWords(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH));

    private static final int AT_A_TIME = 100;

    private RetainedElsewhere() {}

    /// Messages of `many/0`, `many/1`, …, whose QoS goes round, each with other bytes.
    ///
    /// @param lowest the lowest QoS among them
    static List<RetainedMessage> many(int count, int lowest) {
        return IntStream.range(0, count).mapToObj(i -> new RetainedMessage(
                "many/" + i, QoS.of(lowest + i % (3 - lowest)), i % 2 == 0 ? Properties.NONE : Properties.of(Property.CONTENT_TYPE, "kind/" + i),
                Payload.of(new byte[] {(byte) 0xC3, (byte) (i >> 8), (byte) i}), Optional.empty(), "", false, Optional.empty())).toList();
    }

    /// Lets the broker keep them, without the workbench's knowledge.
    static void keep(ConnectOptions options, List<RetainedMessage> messages) {
        try (var elsewhere = new Connection(options.withClientIdentifier("elsewhere"), List.of(), false)) {
            elsewhere.open().toCompletableFuture().join();
            for (var from = 0; from < messages.size(); from += AT_A_TIME) {
                var some = messages.subList(from, Math.min(messages.size(), from + AT_A_TIME));
                var refused = new RetainedPublishing(elsewhere, WORDS).publish(some).toCompletableFuture().join();
                if (!refused.isEmpty()) {
                    throw new AssertionError(refused);
                }
            }
        }
    }

    /// Lets the broker keep nothing at these topics.
    static void clear(ConnectOptions options, List<RetainedMessage> messages) {
        try (var elsewhere = new Connection(options.withClientIdentifier("elsewhere"), List.of(), false)) {
            elsewhere.open().toCompletableFuture().join();
            new RetainedPublishing(elsewhere, WORDS).clear(messages).toCompletableFuture().join();
        }
    }

    /// What the broker keeps of these topics, as a subscriber gets it that asks for a hundred at a time, and waits for each.
    static List<String> kept(ConnectOptions options, List<RetainedMessage> expected) {
        Map<String, RetainedMessage> came = new ConcurrentHashMap<>();
        try (var reader = new Client(options.withClientIdentifier("reader"), new ClientListener() {
            @Override
            public void messageReceived(ReceivedMessage message) {
                came.put(message.publish().topicName(), SeenRetained.seen(message.publish(), message.at(), ""));
            }
        })) {
            reader.connect().toCompletableFuture().join();
            for (var from = 0; from < expected.size(); from += AT_A_TIME) {
                var upTo = Math.min(expected.size(), from + AT_A_TIME);
                reader.subscribe(expected.subList(from, upTo).stream()
                        .map(each -> new Subscribe.Requested(each.topic(), SubscriptionOptions.of(QoS.EXACTLY_ONCE))).toList(), Properties.NONE)
                        .toCompletableFuture().join();
                OtherBroker.waitUntil(() -> came.size() >= upTo);
            }
        }
        return inWords(came.values());
    }

    /// Every byte of them that a subscriber sees, in the order of their topics.
    static List<String> inWords(Iterable<RetainedMessage> messages) {
        var all = new ArrayList<String>();
        messages.forEach(each -> all.add(each.topic() + " " + each.qos() + " " + HexFormat.of().formatHex(each.payload().toBytes()) + " "
                + each.properties().entries().stream().map(Object::toString).sorted().toList()));
        all.sort(null);
        return all;
    }

    static List<RetainedMessage> known(SeenSource source) {
        return source.changedSince(-1).toCompletableFuture().join().map(Listing::messages).orElse(List.of());
    }

    static RetainedScan.Outcome scan(SeenSource source, String filter) {
        return source.scan().orElseThrow().run(new TopicFilter(filter), count -> {}).toCompletableFuture().join();
    }
}
