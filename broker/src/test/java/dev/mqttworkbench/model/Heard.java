package dev.mqttworkbench.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.UnsubAck;

import static org.assertj.core.api.Assertions.assertThat;

/// What the clients have heard from the broker in one step, and beside it what the model says they have to hear.
///
/// With a store, messages at QoS 0 are in a lane of their own: what promises something waits for the disk, and they need not wait
/// behind it, as the standard orders messages of the same QoS only [MQTT-4.6.0-5].
final class Heard implements Line {

    private static final class Lane {
        private final List<Said> heard = new ArrayList<>();
        private final List<Said> expected = new ArrayList<>();

        Optional<Said> next() {
            return expected.size() < heard.size() ? Optional.of(heard.get(expected.size())) : Optional.empty();
        }
    }

    private final boolean twoLanes;
    private final Map<Who, List<Lane>> lanes = new EnumMap<>(Who.class);
    private final Set<Who> muted = EnumSet.noneOf(Who.class);
    private long packets;

    Heard(boolean withStore) {
        twoLanes = withStore;
        forget();
    }

    /// Another step begins.
    private void forget() {
        for (var client : Who.values()) {
            lanes.put(client, List.of(new Lane(), new Lane()));
        }
        muted.clear();
    }

    private Lane lane(Who client, boolean atMostOnce) {
        return lanes.get(client).get(twoLanes && atMostOnce ? 1 : 0);
    }

    private Lane lane(Who client, Said said) {
        return lane(client, said instanceof Said.Publish publish && publish.qos() == 0);
    }

    /// The client has heard this next.
    void hears(Who client, Said said) {
        lane(client, said).heard.add(said);
        packets++;
    }

    /// The client has heard these next.
    void hears(Who client, List<Packet> received) {
        received.forEach(packet -> hears(client, said(packet)));
    }

    @Override
    public void says(Who to, Said said) {
        if (!muted.contains(to)) {
            lane(to, said).expected.add(said);
        }
    }

    @Override
    public void mute(Who client) {
        muted.add(client);
    }

    @Override
    public Optional<Said.Publish> heard(Who by, int qos) {
        return lane(by, qos == 0).next().filter(Said.Publish.class::isInstance).map(Said.Publish.class::cast);
    }

    /// How many packets were compared.
    long packets() {
        return packets;
    }

    /// Nobody has heard anything else than the model says.
    void requireNoDifference() {
        lanes.forEach((client, both) -> both.forEach(lane ->
                assertThat(lane.heard).as("what %s hears from the broker", client).isEqualTo(lane.expected)));
        forget();
    }

    private static Said said(Packet packet) {
        return switch (packet) {
            case ConnAck ack -> {
                assertThat(ack.reasonCode()).isEqualTo(ReasonCode.SUCCESS);
                yield new Said.ConnAck(ack.sessionPresent());
            }
            case Publish publish -> new Said.Publish(
                    publish.topicName(), publish.payload().asText(), publish.qos().level(), publish.retain(), publish.dup(),
                    publish.properties().all(Property.SUBSCRIPTION_IDENTIFIER).stream().sorted().toList(),
                    publish.packetIdentifier());
            case PubAck ack -> new Said.Answer("PUBACK", ack.packetIdentifier(), ack.reasonCode().code());
            case PubRec ack -> new Said.Answer("PUBREC", ack.packetIdentifier(), ack.reasonCode().code());
            case PubRel ack -> new Said.Answer("PUBREL", ack.packetIdentifier(), ack.reasonCode().code());
            case PubComp ack -> new Said.Answer("PUBCOMP", ack.packetIdentifier(), ack.reasonCode().code());
            case SubAck ack -> new Said.Answer("SUBACK", ack.packetIdentifier(), codes(ack.reasonCodes()));
            case UnsubAck ack -> new Said.Answer("UNSUBACK", ack.packetIdentifier(), codes(ack.reasonCodes()));
            case Disconnect end -> new Said.Disconnect(end.reasonCode().code());
            default -> throw new AssertionError("not from a Server: " + packet);
        };
    }

    private static List<Integer> codes(List<ReasonCode> reasonCodes) {
        return reasonCodes.stream().map(ReasonCode::code).toList();
    }
}
