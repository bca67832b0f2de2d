package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QosRaceTest {

    private final Broker broker = Net.get(Broker.start(BrokerSettings.defaults().withPort(0)));

    @AfterEach
    void stop() {
        broker.close();
    }

    private List<RaceStanding> run(RaceSettings settings, String name) {
        var race = new QosRace(new RaceTrack(broker, ConnectOptions.to("127.0.0.1", broker.address().getPort())), settings, name);
        race.run().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
        return race.standings();
    }

    private static List<Long> counts(RaceStanding standing) {
        return List.of((long) standing.sent(), (long) standing.arrived(), (long) standing.duplicates(), standing.packets(), standing.extra());
    }

    @Test
    void withoutLossEveryMessageComesOnce() {
        for (var standing : run(new RaceSettings(50, 0, 0, 0, 1), "fair")) {
            var packets = 50L * RaceStanding.packetsOf(standing.qos());
            assertThat(counts(standing)).as(standing.qos().toString()).containsExactly(50L, 50L, 0L, packets, 0L);
            assertThat(standing.isDone()).isTrue();
            assertThat(standing.bytes()).isPositive();
            assertThat(standing.medianNanos()).isPositive().isLessThanOrEqualTo(standing.slowNanos());
        }
    }

    /// QoS 0 loses what gets lost, QoS 1 delivers it, some of it twice, and QoS 2 once (4.3).
    @Test
    void withLossEachKeepsItsPromise() {
        var standings = run(new RaceSettings(200, 20, 0, 0, 7), "lossy");
        var atMostOnce = standings.get(0);
        assertThat(atMostOnce.arrived()).isBetween(120, 190);
        assertThat(atMostOnce.duplicates()).isZero();
        var atLeastOnce = standings.get(1);
        assertThat(atLeastOnce.arrived()).isEqualTo(200);
        assertThat(atLeastOnce.duplicates()).isPositive();
        var exactlyOnce = standings.get(2);
        assertThat(exactlyOnce.arrived()).isEqualTo(200);
        assertThat(exactlyOnce.duplicates()).isZero();
        assertThat(exactlyOnce.extra()).isPositive();
    }

    /// Whatever gets lost: a message is one flow with all its attempts, and in the end nobody waits.
    @Test
    void everyMessageOfARaceIsOneFlowThatEnds() {
        Net.get(broker.traceClients(true, Set.of()));
        run(new RaceSettings(100, 20, 1, 1, 7), "lossy");
        var book = new FlowBook(10_000, 100_000, 64 << 20);
        var drained = broker.trace().drain();
        book.read(drained.elements(), drained.lost());
        assertThat(drained.lost()).isZero();
        for (var qos : QoS.values()) {
            var end = qos == QoS.AT_LEAST_ONCE ? 1 : 0; // the message behind all others has the same QoS
            assertThat(book.flows()).filteredOn(flow -> flow.topic().equals("lossy/qos" + qos.level()) && flow.qos() == qos).as("%s", qos).hasSize(100 + end);
        }
        var resent = book.flows().stream().flatMap(flow -> flow.publisherLeg().stream()).filter(leg -> leg.resent() > 0).toList();
        assertThat(resent).isNotEmpty();
        assertThat(book.flows()).filteredOn(flow -> flow.kind() == Flow.Kind.MESSAGE && flow.publisherLeg().filter(leg -> !leg.isComplete()).isPresent()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameCounts() {
        var settings = new RaceSettings(100, 15, 1, 1, 99);
        var first = run(settings, "first").stream().map(QosRaceTest::counts).toList();
        assertThat(run(settings, "second").stream().map(QosRaceTest::counts).toList()).isEqualTo(first);
        assertThat(run(new RaceSettings(100, 15, 1, 1, 100), "third").stream().map(QosRaceTest::counts).toList()).isNotEqualTo(first);
    }

    @Test
    void canBeEndedAndLeavesNothing() {
        var race = new QosRace(new RaceTrack(broker, ConnectOptions.to("127.0.0.1", broker.address().getPort())), new RaceSettings(10_000, 30, 50, 0, 1), "ended");
        race.run();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (race.standings().size() < 3 || race.standings().getFirst().sent() == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        race.close();
        while (!Net.get(broker.sessions().all()).isEmpty()) {
            assertThat(System.nanoTime()).as("sessions are gone").isLessThan(end);
        }
    }

    private long connected(String prefix) {
        return Net.get(broker.sessions().all()).stream().filter(session -> session.clientIdentifier().startsWith(prefix) && session.link().isPresent()).count();
    }

    /// A publisher connects behind its subscriber: what comes after the end turns round.
    @Test
    void leavesNothingWhereItIsEndedWhileItsClientsConnect() {
        for (var round = 0; round < 20; round++) {
            var name = "hasty" + round + "/";
            var race = new QosRace(new RaceTrack(broker, ConnectOptions.to("127.0.0.1", broker.address().getPort())), new RaceSettings(10_000, 30, 50, 0, 1), "hasty" + round);
            race.run();
            var connected = round % 7; // ended when so many are there
            var late = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (connected(name) < connected) {
                assertThat(System.nanoTime()).isLessThan(late);
            }
            race.close();
        }
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Net.get(broker.sessions().all()).isEmpty()) {
            assertThat(System.nanoTime()).as("sessions are gone").isLessThan(end);
        }
    }
}
