package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep.Action;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GateTest extends GateSetup {

    private static Packet publish(String topic, QoS qos) {
        return Publish.of(topic, Payload.ofText("x"), qos, false, Properties.NONE).withPacketIdentifier(qos == QoS.AT_MOST_ONCE ? 0 : 1);
    }

    @Test
    void holdsWhatFitsAndWhatComesBehindItInItsOrder() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        line.arrive(ACK);
        line.arrive(REL);
        line.arrive(ACK);
        line.send(ACK);

        assertThat(line.passedIn).containsExactly(ACK);
        assertThat(line.passedOut).as("the other direction goes on").containsExactly(ACK);
        assertThat(now(gates.held())).extracting(HeldPacket::packet).containsExactly(REL, ACK);

        assertThat(now(gates.releaseNext())).map(HeldPacket::packet).contains(REL);
        assertThat(line.passedIn).containsExactly(ACK, REL, ACK);
        assertThat(now(gates.held())).isEmpty();
        assertThat(actions()).containsExactly(Action.HELD, Action.HELD, Action.RELEASED, Action.RELEASED);
    }

    @Test
    void releasesOneAtATimeWhereEveryPacketStops() {
        now(gates.stopAt(List.of(Breakpoint.stepping("press-*"))));
        line.arrive(REL);
        line.arrive(ACK);
        line.send(ACK);

        var held = now(gates.held());
        assertThat(held).extracting(HeldPacket::isNext).containsExactly(true, false, true);
        assertThat(now(gates.release(held.get(1).hold()))).as("not before the one in front of it").isFalse();
        now(gates.releaseNext());
        assertThat(line.passedIn).containsExactly(REL);
        now(gates.releaseNext());
        now(gates.releaseNext());
        assertThat(line.passedIn).containsExactly(REL, ACK);
        assertThat(line.passedOut).containsExactly(ACK);
        assertThat(now(gates.releaseNext())).isEmpty();
    }

    @Test
    void keepAliveOvertakesWhatIsHeld() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        line.arrive(new PingReq());
        assertThat(line.passedIn).containsExactly(new PingReq());
    }

    @Test
    void holdsKeepAliveWhereItIsAskedFor() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PINGREQ))));
        line.arrive(new PingReq());
        assertThat(line.passedIn).isEmpty();
    }

    @Test
    void dropsDuplicatesAndDelays() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        line.arrive(ACK);
        line.arrive(new PubRec(9));
        var held = now(gates.held());

        assertThat(now(gates.drop(held.get(0).hold()))).isTrue();
        assertThat(now(gates.drop(held.get(0).hold()))).as("it is gone").isFalse();
        assertThat(now(gates.duplicate(held.get(1).hold()))).isTrue();
        assertThat(line.passedIn).containsExactly(ACK, ACK);

        assertThat(now(gates.delay(held.get(2).hold(), Duration.ofSeconds(5)))).isTrue();
        assertThat(line.passedIn).hasSize(2);
        line.timePasses();
        assertThat(line.passedIn).containsExactly(ACK, ACK, new PubRec(9));
        assertThat(actions()).containsExactly(
                Action.HELD, Action.HELD, Action.HELD, Action.DROPPED, Action.DUPLICATED, Action.DELAYED, Action.RELEASED);
    }

    @Test
    void aDelayedPacketDoesNotOvertake() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        line.arrive(ACK);
        now(gates.delay(now(gates.held()).get(1).hold(), Duration.ofSeconds(1)));
        line.timePasses();
        assertThat(line.passedIn).isEmpty();
        now(gates.releaseNext());
        assertThat(line.passedIn).containsExactly(REL, ACK);
    }

    @Test
    void letsEverythingGoOnWhenItIsSwitchedOff() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        IntStream.rangeClosed(1, 1_000).forEach(i -> line.arrive(new PubAck(i)));
        IntStream.rangeClosed(1, 1_000).forEach(i -> line.send(new PubAck(i)));
        assertThat(now(gates.held())).hasSize(2_000);

        now(gates.stopAt(List.of()));
        var all = IntStream.rangeClosed(1, 1_000).<Packet>mapToObj(PubAck::new).toList();
        assertThat(line.passedIn).isEqualTo(all);
        assertThat(line.passedOut).isEqualTo(all);
        line.arrive(REL);
        assertThat(line.passedIn).endsWith(REL);
        assertThat(actions()).filteredOn(action -> action == Action.RELEASED).hasSize(2_000);
    }

    @Test
    void whatAConnectionHeldEndsWithIt() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.send(REL);
        gates.closed(line, line::ended);
        assertThat(line.ends).isOne();
        assertThat(now(gates.held())).isEmpty();
        assertThat(actions()).containsExactly(Action.HELD, Action.ENDED);
    }

    @Test
    void keepAliveStandsStillOnlyWhileSomethingIsHeld() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        now(gates.pauseKeepAlive(true));
        assertThat(gates.pausesKeepAliveOf(line)).isFalse();
        line.arrive(REL);
        assertThat(gates.pausesKeepAliveOf(line)).isTrue();
        now(gates.releaseNext());
        assertThat(gates.pausesKeepAliveOf(line)).isFalse();
    }

    // ---- breakpoints ----

    private static Breakpoint publishes(Optional<Direction> direction, String client, String filter, Optional<QoS> qos) {
        return new Breakpoint(
                Set.of(PacketType.PUBLISH), direction, client, filter.isEmpty() ? Optional.empty() : Optional.of(new TopicFilter(filter)), qos);
    }

    @Test
    void breakpointsGoByDirectionClientTopicAndQos() {
        var one = publish("plant/a", QoS.AT_LEAST_ONCE);
        var all = publishes(Optional.empty(), "", "", Optional.empty());
        assertThat(all.stops(Direction.IN, "c", one)).isTrue();
        assertThat(all.stops(Direction.IN, "c", ACK)).isFalse();
        var in = publishes(Optional.of(Direction.IN), "", "", Optional.empty());
        assertThat(in.stops(Direction.IN, "c", one)).isTrue();
        assertThat(in.stops(Direction.OUT, "c", one)).isFalse();
        var some = publishes(Optional.empty(), "press-*", "", Optional.empty());
        assertThat(some.stops(Direction.IN, "press-04", one)).isTrue();
        assertThat(some.stops(Direction.IN, "depress-04", one)).isFalse();
        assertThat(publishes(Optional.empty(), "c", "", Optional.empty()).stops(Direction.IN, "cc", one)).isFalse();
        var plant = publishes(Optional.empty(), "", "plant/+", Optional.empty());
        assertThat(plant.stops(Direction.IN, "c", one)).isTrue();
        assertThat(plant.stops(Direction.IN, "c", publish("home/a", QoS.AT_LEAST_ONCE))).isFalse();
        var two = publishes(Optional.empty(), "", "", Optional.of(QoS.EXACTLY_ONCE));
        assertThat(two.stops(Direction.IN, "c", one)).isFalse();
        assertThat(two.stops(Direction.IN, "c", publish("plant/a", QoS.EXACTLY_ONCE))).isTrue();
    }

    @Test
    void aBreakpointNeedsAType() {
        assertThatThrownBy(() -> new Breakpoint(Set.of(), Optional.empty(), "", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("a breakpoint needs a packet type");
    }

    @Test
    void tellsWhatBecameOfAHeldPacketAlsoWhileNobodyLooks() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        trace.setOn(false);
        line.arrive(ACK);
        now(gates.releaseAll());
        assertThat(actions()).as("not of one that nobody saw come").containsExactly(Action.HELD, Action.RELEASED);
    }

    @Test
    void theTopicOfALostAliasIsSaidByTheNextThatUsesIt() {
        var alias = Properties.of(Property.TOPIC_ALIAS, 1);
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        line.arrive(Publish.of("a/b", Payload.ofText("1"), QoS.AT_MOST_ONCE, false, alias));
        now(gates.drop(now(gates.held()).getFirst().hold()));
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        var short2 = new Publish(false, QoS.AT_MOST_ONCE, false, "", 0, alias, Payload.ofText("2"), 0);
        line.arrive(short2);
        line.arrive(short2);
        assertThat(line.passedIn).containsExactly(short2.withTopicName("a/b"), short2);
    }

    @Test
    void nothingPassesWhileItIsFrozenWhateverIsReleased() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        line.arrive(REL);
        assertThat(now(gates.freeze("somebody else", true))).isFalse();
        assertThat(now(gates.freeze("press-04", true))).isTrue();
        assertThat(now(gates.freeze("press-04", true))).as("it was").isFalse();
        assertThat(now(gates.isFrozen("press-04"))).isTrue();
        assertThat(line.reading).containsExactly(false);
        assertThat(line.takesMore()).isFalse();
        assertThat(gates.pausesKeepAliveOf(line)).as("this side does not give up for it").isTrue();
        line.arrive(ACK); // it was read already
        line.send(ACK);
        now(gates.stopAt(List.of()));
        assertThat(line.passedIn).isEmpty();
        assertThat(line.passedOut).isEmpty();

        assertThat(now(gates.freeze("press-04", false))).isTrue();
        assertThat(line.passedIn).containsExactly(REL, ACK);
        assertThat(line.passedOut).containsExactly(ACK);
        assertThat(line.reading).containsExactly(false, true);
        assertThat(line.tookMore).isOne();
        assertThat(line.hasGate()).as("there is nothing more to hold").isFalse();
        assertThat(now(gates.freeze("press-04", false))).isFalse();
    }

    @Test
    void aLostAliasIsNotForgottenWithItsGate() {
        var alias = Properties.of(Property.TOPIC_ALIAS, 1);
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        line.arrive(Publish.of("a/b", Payload.ofText("1"), QoS.AT_MOST_ONCE, false, alias));
        now(gates.drop(now(gates.held()).getFirst().hold()));
        now(gates.stopAt(List.of()));
        var bare = new Publish(false, QoS.AT_MOST_ONCE, false, "", 0, alias, Payload.ofText("2"), 0);
        line.arrive(bare);
        assertThat(line.passedIn).containsExactly(bare.withTopicName("a/b"));
        assertThat(line.hasGate()).as("there is nothing more to say").isFalse();
    }

    @Test
    void aDelayedPacketThatOnlyWaitsBehindAnotherIsLaterToo() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        line.arrive(REL);
        line.arrive(ACK);
        var held = now(gates.held());
        now(gates.delay(held.get(1).hold(), Duration.ofSeconds(3)));
        now(gates.release(held.get(0).hold()));
        assertThat(line.passedIn).containsExactly(REL);
        line.timePasses();
        assertThat(line.passedIn).containsExactly(REL, ACK);
    }

    @Test
    void theKeepAliveBeginsAnewWhenNothingIsHeldAnyMore() {
        now(gates.pauseKeepAlive(true));
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        line.arrive(ACK);
        var held = now(gates.held());
        now(gates.drop(held.get(0).hold()));
        assertThat(line.keepAliveGoneOn).isZero();
        now(gates.drop(held.get(1).hold()));
        assertThat(line.keepAliveGoneOn).isOne();

        line.arrive(REL);
        now(gates.pauseKeepAlive(false));
        assertThat(line.keepAliveGoneOn).isEqualTo(2);
    }

}
