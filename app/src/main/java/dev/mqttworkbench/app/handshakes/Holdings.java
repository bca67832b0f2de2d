package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;

/// What the Sessions at both ends keep of a message (4.1): Packet Identifiers that are in use, and for which answer.
final class Holdings {

    /// One end of one exchange.
    ///
    /// @param who the client, or the broker
    /// @param as in which role
    /// @param keeps what it keeps
    /// @param qos in the colour of which QoS; empty where nothing is kept
    record Holding(String who, String as, String keeps, Optional<QoS> qos) {}

    private static final int MOST = 20;

    private Holdings() {}

    /// Both ends of each exchange, the client's before the broker's; of twenty exchanges at the most.
    static List<Holding> of(Flow flow, Words words) {
        var all = new ArrayList<Holding>();
        flow.publisherLeg().ifPresent(leg -> {
            all.add(holding(leg, words, leg.client(), "handshakes.role.publisher", senderAwaits(leg)));
            all.add(holding(leg, words, words.get("handshakes.broker"), "handshakes.role.toward", receiverAwaits(leg)));
        });
        flow.subscriberLegs().stream().limit(MOST).forEach(leg -> {
            all.add(holding(leg, words, words.get("handshakes.broker"), "handshakes.role.toward", senderAwaits(leg)));
            all.add(holding(leg, words, leg.client(), "handshakes.role.subscriber", receiverAwaits(leg)));
        });
        return all;
    }

    /// What the one end of a lane keeps of the message now.
    ///
    /// @param keeps in words; empty where there is nothing to say
    /// @param qos in the colour of which QoS; empty where nothing is kept
    record Kept(String keeps, Optional<QoS> qos) {

        static final Kept UNSAID = new Kept("", Optional.empty());
    }

    /// What its publisher keeps.
    static Kept ofPublisher(Flow flow, Words words) {
        return flow.publisherLeg().map(leg -> kept(leg, words, senderAwaits(leg))).orElse(Kept.UNSAID);
    }

    /// What a subscriber keeps.
    static Kept ofSubscriber(Flow flow, String client, Words words) {
        var legs = flow.legs(Leg.Role.SUBSCRIBER).with(client);
        return legs.isEmpty() ? Kept.UNSAID : together(legs.stream().filter(leg -> receiverAwaits(leg).isPresent())
                .map(leg -> kept(leg, words, receiverAwaits(leg))).toList(), words);
    }

    /// What the broker keeps, toward all of them: of several the number.
    static Kept ofBroker(Flow flow, Words words) {
        var all = Stream.concat(
                flow.publisherLeg().stream().flatMap(leg -> receiverAwaits(leg).map(type -> kept(leg, words, Optional.of(type))).stream()),
                flow.subscriberLegs().stream().flatMap(leg -> senderAwaits(leg).map(type -> kept(leg, words, Optional.of(type))).stream())).toList();
        return flow.kind() == Flow.Kind.MESSAGE ? together(all, words) : Kept.UNSAID;
    }

    private static Kept together(List<Kept> all, Words words) {
        return switch (all.size()) {
            case 0 -> new Kept(words.get("handshakes.keeps.nothing"), Optional.empty());
            case 1 -> all.getFirst();
            default -> new Kept(words.get("handshakes.keeps.several", all.size()), all.getFirst().qos());
        };
    }

    private static Kept kept(Leg leg, Words words, Optional<PacketType> awaits) {
        return awaits.map(type -> new Kept(words.get("handshakes.keeps", String.valueOf(leg.packetIdentifier()), type), Optional.of(leg.qos())))
                .orElseGet(() -> new Kept(words.get("handshakes.keeps.nothing"), Optional.empty()));
    }

    /// Who sends the message keeps it until PUBACK or PUBREC, and its identifier until PUBCOMP.
    private static Optional<PacketType> senderAwaits(Leg leg) {
        return leg.awaited().map(awaited -> awaited == PacketType.PUBREL ? PacketType.PUBCOMP : awaited);
    }

    /// Who receives at QoS 2 keeps the identifier until PUBREL, once a PUBLISH has come.
    private static Optional<PacketType> receiverAwaits(Leg leg) {
        return leg.awaited().filter(awaited -> leg.deliveries() > 0 && leg.qos() == QoS.EXACTLY_ONCE && awaited != PacketType.PUBCOMP).map(awaited -> PacketType.PUBREL);
    }

    private static Holding holding(Leg leg, Words words, String who, String as, Optional<PacketType> awaits) {
        var kept = kept(leg, words, awaits);
        return new Holding(who, words.get(as, leg.client()), kept.keeps(), kept.qos());
    }
}
