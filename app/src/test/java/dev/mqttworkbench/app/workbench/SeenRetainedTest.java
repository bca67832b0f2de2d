package dev.mqttworkbench.app.workbench;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenRetainedTest {

    private static final Instant AT = Instant.parse("2026-11-26T06:00:00Z");

    private final SeenRetained seen = new SeenRetained(3, 1_000);

    private static Publish publish(String topic, String payload) {
        return Publish.of(topic, Payload.ofText(payload), QoS.AT_LEAST_ONCE, true, Properties.NONE);
    }

    private static RetainedMessage message(String topic, String payload) {
        return SeenRetained.seen(publish(topic, payload), AT, "");
    }

    private List<String> topics() {
        return seen.changedSince(-1).orElseThrow().messages().stream().map(RetainedMessage::topic).toList();
    }

    @Test
    void keepsTheNewestOfEachTopicAndForgetsWhatIsCleared() {
        seen.note(publish("a", "1"), AT, "");
        seen.note(publish("b", "1"), AT, "me");
        seen.note(publish("a", "2"), AT, "");
        assertThat(topics()).containsExactly("b", "a");
        assertThat(seen.of(List.of("a")).getFirst().payload().asText()).isEqualTo("2");
        assertThat(seen.of(List.of("b")).getFirst().publisher()).isEqualTo("me");

        seen.note(publish("a", ""), AT, "");
        assertThat(topics()).containsExactly("b");
    }

    private Set<String> doubtful() {
        return seen.changedSince(-1).orElseThrow().doubtful();
    }

    /// Something else came with RETAIN 0 where that does not say whether it is kept.
    @Test
    void doubtsWhatMayHaveBeenReplacedUntilItIsSeenOrAskedFor() {
        seen.note(publish("a", "1"), AT, "");
        seen.note(publish("b", "1"), AT, "");
        var version = seen.changedSince(-1).orElseThrow().version();
        seen.noteWithoutFlag(publish("a", "1"), AT);
        seen.noteWithoutFlag(publish("unknown", "2"), AT);
        assertThat(seen.changedSince(version)).as("nothing that is new").isEmpty();

        seen.noteWithoutFlag(publish("a", "2"), AT);
        seen.noteWithoutFlag(publish("b", ""), AT);
        assertThat(seen.changedSince(version)).isPresent();
        assertThat(doubtful()).containsExactlyInAnyOrder("a", "b");
        seen.note(publish("a", "2"), AT, "");
        assertThat(doubtful()).containsExactly("b");
        seen.found(List.of(message("b", "1")), topic -> true, AT.minusSeconds(1));
        assertThat(doubtful()).as("it came after the question").containsExactly("b");
        seen.found(List.of(message("b", "1")), topic -> true, AT);
        assertThat(doubtful()).isEmpty();
    }

    @Test
    void doubtsThatNothingIsKeptWhereItWasCleared() {
        seen.note(publish("a", ""), AT, "");
        seen.noteWithoutFlag(publish("a", ""), AT);
        assertThat(seen.doubtfulOf(List.of("a", "b"))).isEmpty();

        seen.noteWithoutFlag(publish("a", "1"), AT);
        assertThat(seen.doubtfulOf(List.of("a", "b"))).containsExactly("a");
        assertThat(doubtful()).as("it is not listed").isEmpty();
    }

    @Test
    void saysNothingWhereNothingHasChanged() {
        seen.note(publish("a", "1"), AT, "");
        var version = seen.changedSince(-1).orElseThrow().version();

        assertThat(seen.changedSince(version)).isEmpty();
        seen.note(publish("a", "2"), AT, "");
        assertThat(seen.changedSince(version)).isPresent();
    }

    @Test
    void countsWhatGivesWayForWantOfPlacesAndOfBytes() {
        for (var topic : List.of("a", "b", "c", "d")) {
            seen.note(publish(topic, "1"), AT, "");
        }
        assertThat(topics()).containsExactly("b", "c", "d");
        assertThat(seen.changedSince(-1).orElseThrow().evicted()).isEqualTo(1);

        seen.note(publish("big", "x".repeat(994)), AT, "");
        assertThat(topics()).containsExactly("d", "big");
        assertThat(seen.changedSince(-1).orElseThrow().evicted()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatBelongsToTheDelivery() {
        var properties = Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 7).plus(Property.CONTENT_TYPE, "text/plain");
        seen.note(Publish.of("a", Payload.ofText("1"), QoS.AT_MOST_ONCE, true, properties), AT, "");

        assertThat(seen.of(List.of("a")).getFirst().properties()).isEqualTo(Properties.of(Property.CONTENT_TYPE, "text/plain"));
    }

    @Test
    void leavesOutWhatHasExpired() {
        seen.note(publish("a", "1").withProperties(Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 1L)), Instant.now().minusSeconds(2), "");
        seen.note(publish("b", "1").withProperties(Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 60L)), Instant.now(), "");

        assertThat(topics()).containsExactly("b");
    }

    @Test
    void believesAScanUnlessSomethingIsNewer() {
        var asked = AT.plusSeconds(10);
        seen.note(publish("home/gone", "1"), AT, "");
        seen.note(publish("home/newer", "2"), AT.plusSeconds(20), "");
        seen.note(publish("elsewhere", "1"), AT, "");
        var gone = seen.found(List.of(message("home/newer", "1")), topic -> topic.startsWith("home/"), asked);

        assertThat(gone).isEqualTo(1);
        assertThat(topics()).containsExactlyInAnyOrder("home/newer", "elsewhere");
        assertThat(seen.of(List.of("home/newer")).getFirst().payload().asText()).isEqualTo("2");
    }

    @Test
    void takesWhatAScanFindsAndKeepsWhenTheSameWasSeen() {
        seen.note(publish("a", "1"), AT.minusSeconds(60), "me");
        seen.found(List.of(message("a", "1"), message("b", "1")), topic -> true, AT);

        assertThat(topics()).containsExactly("a", "b");
        assertThat(seen.of(List.of("a")).getFirst().setAt()).contains(AT.minusSeconds(60));
        assertThat(seen.of(List.of("a")).getFirst().publisher()).isEqualTo("me");
    }

    private Set<String> withoutQos() {
        return seen.changedSince(-1).orElseThrow().withoutQos();
    }

    private static Publish atQos0(String topic, String payload) {
        return Publish.of(topic, Payload.ofText(payload), QoS.AT_MOST_ONCE, true, Properties.NONE);
    }

    /// A subscription at QoS 0 gets everything at QoS 0.
    @Test
    void saysAtWhichQosSomethingIsKeptOnlyWhereThatWasTold() {
        seen.note(atQos0("a", "1"), AT, "", false);
        assertThat(withoutQos()).containsExactly("a");
        assertThat(seen.unsureOf(List.of("a"))).containsExactly("a");

        seen.found(List.of(message("a", "1")), topic -> true, AT);
        assertThat(withoutQos()).isEmpty();
        seen.note(atQos0("a", "1"), AT.plusSeconds(1), "", false);
        assertThat(seen.of(List.of("a"))).as("the same once more, behind a lost connection").extracting(RetainedMessage::qos).containsExactly(QoS.AT_LEAST_ONCE);
        assertThat(withoutQos()).isEmpty();

        seen.note(atQos0("a", "2"), AT.plusSeconds(2), "", false);
        assertThat(withoutQos()).as("another one").containsExactly("a");
    }

    @Test
    void doubtsNothingForALowerQosThatSaysNothing() {
        seen.note(publish("a", "1"), AT, "");
        seen.noteWithoutFlag(atQos0("a", "1"), AT, false);
        assertThat(doubtful()).isEmpty();
        seen.noteWithoutFlag(atQos0("a", "1"), AT, true);
        assertThat(doubtful()).containsExactly("a");
    }

    @Test
    void believesNoScanThatSomethingIsThereWhichWasClearedMeanwhile() {
        seen.note(publish("a", ""), AT.plusSeconds(1), "");
        seen.found(List.of(message("a", "1"), message("b", "1")), topic -> true, AT);

        assertThat(topics()).containsExactly("b");
    }

    @Test
    void isNotSureOfWhatWasNeverSeenAndOfWhatABrokerDidNotAnswer() {
        seen.note(publish("a", "1"), AT, "");
        seen.note(publish("b", ""), AT, "");
        assertThat(seen.unsureOf(List.of("a", "b", "c"))).containsExactly("c");

        seen.doubt(List.of("a", "c"), AT.plusSeconds(1));
        assertThat(doubtful()).containsExactly("a");
        assertThat(seen.unsureOf(List.of("a", "b", "c"))).containsExactlyInAnyOrder("a", "c");
    }
}
