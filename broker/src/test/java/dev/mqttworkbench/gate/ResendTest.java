package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A packet that is sent once more overtakes nothing.
class ResendTest extends GateSetup {

    private static final Packet COMP = new PubComp(9);

    private void come(Direction direction, Packet packet) {
        if (direction == Direction.IN) {
            line.arrive(packet);
        } else {
            line.send(packet);
        }
    }

    private List<Packet> passed(Direction direction) {
        return direction == Direction.IN ? line.passedIn : line.passedOut;
    }

    @Test
    void passesAtOnceWhereNothingIsInFrontOfIt() {
        assertThat(now(gates.resend(1, Direction.OUT, ACK))).isTrue();
        assertThat(now(gates.resend(1, Direction.IN, REL))).isTrue();
        assertThat(now(gates.resend(2, Direction.IN, REL))).as("there is no such connection").isFalse();
        assertThat(line.passedOut).containsExactly(ACK);
        assertThat(line.passedIn).containsExactly(REL);
        assertThat(actions()).containsExactly(Action.RESENT, Action.RESENT);
        assertThat(line.hasGate()).as("nothing is left of it").isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void waitsBehindWhatIsHeldInItsDirection(Direction direction) {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        come(direction, REL);
        assertThat(now(gates.resend(1, direction, COMP))).isTrue();
        come(direction, ACK);
        assertThat(passed(direction)).isEmpty();
        assertThat(now(gates.held())).extracting(HeldPacket::packet).containsExactly(REL, COMP, ACK);

        now(gates.releaseNext());
        assertThat(passed(direction)).containsExactly(REL, COMP, ACK);
        assertThat(actions()).containsExactly(
                Action.HELD, Action.RESENT, Action.HELD, Action.HELD, Action.RELEASED, Action.RELEASED, Action.RELEASED);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotWaitForTheOtherDirection(Direction direction) {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        come(direction == Direction.IN ? Direction.OUT : Direction.IN, REL);
        now(gates.resend(1, direction, COMP));
        assertThat(passed(direction)).containsExactly(COMP);
    }

    /// It was let go on before: stepping goes on with what comes next.
    @Test
    void doesNotStopForItself() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        now(gates.resend(1, Direction.IN, REL));
        assertThat(line.passedIn).containsExactly(REL);
    }

    @ParameterizedTest
    @EnumSource
    void waitsWhileItsConnectionIsFrozen(Direction direction) {
        now(gates.freeze("press-04", true));
        come(direction, ACK);
        assertThat(now(gates.resend(1, direction, COMP))).isTrue();
        assertThat(passed(direction)).isEmpty();

        now(gates.freeze("press-04", false));
        assertThat(passed(direction)).containsExactly(ACK, COMP);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotOvertakeWhatIsOnASlowWay(Direction direction) {
        now(gates.impair("press-04", Optional.of(Impairment.losing(0, 1).delayed(Duration.ofMillis(100), Duration.ZERO))));
        come(direction, ACK);
        now(gates.resend(1, direction, COMP));
        assertThat(passed(direction)).isEmpty();
        line.timePasses();
        assertThat(passed(direction)).containsExactly(ACK, COMP);
    }

    @Test
    void doesNotStopForItselfBehindTheIceEither() {
        now(gates.freeze("press-04", true));
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        now(gates.resend(1, Direction.IN, REL));
        assertThat(line.passedIn).isEmpty();
        now(gates.freeze("press-04", false));
        assertThat(line.passedIn).containsExactly(REL);
    }

    @Test
    void goesNowhereWhereTheConnectionHasEnded() {
        now(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        line.arrive(REL);
        gates.closed(line, line::ended);
        assertThat(now(gates.resend(1, Direction.OUT, COMP))).isFalse();
        assertThat(now(gates.resend(1, Direction.IN, COMP))).as("behind what its peer said before it left").isTrue();
        now(gates.releaseAll());
        assertThat(line.passedIn).containsExactly(REL, COMP);
        assertThat(line.ends).isOne();
    }
}
