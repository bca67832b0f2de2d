package dev.mqttworkbench.trace;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacketTraceTest {

    private static final int MOST_RECORDS = 400_000;
    private static final int MOST_BYTES = 64 << 20;

    private final PacketTrace trace = new PacketTrace();

    private static Decision decision(long message) {
        return new Decision(0, message, "c", Decision.Outcome.SENT, QoS.AT_MOST_ONCE, 0);
    }

    private static GateStep step(long hold, int size) {
        return new GateStep(0, 1, "c", hold, GateStep.Action.HELD, Direction.IN, new PingReq(), size);
    }

    @Test
    void keepsSoManyRecordsAndCountsTheRest() {
        for (var message = 1; message <= MOST_RECORDS + 3; message++) {
            trace.add(decision(message));
        }
        var drained = trace.drain();
        assertThat(drained.lost()).isEqualTo(3);
        assertThat(drained.elements()).hasSize(MOST_RECORDS).startsWith(decision(4)).endsWith(decision(MOST_RECORDS + 3));
        assertThat(trace.drain()).isEqualTo(new Ring.Drained<>(List.of(), 0));
    }

    /// Large packets are fewer: memory is what counts.
    @Test
    void keepsSoManyBytes() {
        var size = 1 << 20;
        var fit = MOST_BYTES / step(1, size).cost();
        for (var hold = 1; hold <= 100; hold++) {
            trace.add(step(hold, size));
        }
        var drained = trace.drain();
        assertThat(drained.elements()).extracting(record -> ((GateStep) record).hold())
                .containsExactlyElementsOf(LongStream.rangeClosed(101 - fit, 100).boxed().toList());
        assertThat(drained.lost()).isEqualTo(100 - fit);
    }

    @Test
    void followsNobodyWhileItIsOff() {
        assertThat(trace.isOn()).isFalse();
        assertThat(trace.follows("c")).isFalse();
        assertThat(trace.follows("")).isFalse();
    }

    @Test
    void followsWhomItIsToldTo() {
        trace.setOn(true);
        assertThat(trace.follows("anybody")).isTrue();
        trace.setOnly(Set.of("c"));
        assertThat(trace.follows("c")).isTrue();
        assertThat(trace.follows("d")).isFalse();
        assertThat(trace.follows("")).as("it is not known who that is").isTrue();
        trace.setOnly(Set.of());
        assertThat(trace.follows("d")).isTrue();
    }

    @Test
    void numbersEachMessageOnce() {
        var publish = Publish.of("t", Payload.EMPTY, QoS.AT_MOST_ONCE, false, Properties.NONE);
        var first = (Publish) PacketTrace.numbered(publish);
        var second = (Publish) PacketTrace.numbered(publish);
        assertThat(first.message()).isPositive().isLessThan(second.message());
        assertThat(PacketTrace.numbered(first)).as("it has one").isSameAs(first);
        var ack = new PubAck(1);
        assertThat(PacketTrace.numbered(ack)).isSameAs(ack);
    }
}
