package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SenderTest {

    private final List<String> events = new ArrayList<>();
    private final SentPackets connection = new SentPackets();
    private final Sender<Note> sender = new Sender<>(new PacketIdentifiers(), 3, 100, new Sender.Events<>() {
        @Override
        public void dropped(Note note, DropReason reason) {
            events.add(note.text() + " dropped " + reason);
        }

        @Override
        public void completed(Note note, ReasonCode reasonCode, Properties properties) {
            events.add(note.text() + " completed " + Integer.toHexString(reasonCode.code()));
        }
    });

    private void offer(String text, QoS qos) {
        offer(new Note(text, qos), 0);
    }

    private void offer(Note note, long now) {
        sender.offer(note, note.qos(), now);
    }

    private static Packet publish(String text, QoS qos, int identifier) {
        return new Publish(false, qos, false, "t", identifier, Properties.NONE, Payload.ofText(text));
    }

    private static Packet again(String text, QoS qos, int identifier) {
        return new Publish(true, qos, false, "t", identifier, Properties.NONE, Payload.ofText(text));
    }

    @Test
    void finishesAtQoS1WithPubAck() {
        sender.connected(connection, 10, 0);
        offer("a", AT_LEAST_ONCE);
        assertThat(connection.take()).containsExactly(publish("a", AT_LEAST_ONCE, 1));
        sender.on(new PubAck(1), 0);
        assertThat(events).containsExactly("a completed 0");
        assertThat(sender.inFlight()).isZero();
    }

    /// [MQTT-4.3.3-1] to [MQTT-4.3.3-7]
    @Test
    void finishesAtQoS2WithPubComp() {
        sender.connected(connection, 10, 0);
        offer("a", EXACTLY_ONCE);
        sender.on(new PubRec(1), 0);
        assertThat(connection.take()).containsExactly(publish("a", EXACTLY_ONCE, 1), new PubRel(1));
        assertThat(events).isEmpty();
        sender.on(new PubComp(1), 0);
        assertThat(events).containsExactly("a completed 0");
    }

    /// [MQTT-4.3.3-4]
    @Test
    void endsTheExchangeWhenPubRecRefuses() {
        sender.connected(connection, 10, 0);
        offer("a", EXACTLY_ONCE);
        connection.take();
        sender.on(new PubRec(1, ReasonCode.QUOTA_EXCEEDED), 0);
        assertThat(connection.take()).isEmpty();
        assertThat(events).containsExactly("a completed 97");
        assertThat(sender.inFlight()).isZero();
    }

    /// [MQTT-3.3.4-9]
    @Test
    void queuesWhenReceiveMaximumIsReached() {
        sender.connected(connection, 1, 0);
        offer("a", AT_LEAST_ONCE);
        offer("b", AT_LEAST_ONCE);
        assertThat(connection.take()).containsExactly(publish("a", AT_LEAST_ONCE, 1));
        assertThat(sender.queued()).isEqualTo(1);
        sender.on(new PubAck(1), 0);
        assertThat(connection.take()).containsExactly(publish("b", AT_LEAST_ONCE, 2));
    }

    @Test
    void sendsQoS0AtOnceEvenWhenReceiveMaximumIsReached() {
        sender.connected(connection, 1, 0);
        offer("a", AT_LEAST_ONCE);
        offer("b", AT_MOST_ONCE);
        assertThat(connection.take()).hasSize(2).last().isEqualTo(publish("b", AT_MOST_ONCE, 0));
    }

    @Test
    void dropsQoS0WhileNobodyIsConnected() {
        offer("a", AT_MOST_ONCE);
        assertThat(events).containsExactly("a dropped NOT_CONNECTED");
    }

    @Test
    void letsQoS0WaitInOrderWhileTheConnectionTakesNoMore() {
        sender.connected(connection, 1, 0);
        connection.takeNoMore();
        offer("a", AT_MOST_ONCE);
        offer("b", AT_MOST_ONCE);
        assertThat(connection.take()).isEmpty();
        connection.takeMore();
        sender.writable(0);
        assertThat(connection.take()).containsExactly(publish("a", AT_MOST_ONCE, 0), publish("b", AT_MOST_ONCE, 0));
    }

    @Test
    void dropsQoS0WhenTooMuchOfItWaits() {
        sender.connected(connection, 1, 0);
        connection.takeNoMore();
        for (var text : List.of("a", "b", "c", "d")) {
            offer(text, AT_MOST_ONCE);
        }
        assertThat(events).containsExactly("d dropped QUEUE_FULL");
    }

    @Test
    void dropsWaitingQoS0WhenTheConnectionEnds() {
        sender.connected(connection, 1, 0);
        connection.takeNoMore();
        offer("a", AT_MOST_ONCE);
        sender.disconnected();
        assertThat(events).containsExactly("a dropped NOT_CONNECTED");
    }

    /// [MQTT-3.1.2-24]
    @Test
    void doesNotResendWhatIsTooLargeForTheNewConnection() {
        sender.connected(connection, 10, 0);
        offer("large", AT_LEAST_ONCE);
        offer("ok", AT_LEAST_ONCE);
        connection.take();
        sender.disconnected();
        connection.refuseLargerThan(3);
        sender.connected(connection, 10, 0);
        assertThat(connection.take()).containsExactly(again("ok", AT_LEAST_ONCE, 2));
        assertThat(events).containsExactly("large dropped TOO_LARGE");
    }

    @Test
    void dropsTheNewestWhenTheQueueIsFull() {
        for (var text : List.of("a", "b", "c", "d")) {
            offer(text, AT_LEAST_ONCE);
        }
        assertThat(events).containsExactly("d dropped QUEUE_FULL");
        assertThat(sender.queued()).isEqualTo(3);
    }

    @Test
    void dropsWhenTheBytesOfTheQueueAreUsedUp() {
        offer("x".repeat(90), AT_LEAST_ONCE);
        offer("y".repeat(20), AT_LEAST_ONCE);
        assertThat(events).containsExactly("y".repeat(20) + " dropped QUEUE_FULL");
    }

    /// [MQTT-3.3.2-5]
    @Test
    void dropsWhatExpiredBeforeItWasSent() {
        offer(new Note("a", AT_LEAST_ONCE, 5), 0);
        offer(new Note("b", AT_LEAST_ONCE), 0);
        sender.connected(connection, 10, 6);
        assertThat(events).containsExactly("a dropped EXPIRED");
        assertThat(connection.take()).containsExactly(publish("b", AT_LEAST_ONCE, 1));
    }

    /// [MQTT-3.1.2-25]
    @Test
    void goesOnBehindAMessageThatIsTooLargeForThePeer() {
        connection.refuseLargerThan(3);
        sender.connected(connection, 10, 0);
        offer("large", AT_LEAST_ONCE);
        offer("ok", AT_LEAST_ONCE);
        offer("large", AT_MOST_ONCE);
        assertThat(events).containsExactly("large dropped TOO_LARGE", "large dropped TOO_LARGE");
        assertThat(connection.take()).containsExactly(publish("ok", AT_LEAST_ONCE, 1));
    }

    /// [MQTT-4.4.0-1] [MQTT-3.3.1-1] [MQTT-4.6.0-1]
    @Test
    void resendsInOrderWithDupAndTheSameIdentifiersOnResume() {
        sender.connected(connection, 10, 0);
        offer("a", EXACTLY_ONCE);
        offer("b", AT_LEAST_ONCE);
        offer("c", EXACTLY_ONCE);
        sender.on(new PubRec(1), 0);
        connection.take();
        sender.disconnected();
        offer("d", AT_LEAST_ONCE);

        sender.connected(connection, 10, 0);
        assertThat(connection.take()).containsExactly(
                new PubRel(1), again("b", AT_LEAST_ONCE, 2), again("c", EXACTLY_ONCE, 3), publish("d", AT_LEAST_ONCE, 4));
    }

    /// [MQTT-4.4.0-1]: never on a live connection.
    @Test
    void doesNotResendWhileConnected() {
        sender.connected(connection, 10, 0);
        offer("a", AT_LEAST_ONCE);
        connection.take();
        offer("b", AT_LEAST_ONCE);
        assertThat(connection.take()).containsExactly(publish("b", AT_LEAST_ONCE, 2));
    }

    @Test
    void keepsToASmallerReceiveMaximumOnResume() {
        sender.connected(connection, 10, 0);
        offer("a", AT_LEAST_ONCE);
        offer("b", AT_LEAST_ONCE);
        connection.take();
        sender.disconnected();

        sender.connected(connection, 1, 0);
        assertThat(connection.take()).containsExactly(again("a", AT_LEAST_ONCE, 1));
        sender.on(new PubAck(1), 0);
        assertThat(connection.take()).containsExactly(again("b", AT_LEAST_ONCE, 2));
    }

    @Test
    void answersAPubRecForAnUnknownIdentifier() {
        sender.connected(connection, 10, 0);
        sender.on(new PubRec(7), 0);
        assertThat(connection.take()).containsExactly(new PubRel(7, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND));
    }

    @Test
    void ignoresAcknowledgementsForUnknownIdentifiers() {
        sender.connected(connection, 10, 0);
        sender.on(new PubAck(7), 0);
        sender.on(new PubComp(7), 0);
        assertThat(connection.take()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void refusesAnAcknowledgementOfTheWrongKind() {
        sender.connected(connection, 10, 0);
        offer("a", EXACTLY_ONCE);
        assertThatThrownBy(() -> sender.on(new PubAck(1), 0)).isInstanceOf(ProtocolError.class);
        assertThatThrownBy(() -> sender.on(new PubComp(1), 0)).isInstanceOf(ProtocolError.class);
    }

    @Test
    void forgetsEverythingAndFreesItsIdentifiersWhenCleared() {
        sender.connected(connection, 1, 0);
        offer("a", AT_LEAST_ONCE);
        offer("b", AT_LEAST_ONCE);
        assertThat(sender.clear()).extracting(Note::text).containsExactly("a", "b");
        assertThat(sender.inFlight() + sender.queued()).isZero();
    }
}
