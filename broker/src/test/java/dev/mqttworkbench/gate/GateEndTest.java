package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.GateStep;
import dev.mqttworkbench.trace.GateStep.Action;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// What becomes of packets when their connection ends.
class GateEndTest extends GateSetup {

    @Test
    void nothingPassesBehindACut() {
        line.endsWhenCut = true;
        now(gates.impair("press-04", Optional.of(new Impairment(
                1, Set.of(PacketType.PUBREL), 1, true, Duration.ZERO, Duration.ZERO, 0, Optional.empty()))));
        line.arrive(REL);
        line.arrive(ACK);
        line.send(ACK);
        assertThat(line.cuts).isOne();
        assertThat(line.passedIn).as("what came in the same read").isEmpty();
        assertThat(line.passedOut).isEmpty();
        assertThat(actions()).containsExactly(Action.LOST, Action.ENDED, Action.ENDED);
    }

    @Test
    void whatWaitsBehindOneThatIsLostWithItsConnectionEndsWithIt() {
        line.endsWhenCut = true;
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        line.arrive(ACK);
        now(gates.impair("press-04", Optional.of(new Impairment(
                1, Set.of(PacketType.PUBREL), 1, true, Duration.ZERO, Duration.ZERO, 0, Optional.empty()))));
        now(gates.releaseAll());
        gates.closed(line, line::ended);
        assertThat(line.passedIn).isEmpty();
        assertThat(actions()).containsExactly(Action.HELD, Action.HELD, Action.RELEASED, Action.LOST, Action.ENDED);
    }

    @Test
    void tellsOfPacketsThatWereOnTheirWayWhenTheirConnectionWasCut() {
        line.endsWhenCut = true;
        now(gates.impair("press-04", Optional.of(Impairment.losing(0, 1).delayed(Duration.ofSeconds(5), Duration.ZERO))));
        line.arrive(REL);
        line.send(ACK);
        line.cut();
        gates.closed(line, line::ended);
        line.timePasses();
        assertThat(line.passedIn).isEmpty();
        assertThat(trace.drain().elements()).extracting(each -> ((GateStep) each).packet(), each -> ((GateStep) each).action())
                .containsExactlyInAnyOrder(tuple(REL, Action.ENDED), tuple(ACK, Action.ENDED));
    }

    @Test
    void aConnectionStaysUntilTheRefusalThatIsHeldHasGoneOn() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.CONNACK))));
        var refusal = new ConnAck(false, ReasonCode.NOT_AUTHORIZED, Properties.NONE);
        line.send(refusal);
        line.close();
        assertThat(line.closes).isZero();
        now(gates.releaseNext());
        assertThat(line.passedOut).containsExactly(refusal);
        assertThat(line.closes).isOne();
    }

    @Test
    void whatAPeerSaidBeforeItLeftStaysUntilItGoesOn() {
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        line.arrive(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        line.send(ACK);
        gates.closed(line, line::ended);
        assertThat(line.passedIn).as("last words wait behind what was said before").isEmpty();
        assertThat(now(gates.held())).extracting(held -> held.packet().type()).containsExactly(PacketType.PUBREL, PacketType.DISCONNECT);
        assertThat(line.ends).isZero();
        line.send(ACK);
        now(gates.stopAt(List.of()));
        assertThat(line.passedIn).extracting(Packet::type).containsExactly(PacketType.PUBREL, PacketType.DISCONNECT);
        assertThat(line.passedOut).as("nobody is there").isEmpty();
        assertThat(line.ends).isOne();
        assertThat(actions()).containsExactly(
                Action.HELD, Action.HELD, Action.HELD, Action.ENDED, Action.ENDED, Action.RELEASED, Action.RELEASED);
    }

    @Test
    void whatAPeerSaidBeforeItLeftEndsWithACut() {
        line.endsWhenCut = true;
        now(gates.stopAt(List.of(Breakpoint.stepping(""))));
        line.arrive(REL);
        gates.closed(line, line::ended);
        now(gates.cut());
        assertThat(line.passedIn).isEmpty();
        assertThat(line.ends).isOne();
        assertThat(now(gates.held())).isEmpty();
        assertThat(actions()).containsExactly(Action.HELD, Action.ENDED);
    }

    @Test
    void aConnectionStaysUntilTheDisconnectThatIsHeldHasGoneOn() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.DISCONNECT))));
        var farewell = new Disconnect(ReasonCode.SESSION_TAKEN_OVER, Properties.NONE);
        line.send(farewell);
        line.close();
        line.arrive(REL);
        assertThat(line.passedIn).as("nobody is interested any more").isEmpty();
        assertThat(line.closes).isZero();
        now(gates.releaseNext());
        assertThat(line.passedOut).containsExactly(farewell);
        assertThat(line.closes).isOne();
    }

    @Test
    void whatIsPassedOnGoesInItsOrderAndBeforeTheEnd() {
        line.passesOn = true;
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        line.send(REL);
        line.send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        line.close();
        assertThat(line.passedOut).as("the last word of another end waits behind its others").isEmpty();
        assertThat(line.closes).isZero();
        now(gates.releaseNext());
        assertThat(line.passedOut).extracting(Packet::type).containsExactly(PacketType.PUBREL, PacketType.DISCONNECT);
        assertThat(line.closes).isOne();
    }

    @Test
    void whatIsPassedOnTakesItsTime() {
        line.passesOn = true;
        now(gates.impair("press-04", Optional.of(Impairment.losing(0, 1).delayed(Duration.ofSeconds(5), Duration.ZERO))));
        line.send(REL);
        line.close();
        assertThat(line.passedOut).isEmpty();
        assertThat(line.closes).isZero();
        line.timePasses();
        assertThat(line.passedOut).containsExactly(REL);
        assertThat(line.closes).isOne();
    }

    @Test
    void theEndThatIsPassedOnWaitsBehindTheIce() {
        line.passesOn = true;
        now(gates.freeze("press-04", true));
        line.close();
        assertThat(line.closes).as("a peer that hangs sees no end").isZero();
        now(gates.freeze("press-04", false));
        assertThat(line.closes).isOne();
    }
}
