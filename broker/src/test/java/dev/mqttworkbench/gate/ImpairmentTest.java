package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketTrace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImpairmentTest {

    private static final Packet ACK = new PubAck(1);

    private final Lines line = new Lines();
    private final Gates gates = new Gates(line, new PacketTrace());

    @BeforeEach
    void open() {
        gates.opened(line);
    }

    private void impair(Impairment impairment) {
        gates.impair("press-04", Optional.of(impairment)).toCompletableFuture().join();
    }

    private static List<Packet> acks(int count) {
        return IntStream.rangeClosed(1, count).<Packet>mapToObj(PubAck::new).toList();
    }

    /// A narrow way does not fill the memory: who sends has to wait.
    @Test
    void takesNoMoreThanItCanCarry() {
        impair(new Impairment(1, Impairment.EXCHANGES, 0, false, Duration.ZERO, Duration.ZERO, 10, Optional.empty()));
        acks(10_000).forEach(line::send);
        acks(10_000).forEach(line::arrive);
        assertThat(line.takesMore()).isFalse();
        assertThat(line.reading).containsExactly(false);
        while (line.passedOut.size() < 10_000 || line.passedIn.size() < 10_000) {
            line.timePasses();
        }
        assertThat(line.takesMore()).isTrue();
        assertThat(line.tookMore).isEqualTo(1);
        assertThat(line.reading).containsExactly(false, true);
    }

    /// Nor does a slow way: what answers the peer is bounded by not reading from it.
    @Test
    void aPeerIsNotReadWhileManyAnswersAreOnTheirWayToIt() {
        impair(new Impairment(1, Impairment.EXCHANGES, 0, false, Duration.ZERO, Duration.ZERO, 10, Optional.empty()));
        acks(10_000).forEach(line::send);
        assertThat(line.reading).containsExactly(false);
        while (line.passedOut.size() < 10_000) {
            line.timePasses();
        }
        assertThat(line.reading).containsExactly(false, true);
    }

    @Test
    void losesAboutAsManyAsItSaysAndTheSameForTheSameSeed() {
        var first = arrived(Impairment.losing(0.3, 42), acks(1_000));
        assertThat(first).hasSizeBetween(620, 780);
        assertThat(arrived(Impairment.losing(0.3, 42), acks(1_000))).isEqualTo(first);
        assertThat(arrived(Impairment.losing(0.3, 43), acks(1_000))).isNotEqualTo(first);
    }

    private static final Impairment LOSSY_AND_UNSTEADY = Impairment.losing(0.3, 42).delayed(Duration.ofMillis(10), Duration.ofMillis(50));

    private static List<Packet> withKeepAliveBetween(List<Packet> packets) {
        return packets.stream().flatMap(packet -> Stream.of(packet, new PingReq())).toList();
    }

    private static List<Packet> arrived(Impairment impairment, List<Packet> packets) {
        var other = new Lines();
        var its = new Gates(other, new PacketTrace());
        its.opened(other);
        its.impair("press-04", Optional.of(impairment)).toCompletableFuture().join();
        packets.forEach(other::arrive);
        other.timePasses();
        return other.passedIn;
    }

    /// When somebody says that he is still there depends on the clock: it must not change what else gets lost.
    @Test
    void aPingBetweenThemDoesNotChangeWhichGetLost() {
        var without = arrived(LOSSY_AND_UNSTEADY, acks(1_000));
        var with = arrived(LOSSY_AND_UNSTEADY, withKeepAliveBetween(acks(1_000)));
        assertThat(without).hasSizeBetween(620, 780);
        assertThat(with.stream().filter(packet -> !(packet instanceof PingReq))).containsExactlyElementsOf(without);
    }

    @Test
    void norWhereKeepAliveMayGetLostItself() {
        var types = EnumSet.of(PacketType.PUBACK, PacketType.PINGREQ);
        var lossy = new Impairment(42, types, 0.3, false, Duration.ZERO, Duration.ZERO, 0, Optional.empty());
        var with = arrived(lossy, withKeepAliveBetween(acks(1_000)));
        assertThat(with.stream().filter(PingReq.class::isInstance).count()).isBetween(620L, 780L);
        assertThat(with.stream().filter(packet -> !(packet instanceof PingReq))).containsExactlyElementsOf(arrived(lossy, acks(1_000)));
    }

    @Test
    void jitterDoesNotChangeWhichGetLost() {
        assertThat(arrived(LOSSY_AND_UNSTEADY, acks(1_000))).isEqualTo(arrived(Impairment.losing(0.3, 42), acks(1_000)));
    }

    @Test
    void whatCannotGetLostDoesNotChangeWhichGetLost() {
        var recs = acks(1_000).stream().flatMap(packet -> Stream.of(packet, new SubAck(1, List.of(), Properties.NONE))).toList();
        assertThat(arrived(LOSSY_AND_UNSTEADY, recs).stream().filter(PubAck.class::isInstance)).containsExactlyElementsOf(arrived(LOSSY_AND_UNSTEADY, acks(1_000)));
    }

    /// How late each packet is by itself holds too, keep alive or not.
    @Test
    void aPingBetweenThemDoesNotChangeHowLateTheyAre() {
        var impairment = Impairment.losing(0, 7).delayed(Duration.ZERO, Duration.ofMillis(50));
        var plain = new Impaired(impairment);
        var pinged = new Impaired(impairment);
        for (var i = 0; i < 100; i++) {
            plain.ended(); // so that none waits for the one before
            pinged.ended();
            pinged.delay(Direction.IN, new PingReq(), 2, 0);
            pinged.ended();
            assertThat(pinged.delay(Direction.IN, ACK, 4, 0)).isEqualTo(plain.delay(Direction.IN, ACK, 4, 0));
        }
    }

    @Test
    void losesNothingButWhatItIsToLose() {
        impair(Impairment.losing(1, 1));
        line.arrive(new PingReq());
        line.arrive(new PubAck(1));
        line.send(new PubAck(2));
        assertThat(line.passedIn).containsExactly(new PingReq());
        assertThat(line.passedOut).isEmpty();
        assertThat(line.cuts).isEqualTo(2);
    }

    @Test
    void doesNotCutForWhatNobodyWaitsFor() {
        impair(Impairment.losing(1, 1));
        line.arrive(Publish.of("t", Payload.EMPTY, QoS.AT_MOST_ONCE, false, Properties.NONE));
        assertThat(line.passedIn).isEmpty();
        assertThat(line.cuts).isZero();
    }

    @Test
    void delaysInOrder() {
        impair(Impairment.losing(0, 1).delayed(Duration.ofMillis(100), Duration.ofMillis(50)));
        acks(50).forEach(line::arrive);
        assertThat(line.passedIn).isEmpty();
        line.timePasses();
        assertThat(line.passedIn).isEqualTo(acks(50));
    }

    @Test
    void cutsAConnectionThatHasStoodLongEnough() {
        impair(new Impairment(1, Impairment.EXCHANGES, 0, false, Duration.ZERO, Duration.ZERO, 0, Optional.of(Duration.ofSeconds(5))));
        assertThat(line.cuts).isZero();
        line.timePasses();
        assertThat(line.cuts).isEqualTo(1);
    }

    /// Whose it is becomes known while packets are on their way already: the next ones still come behind them.
    @Test
    void whatIsOnItsWayGoesOnWhenItsClientIsKnown() {
        impair(new Impairment(1, Impairment.EXCHANGES, 0, false, Duration.ZERO, Duration.ZERO, 10, Optional.empty()));
        acks(100).forEach(line::arrive);
        gates.identified(line);
        line.arrive(new PubAck(101));
        assertThat(line.delays.getLast()).as("400 bytes at 10 a second").isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void theNextConnectionDoesNotWaitForWhatWasLostWithTheOneBefore() {
        impair(new Impairment(1, Impairment.EXCHANGES, 0, false, Duration.ZERO, Duration.ZERO, 10, Optional.empty()));
        acks(100).forEach(line::send);
        gates.closed(line, line::ended);
        gates.opened(line);
        line.send(new PubAck(1));
        assertThat(line.delays.getLast()).as("4 bytes at 10 a second").isLessThan(Duration.ofSeconds(1));
    }

    /// A thousand bytes at a thousand bytes a second take a second, and the next ones come behind them.
    @Test
    void sendsNoFasterThanTheBandwidth() {
        var impaired = new Impaired(new Impairment(1, Impairment.EXCHANGES, 0, false, Duration.ofMillis(10), Duration.ZERO, 1_000, Optional.empty()));
        assertThat(impaired.delay(Direction.IN, ACK, 1_000, 0)).isEqualTo(1_010_000_000L);
        assertThat(impaired.delay(Direction.IN, ACK, 1_000, 0)).isEqualTo(2_010_000_000L);
        assertThat(impaired.delay(Direction.OUT, ACK, 1_000, 0)).as("the other direction is its own").isEqualTo(1_010_000_000L);
    }

    @Test
    void goesOnAsItWasWhenItIsTakenBack() {
        impair(Impairment.losing(1, 1));
        gates.impair("press-04", Optional.empty()).toCompletableFuture().join();
        line.arrive(new PubAck(1));
        assertThat(line.passedIn).containsExactly(new PubAck(1));
    }

    /// A gate that is not needed any more stays until what is on its way has come through.
    @Test
    void whatComesLaterDoesNotOvertakeWhenItIsTakenBack() {
        impair(Impairment.losing(0, 1).delayed(Duration.ofMillis(100), Duration.ZERO));
        line.arrive(new PubAck(1));
        gates.impair("press-04", Optional.empty()).toCompletableFuture().join();
        line.arrive(new PubAck(2));
        assertThat(line.passedIn).isEmpty();
        assertThat(line.hasGate()).isTrue();
        line.timePasses();
        assertThat(line.passedIn).isEqualTo(acks(2));
        assertThat(line.hasGate()).isFalse();
    }

    /// A refusal, or why the connection is closed, must not stay on a slow way.
    @Test
    void lastWordsLeaveBeforeTheConnectionIsClosed() {
        impair(Impairment.losing(0, 1).delayed(Duration.ofMillis(100), Duration.ZERO));
        acks(3).forEach(line::send);
        assertThat(line.passedOut).isEmpty();
        line.close();
        assertThat(line.passedOut).isEqualTo(acks(3));
        line.timePasses();
        assertThat(line.passedOut).as("once").isEqualTo(acks(3));
    }

    @Test
    void leavesOthersAlone() {
        gates.impair("somebody-else", Optional.of(Impairment.losing(1, 1))).toCompletableFuture().join();
        line.arrive(new PubAck(1));
        assertThat(line.passedIn).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesALossThatIsNone(double loss) {
        assertThatThrownBy(() -> Impairment.losing(loss, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from 0 to 1");
    }
}
