package dev.mqttworkbench.broker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublisherNotesTest {

    private static final String SECRET = "of this process";
    private static final Properties OWN = Properties.of(Property.USER_PROPERTY, new UserProperty("site", "hall 2"));

    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    private PacketClient publisher;

    @BeforeEach
    void begin() throws IOException {
        broker.knowOwnClientsBy(SECRET).toCompletableFuture().join();
        publisher = PacketClient.connected(broker, ProtocolVersion.V5, "press-04", true);
    }

    @AfterEach
    void stop() throws IOException {
        publisher.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoShowsTheSecret(QoS qos) throws IOException {
        try (var client = connected("ours", PublisherNotes.asked(SECRET))) {
            client.subscribe("#", QoS.EXACTLY_ONCE);
            publisher.publish("a", "1", qos, false, OWN);
            var got = client.receive(Publish.class).properties();

            assertThat(PublisherNotes.publisher(got)).contains("press-04");
            assertThat(PublisherNotes.without(got)).isEqualTo(OWN);
        }
    }

    @Test
    void tellsWhoPublishedARetainedMessage() throws IOException {
        publisher.publish("a", "1", QoS.AT_MOST_ONCE, true, Properties.NONE);
        publisher.receiveUntilPong();
        try (var client = connected("ours", PublisherNotes.asked(SECRET))) {
            client.subscribe("#", QoS.EXACTLY_ONCE);

            assertThat(PublisherNotes.publisher(client.receive(Publish.class).properties())).contains("press-04");
        }
    }

    @Test
    void changesNothingForOthers() throws IOException {
        for (var properties : List.of(Properties.NONE, PublisherNotes.asked("guessed"), PublisherNotes.asked(""))) {
            try (var client = connected("other", properties)) {
                client.subscribe("#", QoS.EXACTLY_ONCE);
                publisher.publish("a", "1", QoS.AT_MOST_ONCE, false, OWN);

                assertThat(client.receive(Publish.class).properties()).isEqualTo(OWN);
            }
        }
    }

    @Test
    void changesNothingForTheNextClientOfTheSameIdentifier() throws IOException {
        try (var ours = connected("same", PublisherNotes.asked(SECRET)); var next = connected("same", Properties.NONE)) {
            assertThat(ours.receive()).isInstanceOf(Disconnect.class);
            next.subscribe("#", QoS.EXACTLY_ONCE);
            publisher.publish("a", "1", QoS.AT_LEAST_ONCE, false, OWN);

            assertThat(next.receive(Publish.class).properties()).isEqualTo(OWN);
        }
    }

    @Test
    void tellsNobodyWhoseSessionOutlivesTheConnection() throws IOException {
        try (var client = connected("ours", PublisherNotes.asked(SECRET).plus(Property.SESSION_EXPIRY_INTERVAL, 60L))) {
            client.subscribe("#", QoS.EXACTLY_ONCE);
            publisher.publish("a", "1", QoS.AT_LEAST_ONCE, false, OWN);

            assertThat(client.receive(Publish.class).properties()).isEqualTo(OWN);
        }
    }

    @Test
    void believesTheLastNoteWhateverThePublisherWrote() throws IOException {
        var forged = PublisherNotes.noted(Properties.NONE, "somebody else");
        try (var client = connected("ours", PublisherNotes.asked(SECRET))) {
            client.subscribe("#", QoS.EXACTLY_ONCE);
            publisher.publish("a", "1", QoS.AT_MOST_ONCE, false, forged);
            var got = client.receive(Publish.class).properties();

            assertThat(PublisherNotes.publisher(got)).contains("press-04");
            assertThat(PublisherNotes.without(got)).isEqualTo(forged);
        }
    }

    @Test
    void tellsNoOtherMemberOfAGroup() throws IOException {
        var ours = connected("ours", PublisherNotes.asked(SECRET).plus(Property.RECEIVE_MAXIMUM, 1));
        ours.subscribe("$share/g/a", QoS.AT_LEAST_ONCE);
        for (var i = 0; i < 2; i++) { // one is in flight, one waits
            publisher.publish("a", "1", QoS.AT_LEAST_ONCE, false, OWN);
            publisher.receive(PubAck.class);
        }
        try (var other = connected("other", Properties.NONE)) {
            other.subscribe("$share/g/a", QoS.AT_LEAST_ONCE);
            ours.close();

            assertThat(other.receive(Publish.class).properties()).isEqualTo(OWN);
        }
    }

    @Test
    void findsNoNoteWhereThereIsNone() {
        assertThat(PublisherNotes.publisher(OWN)).isEqualTo(Optional.empty());
        assertThat(PublisherNotes.without(OWN)).isEqualTo(OWN);
        assertThat(PublisherNotes.publisher(PublisherNotes.noted(OWN, ""))).isEmpty();
    }

    private PacketClient connected(String clientIdentifier, Properties properties) throws IOException {
        var client = new PacketClient(broker, ProtocolVersion.V5);
        client.connect(clientIdentifier, true, 0, properties, null);
        return client;
    }
}
