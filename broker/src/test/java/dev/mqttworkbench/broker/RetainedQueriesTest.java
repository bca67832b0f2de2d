package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What the broker answers about its retained messages, and what is done to them from beside it.
class RetainedQueriesTest extends OverTheWire {

    private static final Properties SOME = Properties.of(Property.CONTENT_TYPE, "text/plain")
            .plus(Property.USER_PROPERTY, new UserProperty("a", "1"))
            .plus(Property.USER_PROPERTY, new UserProperty("a", "2"));

    @TempDir
    private Path folder;

    private List<RetainedMessage> all() {
        return Patience.get(broker.retained().all()).messages();
    }

    private RetainedMessage only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private void keep(String topic, String text, QoS qos, Properties properties) throws Exception {
        var publisher = client("p");
        publisher.publish(topic, text, qos, true, properties);
        publisher.receiveUntilPong();
    }

    @Test
    void saysWhatIsKeptWithTimeAndPublisher() throws Exception {
        var before = Instant.now().minusMillis(1);
        keep("t", "kept", AT_LEAST_ONCE, SOME.plus(Property.MESSAGE_EXPIRY_INTERVAL, 60L));
        var kept = only();
        assertThat(kept.topic()).isEqualTo("t");
        assertThat(kept.payload().asText()).isEqualTo("kept");
        assertThat(kept.qos()).isEqualTo(AT_LEAST_ONCE);
        assertThat(kept.publisher()).isEqualTo("p");
        assertThat(kept.byWill()).isFalse();
        assertThat(kept.setAt().orElseThrow()).isBetween(before, Instant.now());
        assertThat(kept.expiresAt().orElseThrow()).isBetween(before.plusSeconds(59), Instant.now().plusSeconds(60));
        assertThat(kept.properties().entries())
                .containsExactlyInAnyOrderElementsOf(SOME.plus(Property.MESSAGE_EXPIRY_INTERVAL, 60L).entries());
    }

    @Test
    void saysThatAWillHasSetIt() throws Exception {
        var dies = opened(ProtocolVersion.V5);
        dies.connect("dies", true, 0, Properties.NONE, will("state", AT_LEAST_ONCE, true, Properties.NONE));
        dies.cut();
        awaitConnections(0);
        assertThat(only().byWill()).isTrue();
        assertThat(only().publisher()).isEqualTo("dies");
    }

    @Test
    void knowsTimeAndPublisherAfterARestart() throws Exception {
        var settings = BrokerSettings.defaults().withPort(0).withStore(StoreSettings.in(folder));
        restart(settings);
        var publisher = client("p");
        publisher.publish("t", "kept", AT_LEAST_ONCE, true, SOME);
        publisher.receive(PubAck.class);
        var dies = opened(ProtocolVersion.V5);
        dies.connect("dies", true, 0, Properties.NONE, will("state", AT_LEAST_ONCE, true, Properties.NONE));
        dies.cut();
        Patience.until("the will is kept", () -> all().size() == 2);
        var before = all();
        restart(settings);
        assertThat(all()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void answersNothingWhereNothingHasChanged() throws Exception {
        keep("t", "kept", AT_MOST_ONCE, Properties.NONE);
        var snapshot = Patience.get(broker.retained().all());
        assertThat(Patience.get(broker.retained().changedSince(snapshot.version()))).isEmpty();
        keep("t", "other", AT_MOST_ONCE, Properties.NONE);
        assertThat(Patience.get(broker.retained().changedSince(snapshot.version()))).isPresent();
    }

    @Test
    void saysWhatANewSubscriberGetsAndAtWhichQos() throws Exception {
        keep("a/1", "one", AT_MOST_ONCE, Properties.NONE);
        keep("a/2", "two", EXACTLY_ONCE, Properties.NONE);
        keep("b", "other", AT_LEAST_ONCE, Properties.NONE);
        var answer = Patience.get(broker.retained().forNewSubscriber(new TopicFilter("a/+"), SubscriptionOptions.of(AT_LEAST_ONCE)));
        var subscriber = client("s");
        subscriber.subscribe("a/+", AT_LEAST_ONCE);
        var got = new HashMap<String, QoS>();
        subscriber.receiveUntilPong().forEach(packet -> got.put(((Publish) packet).topicName(), ((Publish) packet).qos()));
        var said = new HashMap<String, QoS>();
        answer.deliveries().forEach(granted -> said.put(granted.message().topic(), granted.qos()));
        assertThat(said).isEqualTo(got).isEqualTo(Map.of("a/1", AT_MOST_ONCE, "a/2", AT_LEAST_ONCE));
        assertThat(answer.reason()).isEqualTo(NewSubscriber.Reason.MATCHING);
    }

    @Test
    void saysWhyANewSubscriberGetsNone() throws Exception {
        keep("a", "one", AT_MOST_ONCE, Properties.NONE);
        var shared = Patience.get(broker.retained().forNewSubscriber(new TopicFilter("$share/g/a"), SubscriptionOptions.of(AT_LEAST_ONCE)));
        assertThat(shared).isEqualTo(new NewSubscriber(NewSubscriber.Reason.SHARED, List.of()));
        var unwanted = Patience.get(broker.retained().forNewSubscriber(
                new TopicFilter("a"), new SubscriptionOptions(AT_LEAST_ONCE, false, false, RetainHandling.DO_NOT_SEND)));
        assertThat(unwanted).isEqualTo(new NewSubscriber(NewSubscriber.Reason.NOT_WANTED, List.of()));
    }

    @Test
    void tellsSubscribersOfAClearAndAnswersWhatWasRemoved() throws Exception {
        keep("t", "kept", AT_LEAST_ONCE, SOME);
        var before = only();
        var live = client("live");
        live.subscribe("#", AT_MOST_ONCE);
        assertThat(live.receive(Publish.class).payload().asText()).isEqualTo("kept");
        assertThat(Patience.get(broker.retained().clear(List.of("t", "nothing")))).containsExactly(before);
        var empty = live.receive(Publish.class);
        assertThat(empty.topicName()).isEqualTo("t");
        assertThat(empty.payload().isEmpty()).isTrue();
        assertThat(all()).isEmpty();
        assertThat(live.receiveUntilPong()).isEmpty();
    }

    @Test
    void putsBackByteForByteWhatWasCleared() throws Exception {
        var bytes = new byte[256];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);
        var publisher = client("p");
        publisher.send(Publish.of("raw", Payload.of(bytes), AT_MOST_ONCE, true, SOME.plus(Property.MESSAGE_EXPIRY_INTERVAL, 600L)));
        publisher.publish("t", "kept", EXACTLY_ONCE, true, Properties.NONE);
        publisher.receiveUntilPong();
        var before = all();
        var removed = Patience.get(broker.retained().clear(List.of("raw", "t")));
        assertThat(Patience.get(broker.retained().restore(removed))).isEqualTo(new RetainedQueries.Restored(2, 0, 0, 0));
        var after = all();
        assertThat(withoutExpiry(after)).containsExactlyInAnyOrderElementsOf(withoutExpiry(before));
        assertThat(expiryOf(after, "raw")).isBetween(expiryOf(before, "raw").minusMillis(50), expiryOf(before, "raw").plusMillis(50));
    }

    private static Instant expiryOf(List<RetainedMessage> messages, String topic) {
        return messages.stream().filter(each -> each.topic().equals(topic)).findFirst().orElseThrow().expiresAt().orElseThrow();
    }

    private static List<RetainedMessage> withoutExpiry(List<RetainedMessage> messages) {
        return messages.stream()
                .map(each -> new RetainedMessage(
                        each.topic(), each.qos(), each.properties(), each.payload(), each.setAt(), each.publisher(), each.byWill(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void leavesWhatIsNewerThanTheUndo() throws Exception {
        keep("t", "old", AT_MOST_ONCE, Properties.NONE);
        var removed = Patience.get(broker.retained().clear(List.of("t")));
        keep("t", "new", AT_MOST_ONCE, Properties.NONE);
        assertThat(Patience.get(broker.retained().restore(removed))).isEqualTo(new RetainedQueries.Restored(0, 1, 0, 0));
        assertThat(only().payload().asText()).isEqualTo("new");
    }

    @Test
    void clearsAndPutsBackManyInSlices() throws Exception {
        var publisher = client("p");
        for (var i = 0; i < 2_000; i++) {
            publisher.publish("many/" + i, "v" + i, AT_MOST_ONCE, true, Properties.NONE);
        }
        publisher.receiveUntilPong();
        var before = all();
        var topics = before.stream().map(RetainedMessage::topic).toList();
        var removed = Patience.get(broker.retained().clear(topics));
        assertThat(all()).isEmpty();
        assertThat(Patience.get(broker.retained().restore(removed)).restored()).isEqualTo(2_000);
        assertThat(all()).containsExactlyInAnyOrderElementsOf(before);
    }

    /// The proof: whatever was published and cleared, the answer is what a fresh subscriber gets.
    @Test
    void answersWhatAFreshSubscriberGetsAfterManyRandomPublishesAndClears() throws Exception {
        var random = new Random(11);
        var publisher = client("p");
        for (var i = 0; i < 10_000; i++) {
            var topic = "l" + random.nextInt(10) + "/" + random.nextInt(40);
            publisher.publish(topic, random.nextInt(3) == 0 ? "" : "v" + i, AT_MOST_ONCE, random.nextInt(10) > 0, Properties.NONE);
        }
        publisher.receiveUntilPong();
        var subscriber = client("s");
        subscriber.subscribe("#", AT_LEAST_ONCE);
        var got = new ArrayList<String>();
        subscriber.receiveUntilPong().forEach(packet ->
                got.add(((Publish) packet).topicName() + "=" + ((Publish) packet).payload().asText()));
        assertThat(all().stream().map(each -> each.topic() + "=" + each.payload().asText()).toList())
                .isNotEmpty().containsExactlyInAnyOrderElementsOf(got);
    }
}
