package dev.mqttworkbench.app.handshakes;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written under *Stop at*, as the gates of each side understand it.
class StopFormTest {

    private int changes;
    private final StopForm form = new StopForm(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), () -> changes++);

    private Breakpoint breakpoint() {
        return form.breakpoint(FlowSource.Side.BROKER);
    }

    private static Publish publish(String topic, QoS qos) {
        return Publish.of(topic, Payload.ofText("1"), qos, false, Properties.NONE);
    }

    private boolean stopsAt(String topic, QoS qos) {
        return breakpoint().stops(Direction.IN, "c", publish(topic, qos));
    }

    private String hint() {
        return form.hintProperty().get();
    }

    private String types() {
        return form.typesTextProperty().get();
    }

    @Test
    void stopsAtAllExchangesAtFirst() {
        assertThat(breakpoint()).isEqualTo(Breakpoint.stepping(""));
        assertThat(types()).isEqualTo("all exchanges");
        assertThat(hint()).isEmpty();
    }

    // ---- topic and QoS, which PUBLISH alone says ----

    @Test
    void aTopicAloneStopsAtNoPacketThatHasNone() {
        form.topicProperty().set("only/#");
        assertThat(stopsAt("only/this", QoS.AT_LEAST_ONCE)).isTrue();
        assertThat(stopsAt("other", QoS.AT_LEAST_ONCE)).isFalse();
        assertThat(breakpoint().stops(Direction.OUT, "c", new PubAck(7))).as("of whichever message").isFalse();
        assertThat(breakpoint().stops(Direction.IN, "c", new PubRel(7))).isFalse();
        assertThat(types()).isEqualTo("PUBLISH");
        assertThat(hint()).startsWith("Stops at PUBLISH alone");
    }

    @Test
    void aQosAloneStopsAtNoPacketThatHasNone() {
        form.qosProperty().set(Optional.of(QoS.EXACTLY_ONCE));
        assertThat(stopsAt("t", QoS.EXACTLY_ONCE)).isTrue();
        assertThat(stopsAt("t", QoS.AT_LEAST_ONCE)).isFalse();
        assertThat(breakpoint().types()).containsExactly(PacketType.PUBLISH);
        assertThat(hint()).startsWith("Stops at PUBLISH alone");

        form.qosProperty().set(Optional.empty());
        assertThat(breakpoint()).as("as at first").isEqualTo(Breakpoint.stepping(""));
        assertThat(types()).isEqualTo("all exchanges");
        assertThat(hint()).isEmpty();
    }

    /// Which the reader wants, and which go by no topic: the form says so.
    @Test
    void typesThatAreChosenStopAndAreSaidToGoByNoTopic() {
        form.topicProperty().set("only/#");
        form.setStopsAt(PacketType.PUBLISH, true);
        assertThat(hint()).isEmpty();
        form.setStopsAt(PacketType.PUBREL, true);
        form.setStopsAt(PacketType.PUBACK, true);
        assertThat(breakpoint().types()).containsExactlyInAnyOrder(PacketType.PUBLISH, PacketType.PUBACK, PacketType.PUBREL);
        assertThat(breakpoint().stops(Direction.IN, "c", new PubRel(7))).isTrue();
        assertThat(stopsAt("other", QoS.AT_LEAST_ONCE)).isFalse();
        assertThat(hint()).isEqualTo("Only PUBLISH goes by topic and QoS. Stopped regardless of them: PUBACK, PUBREL.");

        form.topicProperty().set(" ");
        assertThat(hint()).as("nothing to go by").isEmpty();
    }

    /// It is about to be written: no other types stop meanwhile, so that nothing flickers.
    @Test
    void aTopicFilterThatIsNoneStopsAtEveryPublish() {
        form.topicProperty().set("a/#/b");
        assertThat(stopsAt("other", QoS.AT_LEAST_ONCE)).isTrue();
        assertThat(breakpoint().types()).containsExactly(PacketType.PUBLISH);
        assertThat(form.faultProperty().get()).startsWith("Every topic stops until the filter is right");

        form.topicProperty().set("a/#");
        assertThat(stopsAt("other", QoS.AT_LEAST_ONCE)).isFalse();
        assertThat(form.faultProperty().get()).isEmpty();
    }

    // ---- types ----

    @ParameterizedTest
    @EnumSource
    void stopsAtEachTypeAlone(PacketType type) {
        form.setStopsAt(type, true);
        assertThat(breakpoint().types()).containsExactly(type);
        assertThat(types()).isEqualTo(type.toString());

        form.setStopsAt(type, false);
        assertThat(breakpoint().types()).isEqualTo(Breakpoint.stepping("").types());
    }

    @Test
    void countsManyTypes() {
        EnumSet.of(PacketType.PUBREC, PacketType.PUBACK).forEach(type -> form.setStopsAt(type, true));
        assertThat(types()).isEqualTo("PUBACK, PUBREC");
        form.setStopsAt(PacketType.PUBREL, true);
        assertThat(types()).isEqualTo("3 types");
    }

    // ---- direction and client ----

    /// The gate of our own client stands at the other end of the wire.
    @ParameterizedTest
    @CsvSource({"BROKER, TO_BROKER, IN", "BROKER, FROM_BROKER, OUT", "PROXY, TO_BROKER, IN", "PROXY, FROM_BROKER, OUT",
            "CLIENT, TO_BROKER, OUT", "CLIENT, FROM_BROKER, IN"})
    void saysTheDirectionAsTheGateSeesIt(FlowSource.Side side, StopForm.Way way, Direction direction) {
        form.wayProperty().set(way);
        var breakpoint = form.breakpoint(side);
        assertThat(breakpoint.direction()).contains(direction);
        assertThat(Arrays.stream(Direction.values()).filter(each -> breakpoint.stops(each, "c", new PubAck(7)))).containsExactly(direction);
    }

    @ParameterizedTest
    @EnumSource
    void stopsBothWaysUnlessOneIsChosen(FlowSource.Side side) {
        assertThat(List.of(Direction.values())).allMatch(way -> form.breakpoint(side).stops(way, "c", new PubAck(7)));
    }

    @Test
    void stopsAtPacketsOfTheClientsThatFit() {
        form.clientProperty().set(" press-* ");
        assertThat(breakpoint().stops(Direction.IN, "press-04", new PubAck(7))).isTrue();
        assertThat(breakpoint().stops(Direction.IN, "oven", new PubAck(7))).isFalse();
    }

    /// Whatever is written, the gates hear of it at once.
    @Test
    void tellsOfEachChange() {
        form.topicProperty().set("t");
        form.clientProperty().set("c");
        form.qosProperty().set(Optional.of(QoS.AT_MOST_ONCE));
        form.wayProperty().set(StopForm.Way.TO_BROKER);
        form.setStopsAt(PacketType.PUBLISH, true);
        form.keepAlivePausedProperty().set(false);
        assertThat(changes).isEqualTo(6);
        assertThat(breakpoint()).isEqualTo(new Breakpoint(Set.of(PacketType.PUBLISH), Optional.of(Direction.IN), "c",
                Optional.of(new TopicFilter("t")), Optional.of(QoS.AT_MOST_ONCE)));
    }
}
