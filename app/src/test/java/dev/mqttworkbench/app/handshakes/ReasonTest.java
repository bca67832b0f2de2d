package dev.mqttworkbench.app.handshakes;

import java.util.Optional;

import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonTest extends FlowBookSetup {

    private static final String ONCE = "At QoS 0 a message is sent once and nothing is answered: what gets lost stays lost.";
    private static final String ACKNOWLEDGED = "Each PUBLISH was acknowledged. Had an acknowledgement got lost, the message would have come twice.";
    private static final String FOUR = "Four packets for each exchange, so that the message neither gets lost nor comes twice.";
    private static final String MIXED = "Each exchange has ended as its own QoS lays down: a subscriber gets a message at the lower of the QoS it was published and granted at.";

    @ParameterizedTest
    @CsvSource({"0,0,MQTT-4.3.1-1", "0,2,MQTT-4.3.1-1", "1,0,MQTT-3.8.4-8", "1,1,MQTT-4.3.2-5", "1,2,MQTT-4.3.2-5",
            "2,0,MQTT-3.8.4-8", "2,1,MQTT-3.8.4-8", "2,2,MQTT-4.3.3-12"})
    void saysOfWhatIsOverHowItWasPromised(int published, int granted, String statement) {
        Net.subscribe(net.client("subscriber"), "t", QoS.of(granted));
        Net.get(Net.publish(net.client("publisher"), "t", QoS.of(published)));
        var flow = net.flow("t");
        net.until(() -> flow.subscriberLegs().stream().anyMatch(Leg::isComplete) && flow.publisherLeg().filter(Leg::isComplete).isPresent());
        var sentence = switch (statement) {
            case "MQTT-4.3.1-1" -> ONCE;
            case "MQTT-4.3.2-5" -> ACKNOWLEDGED;
            case "MQTT-4.3.3-12" -> FOUR;
            default -> MIXED;
        };
        assertThat(Reason.of(flow, ENGLISH, client -> true)).isEqualTo(new Reason("Nobody is waiting.", sentence, statement));
    }

    @Test
    void judgesAWillByWhoGotIt() {
        Net.subscribe(net.client("subscriber"), "t", QoS.AT_LEAST_ONCE);
        net.client(ConnectOptions.to("127.0.0.1", net.broker.address().getPort()).withClientIdentifier("mortal")
                .withWill(new Will(new TopicName("t"), Payload.ofText("gone"), QoS.AT_LEAST_ONCE, false, Properties.NONE)));
        Net.get(net.broker.sessions().cut("mortal"));
        var flow = net.flow("t");
        net.until(() -> flow.subscriberLegs().stream().anyMatch(Leg::isComplete));
        assertThat(Reason.of(flow, ENGLISH, client -> true)).isEqualTo(new Reason("Nobody is waiting.", ACKNOWLEDGED, "MQTT-4.3.2-5"));
    }

    @Test
    void namesTheStatementsOfTheVersionThatIsSpoken() {
        var old = ConnectOptions.to("127.0.0.1", net.broker.address().getPort()).withVersion(ProtocolVersion.V3_1_1);
        Net.subscribe(net.client(old.withClientIdentifier("subscriber")), "t", QoS.AT_LEAST_ONCE);
        Net.get(Net.publish(net.client(old.withClientIdentifier("publisher")), "t", QoS.EXACTLY_ONCE));
        var flow = net.flow("t");
        net.until(() -> flow.subscriberLegs().stream().anyMatch(Leg::isComplete) && flow.publisherLeg().filter(Leg::isComplete).isPresent());
        assertThat(Reason.of(flow, ENGLISH, client -> true).statement()).isEqualTo("MQTT-3.8.4-6");
        assertThat(Clause.RECEIVE_MAXIMUM.in(ProtocolVersion.V3_1_1)).isEmpty();
    }

    @Test
    void nothingIsOpenWhereNobodyHasBeenSentAnything() {
        net.client(ConnectOptions.to("127.0.0.1", net.broker.address().getPort()).withClientIdentifier("mortal")
                .withWill(new Will(new TopicName("t"), Payload.ofText("gone"), QoS.AT_LEAST_ONCE, false, Properties.NONE)));
        Net.get(net.broker.sessions().cut("mortal"));
        var flow = net.flow("t");
        net.until(() -> flow.origin().isPresent());
        assertThat(Reason.of(flow, ENGLISH, client -> true)).isEqualTo(new Reason("Nobody is waiting.", "No exchange is open.", ""));
        assertThat(flow.origin()).isNotEqualTo(Optional.empty());
    }
}
