package dev.mqttworkbench.gate;

import java.util.List;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// How much a gate takes, and who waits when it is too much.
class GateBoundsTest extends GateSetup {

    private static final int BOUND = 10_000;
    private static final Packet MESSAGE = Publish.of("t", Payload.ofText("x"), QoS.AT_MOST_ONCE, false, Properties.NONE);

    private void send(Packet packet, int times) {
        IntStream.range(0, times).forEach(i -> line.send(packet));
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        IntStream.range(0, 10_000).forEach(i -> line.send(ACK));
        assertThat(line.takesMore()).isFalse();
        IntStream.range(0, 10_000).forEach(i -> line.arrive(ACK));
        assertThat(line.reading).containsExactly(false);

        now(gates.releaseAll());
        assertThat(line.takesMore()).isTrue();
        assertThat(line.tookMore).isEqualTo(1);
        assertThat(line.reading).containsExactly(false, true);
    }

    /// What answers the peer cannot wait anywhere else: the peer is not read, though nothing of it waits.
    @Test
    void aPeerIsNotReadWhileManyAnswersToItWait() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBACK))));
        send(ACK, BOUND - 1);
        assertThat(line.reading).isEmpty();
        send(ACK, 1);
        assertThat(line.reading).containsExactly(false);

        var held = now(gates.held());
        held.stream().limit(BOUND / 2).forEach(packet -> now(gates.release(packet.hold())));
        assertThat(line.reading).as("as many as before would have no room").containsExactly(false);
        now(gates.release(held.get(BOUND / 2).hold()));
        assertThat(line.reading).containsExactly(false, true);
        assertThat(line.passedOut).hasSize(BOUND / 2 + 1);
    }

    @Test
    void itIsReadAgainOnlyWhenThereIsRoomInBothDirections() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBACK), Breakpoint.at(PacketType.PUBREL))));
        IntStream.range(0, BOUND).forEach(i -> line.arrive(REL));
        send(ACK, BOUND);
        var came = now(gates.held(BOUND)).first();
        came.forEach(packet -> now(gates.release(packet.hold())));
        assertThat(line.passedIn).hasSize(BOUND);
        assertThat(line.reading).as("the answers still wait").containsExactly(false);
        now(gates.releaseAll());
        assertThat(line.reading).containsExactly(false, true);
    }

    /// They wait in their queue instead, and somebody who only listens is still heard saying that he is there.
    @Test
    void messagesThatWaitDoNotKeepTheirReceiverFromBeingRead() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        send(MESSAGE, BOUND);
        assertThat(line.takesMore()).isFalse();
        line.arrive(new PingReq());
        assertThat(line.reading).isEmpty();
        assertThat(line.passedIn).containsExactly(new PingReq());
    }

    @Test
    void whoAsksOftenGetsTheFirstAndTheirNumber() {
        assertThat(now(gates.held(3))).isEqualTo(HeldPackets.NONE);
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        for (var i = 0; i < 5; i++) {
            line.arrive(REL);
            line.send(ACK);
        }
        var some = now(gates.held(3));
        assertThat(some.first()).isEqualTo(now(gates.held()).subList(0, 3)).extracting(HeldPacket::packet).containsExactly(REL, ACK, REL);
        assertThat(some.total()).isEqualTo(10);
        now(gates.releaseNext());
        assertThat(now(gates.held(3)).total()).isEqualTo(9);
    }
}
