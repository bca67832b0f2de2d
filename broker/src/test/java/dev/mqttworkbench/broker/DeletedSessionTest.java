package dev.mqttworkbench.broker;

import java.nio.file.Path;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.Publish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// A Session that was deleted, and comes back.
@Timeout(60)
class DeletedSessionTest extends OverTheWire {

    private static final Properties LASTING = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L);

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        return super.settings().withStore(StoreSettings.in(folder));
    }

    private SessionQueries sessions() {
        return broker.sessions();
    }

    private SessionDetail detail() {
        return Patience.get(sessions().detail("c")).orElseThrow();
    }

    /// With all that its client relies on: what waits, what is in flight with its identifiers, and what it has sent itself at QoS 2; also behind a
    /// restart of the broker.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bringsADeletedSessionBackAsItWas(boolean restarts) throws Exception {
        var client = lasting("c");
        client.subscribe("q", EXACTLY_ONCE);
        var publisher = client("p");
        publisher.publish("q", "in flight", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        var inFlight = client.receive(Publish.class);
        client.send(new Publish(false, EXACTLY_ONCE, false, "q", 7, Properties.NONE, Payload.ofText("its own"), 0));
        assertThat(client.receiveUntilPong()).hasAtLeastOneElementOfType(PubRec.class);
        client.cut();
        awaitConnections(1);
        publisher.publish("q", "waits", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        var before = detail();

        var deleted = Patience.get(sessions().delete("c")).orElseThrow();
        assertThat(deleted.outlivesItsConnection()).isTrue();
        publisher.publish("q", "while it was gone", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        assertThat(Patience.get(sessions().bringBack(deleted))).isTrue();
        assertThat(Patience.get(sessions().bringBack(deleted))).as("it is there").isFalse();
        if (restarts) {
            restart(broker.settings().withPort(0));
        }
        var after = detail();
        assertThat(after.subscriptions()).usingRecursiveComparison().isEqualTo(before.subscriptions());
        assertThat(detail().summary().queued()).isEqualTo(before.summary().queued());
        assertThat(detail().summary().inFlightToClient()).isEqualTo(before.summary().inFlightToClient());
        assertThat(detail().summary().inFlightFromClient()).isEqualTo(1);

        var again = opened(V5);
        assertThat(again.connect("c", false, 0, LASTING, null).sessionPresent()).isTrue();
        var received = again.receiveUntilPong().stream().filter(Publish.class::isInstance).map(Publish.class::cast).toList();
        assertThat(received).extracting(each -> each.payload().asText()).containsExactly("in flight", "its own", "waits");
        assertThat(received.getFirst()).extracting(Publish::dup, Publish::packetIdentifier).containsExactly(true, inFlight.packetIdentifier());
        again.send(new Publish(true, EXACTLY_ONCE, false, "q", 7, Properties.NONE, Payload.ofText("its own"), 0));
        assertThat(again.receiveUntilPong()).as("it is not taken twice").hasAtLeastOneElementOfType(PubRec.class).noneMatch(Publish.class::isInstance);
    }

    @Test
    void doesNotBringASessionBackBesideTheNextOne() throws Exception {
        lasting("c").cut();
        awaitConnections(0);
        var deleted = Patience.get(sessions().delete("c")).orElseThrow();
        lasting("c");
        assertThat(Patience.get(sessions().bringBack(deleted))).isFalse();
    }
}
