package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Who publishes most, by publisher and by subtree.
@Timeout(60)
class TopTalkersTest extends OverTheWire {

    /// Publishes this many messages of ten bytes with their topic in every tenth of a second.
    private record Generator(PacketClient client, String topic, int perTenth) {

        void publish() throws Exception {
            var packets = new ArrayList<Publish>();
            for (var i = 0; i < perTenth; i++) {
                packets.add(Publish.of(topic, Payload.ofText("x".repeat(10 - topic.length())), QoS.AT_MOST_ONCE, false, Properties.NONE));
            }
            client.sendAtOnce(packets);
        }
    }

    @Test
    void isWithinFivePercentOfGeneratorsOfKnownRates() throws Exception {
        var generators = List.of(
                new Generator(client("fast"), "a/b/1", 40), new Generator(client("slow"), "a/b/2", 10), new Generator(client("other"), "c", 25));
        Patience.get(broker.topTalkers(10)); // from now on it is counted
        var began = System.nanoTime();
        for (var tenth = 0; tenth < 45; tenth++) {
            waitUntil(began + TimeUnit.MILLISECONDS.toNanos(100L * tenth + 50));
            for (var generator : generators) {
                generator.publish();
            }
        }
        for (var generator : generators) {
            generator.client().receiveUntilPong();
        }
        waitUntil(began + TimeUnit.MILLISECONDS.toNanos(4_300));
        var talkers = Patience.get(broker.topTalkers(10));
        assertThat(talkers.window()).isEqualTo(Duration.ofSeconds(4));
        assertThat(talkers.publishers()).extracting(TopTalkers.Talker::name).containsExactly("fast", "other", "slow");
        assertThat(talkers.subtrees()).extracting(TopTalkers.Talker::name).containsExactly("a/b", "c");
        assertRate(talkers, talkers.publishers().get(0).tally(), 400);
        assertRate(talkers, talkers.publishers().get(1).tally(), 250);
        assertRate(talkers, talkers.publishers().get(2).tally(), 100);
        assertRate(talkers, talkers.subtrees().get(0).tally(), 500);
        assertRate(talkers, talkers.total(), 750);
    }

    private static void assertRate(TopTalkers talkers, TopTalkers.Tally tally, int perSecond) {
        assertThat(talkers.messagesPerSecond(tally)).isCloseTo(perSecond, Percentage.withPercentage(5));
        assertThat(talkers.bytesPerSecond(tally)).isCloseTo(10.0 * perSecond, Percentage.withPercentage(5));
    }

    /// A generator keeps its own time.
    private static void waitUntil(long nanos) {
        Patience.until("it is time", () -> System.nanoTime() >= nanos);
    }

    @Test
    void countsTheLastTenFullSeconds() {
        var tally = new SlidingTally();
        for (var second = 0; second < 30; second++) {
            tally.add(second, 100);
        }
        assertThat(tally.before(30)).isEqualTo(new TopTalkers.Tally(10, 1_000));
        assertThat(tally.before(35)).isEqualTo(new TopTalkers.Tally(5, 500));
        assertThat(tally.before(100)).isEqualTo(new TopTalkers.Tally(0, 0));
    }

    @Test
    void leavesTheSecondThatRunsOut() {
        var tally = new SlidingTally();
        tally.add(0, 1);
        tally.add(1, 1);
        assertThat(tally.before(1)).isEqualTo(new TopTalkers.Tally(1, 1));
    }

    @Test
    void keepsThoseWithMostWhereThereAreTooMany() {
        var tallies = new SlidingTallies();
        for (var i = 0; i < 3 * SlidingTallies.CAPACITY; i++) {
            tallies.add("once " + i, 0, 1);
            tallies.add("often", 0, 1);
        }
        for (var i = 0; i < 100; i++) {
            tallies.add("late", 1, 1);
        }
        assertThat(tallies.largest(2, 2)).extracting(TopTalkers.Talker::name).containsExactly("often", "late");
    }

    @Test
    void countsNothingUntilSomebodyAsks() {
        var talkers = new Talkers();
        assertThat(talkers.areCounted()).isFalse();
    }
}
