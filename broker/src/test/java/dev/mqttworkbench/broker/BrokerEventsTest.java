package dev.mqttworkbench.broker;

import java.util.List;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.broker.BrokerEvent.Kind.CLOSED;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.CONNECTED;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.CUT;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.DISCONNECTED;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.DROPPING;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.FROZEN;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.LOST;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.REFUSED;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.SESSION_DELETED;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.SESSION_EXPIRED;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.TAKEN_OVER;
import static dev.mqttworkbench.broker.BrokerEvent.Kind.THAWED;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What the broker notes about connections and Sessions.
class BrokerEventsTest extends OverTheWire {

    private List<BrokerEvent> events() {
        return Patience.get(broker.eventsSince(0));
    }

    private List<BrokerEvent.Kind> kindsOf(String clientIdentifier) {
        return events().stream().filter(event -> event.clientIdentifier().equals(clientIdentifier)).map(BrokerEvent::kind).toList();
    }

    private BrokerEvent last() {
        return events().getLast();
    }

    @Test
    void notesHowConnectionsBeginAndEnd() throws Exception {
        var polite = client("polite");
        polite.send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        polite.receiveOrEnd();
        var lost = client("lost");
        lost.cut();
        awaitConnections(0);
        client("twice");
        client("twice");
        assertThat(kindsOf("polite")).containsExactly(CONNECTED, DISCONNECTED);
        assertThat(kindsOf("lost")).containsExactly(CONNECTED, LOST);
        assertThat(kindsOf("twice")).containsExactly(CONNECTED, TAKEN_OVER, CONNECTED);
        assertThat(events()).allSatisfy(event -> assertThat(event.address()).startsWith("127.0.0.1:"));
        assertThat(events()).extracting(BrokerEvent::number).isSorted();
    }

    @Test
    void notesWhyAConnectionWasRefusedOrClosed() throws Exception {
        var refused = opened(V3_1_1);
        refused.connect("", false, 0, Properties.NONE, null);
        assertThat(last().kind()).isEqualTo(REFUSED);
        assertThat(last().detail()).isEqualTo(ReasonCode.CLIENT_IDENTIFIER_NOT_VALID + ": a lasting session without a client identifier");
        var wrong = client("wrong");
        wrong.send(wrong.login("wrong", "u", "p", true, null, Properties.NONE));
        wrong.receive(Disconnect.class);
        assertThat(kindsOf("wrong")).containsExactly(CONNECTED, CLOSED);
        assertThat(last().detail()).isEqualTo(ReasonCode.PROTOCOL_ERROR + ": a second CONNECT");
    }

    @Test
    void notesWhatSomebodyDidToAClient() throws Exception {
        lasting("c");
        Patience.get(broker.sessions().freeze("c", true));
        Patience.get(broker.sessions().freeze("c", false));
        Patience.get(broker.sessions().cut("c"));
        Patience.get(broker.sessions().delete("c"));
        assertThat(kindsOf("c")).containsExactly(CONNECTED, FROZEN, THAWED, CUT, SESSION_DELETED);
    }

    @Test
    void notesThatASessionHasExpired() throws Exception {
        var client = opened(V5);
        client.connect("c", true, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1L), null);
        client.cut();
        Patience.until("it has expired", () -> kindsOf("c").contains(SESSION_EXPIRED));
        assertThat(kindsOf("c")).containsExactly(CONNECTED, LOST, SESSION_EXPIRED);
    }

    @Test
    void notesOnceThatMessagesAreDropped() throws Exception {
        restart(settings().withQueueLimit(1, 1_000));
        var client = lasting("c");
        client.subscribe("q", AT_LEAST_ONCE);
        client.cut();
        awaitConnections(0);
        var publisher = client("p");
        for (var i = 0; i < 4; i++) {
            publisher.publish("q", "message", AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        assertThat(kindsOf("c")).containsExactly(CONNECTED, LOST, DROPPING);
        assertThat(Patience.get(broker.sessions().detail("c")).orElseThrow().summary().dropped()).isEqualTo(3);
    }

    @Test
    void forgetsTheOldestAndAnswersOnlyWhatIsNew() {
        var events = new BrokerEvents();
        for (var i = 1; i <= 2_005; i++) {
            events.note(CONNECTED, "c" + i, "", "");
        }
        assertThat(events.since(0)).hasSize(2_000).first().extracting(BrokerEvent::number).isEqualTo(6L);
        assertThat(events.since(2_003)).extracting(BrokerEvent::clientIdentifier).containsExactly("c2004", "c2005");
    }

    @Test
    void keepsLittleOfWhatIsVeryLong() {
        var events = new BrokerEvents();
        events.note(REFUSED, "x".repeat(60_000), "", "y".repeat(60_000));
        assertThat(events.since(0).getFirst().clientIdentifier()).hasSize(257).endsWith("…");
        assertThat(events.since(0).getFirst().detail()).hasSize(513);
    }
}
