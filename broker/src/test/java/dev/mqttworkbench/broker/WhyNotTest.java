package dev.mqttworkbench.broker;

import java.nio.file.Path;

import dev.mqttworkbench.access.AccessFixtures;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Decision.Outcome;
import dev.mqttworkbench.trace.Routing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/// One case for each reason why a client got a message or not; and each time every Session has exactly one.
class WhyNotTest extends OverTheWire {

    private static final String TOPIC = "plant/press";

    @TempDir
    private Path folder;

    @Override
    BrokerSettings settings() {
        var acl = AccessFixtures.write(folder.resolve("acl"), "topic readwrite plant/#", "topic readwrite elsewhere/#", "topic write forbidden/#");
        return super.settings()
                .withAccess(AccessSettings.DEFAULTS.withAccessList(acl))
                .withQueueLimit(2, 1 << 20);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void saysWhatBecameOfAMessage(Outcome outcome) throws Exception {
        var bystander = client("bystander");
        bystander.subscribe("elsewhere/+", AT_LEAST_ONCE);
        var trace = new Traced(broker);
        var topic = outcome == Outcome.NOT_ALLOWED ? "forbidden/press" : TOPIC;

        bring(outcome, topic);

        var fates = trace.fates(topic);
        assertThat(fates).containsEntry("c", outcome).containsEntry("bystander", Outcome.NOT_MATCHED);
        var routing = trace.records(Routing.class).stream().filter(each -> each.topic().equals(topic)).reduce((a, b) -> b).orElseThrow();
        assertThat(fates.keySet()).as("one reason a Session").hasSameElementsAs(routing.sessions());
        assertThat(trace.records(Decision.class)).allSatisfy(decision -> assertThat(decision.message()).isPositive());
    }

    @Test
    void namesTheFilterByWhichAClientGotIt() throws Exception {
        client("own").subscribe("plant/+", AT_LEAST_ONCE);
        client("member").subscribe("$share/g/plant/#", AT_MOST_ONCE);
        client("bystander").subscribe("elsewhere/+", AT_LEAST_ONCE);
        var trace = new Traced(broker);

        publish(TOPIC, AT_LEAST_ONCE, Properties.NONE);

        trace.fates(TOPIC);
        var routing = trace.records(Routing.class).stream().filter(each -> each.topic().equals(TOPIC)).findFirst().orElseThrow();
        assertThat(routing.filters()).containsOnly(entry("own", "plant/+"), entry("member", "$share/g/plant/#"));
    }

    private void publish(String topic, QoS qos, Properties properties) throws Exception {
        var publisher = client("publisher");
        publisher.publish(topic, "a payload", qos, false, properties);
        publisher.receiveUntilPong();
    }

    private PacketClient away(QoS qos) throws Exception {
        var client = lasting("c");
        client.subscribe("plant/+", qos);
        client.close();
        awaitConnections(1);
        return client;
    }

    private void back() throws Exception {
        var back = opened(V5);
        back.connect("c", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        back.receiveUntilPong();
    }

    private void bring(Outcome outcome, String topic) throws Exception {
        switch (outcome) {
            case SENT -> {
                client("c").subscribe("plant/+", AT_MOST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.NONE);
            }
            case QUEUED -> {
                away(AT_LEAST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.NONE);
            }
            case NOT_MATCHED -> {
                client("c").subscribe("plant/+/telemetry", AT_LEAST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.NONE);
            }
            case NO_LOCAL -> {
                var client = client("c");
                client.subscribe("plant/#", new SubscriptionOptions(AT_LEAST_ONCE, true, false, RetainHandling.SEND), Properties.NONE);
                client.publish(topic, "its own", AT_LEAST_ONCE);
                client.receiveUntilPong();
            }
            case OTHER_MEMBER -> {
                client("first").subscribe("$share/g/plant/+", AT_LEAST_ONCE);
                client("c").subscribe("$share/g/plant/+", AT_LEAST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.NONE);
            }
            case NOT_ALLOWED -> {
                client("c").subscribe("#", AT_LEAST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.NONE);
            }
            case EXPIRED -> {
                away(AT_LEAST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 0L));
                back();
            }
            case TOO_LARGE -> {
                var client = opened(V5);
                client.connect("c", true, 0, Properties.of(Property.MAXIMUM_PACKET_SIZE, 20L), null);
                client.subscribe("plant/+", AT_LEAST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.NONE);
            }
            case QUEUE_FULL -> {
                away(AT_LEAST_ONCE);
                for (var i = 0; i < 3; i++) {
                    publish(topic, AT_LEAST_ONCE, Properties.NONE);
                }
            }
            case NOT_CONNECTED -> {
                away(AT_LEAST_ONCE);
                publish(topic, AT_MOST_ONCE, Properties.NONE);
            }
            case COMPLETED, REFUSED -> {
                var client = client("c");
                client.subscribe("plant/+", AT_LEAST_ONCE);
                publish(topic, AT_LEAST_ONCE, Properties.NONE);
                var identifier = client.receive(Publish.class).packetIdentifier();
                client.send(new PubAck(identifier, outcome == Outcome.REFUSED ? ReasonCode.NOT_AUTHORIZED : ReasonCode.SUCCESS));
                client.receiveUntilPong();
            }
        }
    }
}
