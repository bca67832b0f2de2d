package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What a [Sender] does while its peer takes nothing: three messages and 100 bytes may wait.
class SlowPeerTest {

    private final List<String> dropped = new ArrayList<>();
    private final SentPackets connection = new SentPackets();
    private final Sender<Note> sender = new Sender<>(new PacketIdentifiers(), 3, 100, new Sender.Events<>() {
        @Override
        public void dropped(Note note, DropReason reason) {
            dropped.add(note.text() + " " + reason);
        }

        @Override
        public void completed(Note note, ReasonCode reasonCode, Properties properties) {}
    });

    @BeforeEach
    void connect() {
        sender.connected(connection, 10, 0);
    }

    private void offer(String text, QoS qos) {
        sender.offer(new Note(text, qos), qos, 0);
    }

    private void offerExempt(String text, QoS qos) {
        sender.offerExempt(new Note(text, qos), qos, 0);
    }

    private List<String> sent() {
        return connection.take().stream().map(SlowPeerTest::textOf).toList();
    }

    private static String textOf(Packet packet) {
        return packet instanceof Publish publish ? publish.payload().asText() : packet.type().toString();
    }

    @Test
    void letsQoS1WaitUntilThePeerTakesMore() {
        connection.takeNoMore();
        offer("a", AT_LEAST_ONCE);
        offer("b", AT_LEAST_ONCE);
        assertThat(sent()).isEmpty();
        assertThat(sender.sendsAtOnce()).isFalse();
        connection.takeMore();
        sender.writable(0);
        assertThat(sent()).containsExactly("a", "b");
    }

    @Test
    void sendsAgainOnlyWhatThePeerTakes() {
        offer("a", AT_LEAST_ONCE);
        sender.disconnected();
        connection.take();
        connection.takeNoMore();
        sender.connected(connection, 10, 0);
        offer("b", AT_LEAST_ONCE);
        assertThat(sent()).isEmpty();
        connection.takeMore();
        sender.writable(0);
        assertThat(sent()).containsExactly("a", "b");
    }

    @Test
    void whatIsHeldBackHereStopsQoS0Alone() {
        connection.holdBack();
        offer("a", AT_MOST_ONCE);
        offer("b", AT_LEAST_ONCE);
        assertThat(sent()).containsExactly("b");
    }

    @Test
    void qoS0GivesWayToTheRestOldestFirst() {
        connection.takeNoMore();
        offer("x".repeat(30), AT_MOST_ONCE);
        offer("y".repeat(30), AT_MOST_ONCE);
        offer("z".repeat(60), AT_LEAST_ONCE);
        assertThat(dropped).containsExactly("x".repeat(30) + " QUEUE_FULL");
        connection.takeMore();
        sender.writable(0);
        assertThat(sent()).containsExactly("y".repeat(30), "z".repeat(60));
    }

    @Test
    void qoS0IsDroppedWhereTheRestUsesTheBytes() {
        connection.takeNoMore();
        offer("z".repeat(90), AT_LEAST_ONCE);
        offer("x".repeat(20), AT_MOST_ONCE);
        assertThat(dropped).containsExactly("x".repeat(20) + " QUEUE_FULL");
    }

    @Test
    void whatWaitsCanBeTakenBackAtEveryQos() {
        connection.takeNoMore();
        offer("a", AT_MOST_ONCE);
        offer("b", AT_LEAST_ONCE);
        offer("c", AT_MOST_ONCE);
        assertThat(sender.takeQueued(note -> !note.text().equals("c"))).extracting(Note::text).containsExactly("b", "a");
        connection.takeMore();
        sender.writable(0);
        assertThat(sent()).containsExactly("c");
    }

    @Test
    void whatIsInFlightCountsToo() {
        offer("a".repeat(90), AT_LEAST_ONCE);
        offer("b".repeat(20), AT_LEAST_ONCE);
        assertThat(dropped).containsExactly("b".repeat(20) + " QUEUE_FULL");
        sender.on(new PubAck(1), 0);
        offer("c".repeat(90), AT_LEAST_ONCE);
        assertThat(dropped).hasSize(1);
    }

    @Test
    void whatIsKeptElsewhereWaitsBesideTheLimits() {
        connection.takeNoMore();
        for (var text : List.of("a", "b", "c", "d")) {
            offerExempt(text.repeat(25), AT_LEAST_ONCE);
            offerExempt(text.repeat(25), AT_MOST_ONCE);
        }
        offer("live", AT_LEAST_ONCE);
        assertThat(dropped).isEmpty();
        connection.takeMore();
        sender.writable(0);
        assertThat(sent()).hasSize(9);
    }

    @Test
    void noMoreBytesOfThatWaitThanOfTheRest() {
        connection.takeNoMore();
        for (var i = 0; i < 4 + 3 + 1; i++) {
            offerExempt("a".repeat(25), AT_LEAST_ONCE);
        }
        assertThat(dropped).containsExactly("a".repeat(25) + " QUEUE_FULL");
    }

    @Test
    void liveMessagesHaveTheirOwnRoomBesideThat() {
        connection.takeNoMore();
        offer("first", AT_LEAST_ONCE);
        for (var i = 0; i < 4; i++) {
            offerExempt("r", AT_LEAST_ONCE);
        }
        for (var text : List.of("a", "b", "c")) {
            offer(text, AT_LEAST_ONCE);
        }
        assertThat(dropped).containsExactly("c QUEUE_FULL");
        connection.takeMore();
        sender.writable(0);
        assertThat(sent()).containsExactly("first", "r", "r", "r", "r", "a", "b");
        connection.takeNoMore();
        for (var text : List.of("d", "e", "f", "g")) {
            offer(text, AT_LEAST_ONCE);
        }
        assertThat(dropped).containsExactly("c QUEUE_FULL", "g QUEUE_FULL");
    }

    @Test
    void whatHasExpiredMakesRoom() {
        connection.takeNoMore();
        for (var text : List.of("a", "b", "c")) {
            sender.offer(new Note(text, AT_LEAST_ONCE, 5), AT_LEAST_ONCE, 0);
        }
        sender.offer(new Note("d", AT_LEAST_ONCE), AT_LEAST_ONCE, 6);
        assertThat(dropped).containsExactly("a EXPIRED", "b EXPIRED", "c EXPIRED");
        assertThat(sender.queued()).isEqualTo(1);
    }
}
