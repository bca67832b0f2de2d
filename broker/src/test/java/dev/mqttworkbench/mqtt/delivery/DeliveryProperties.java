package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/// A [Sender] and a [Receiver] joined by a wire that is cut at any moment: under any interleaving of offers, deliveries of
/// single packets and reconnects the promises of section 4.3 hold.
class DeliveryProperties {

    /// What happens next on the wire or at its ends.
    enum Step { OFFER_QOS_1, OFFER_QOS_2, CARRY_TO_RECEIVER, CARRY_TO_SENDER, RECONNECT }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMaxSize(200);
    }

    @Property
    void keepsTheStandardsPromises(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 5) int receiveMaximum) {
        var wire = new Wire(receiveMaximum);
        for (var step : steps) {
            switch (step) {
                case OFFER_QOS_1 -> wire.offer(QoS.AT_LEAST_ONCE);
                case OFFER_QOS_2 -> wire.offer(QoS.EXACTLY_ONCE);
                case CARRY_TO_RECEIVER -> wire.carryToReceiver();
                case CARRY_TO_SENDER -> wire.carryToSender();
                case RECONNECT -> wire.reconnect();
            }
            assertThat(wire.identifiersUnderWay()).as("unacknowledged").isLessThanOrEqualTo(receiveMaximum);
        }
        wire.carryEverything();

        assertThat(wire.arrivedFirst(QoS.EXACTLY_ONCE)).isEqualTo(wire.offered(QoS.EXACTLY_ONCE));
        assertThat(wire.arrivals(QoS.EXACTLY_ONCE)).as("exactly once").isEqualTo(wire.offered(QoS.EXACTLY_ONCE));
        assertThat(wire.arrivedFirst(QoS.AT_LEAST_ONCE)).as("at least once, in order").isEqualTo(wire.offered(QoS.AT_LEAST_ONCE));
        assertThat(wire.completed).containsExactlyInAnyOrderElementsOf(wire.offered);
        assertThat(wire.sender.inFlight() + wire.sender.queued()).isZero();
    }

    @Property
    void neverHandsOutAnIdentifierThatIsInUse(@ForAll @Size(max = 300) List<Boolean> takes) {
        var identifiers = new PacketIdentifiers();
        var inUse = new ArrayDeque<Integer>();
        for (var take : takes) {
            if (take) {
                var identifier = identifiers.take().orElseThrow();
                assertThat(identifier).isBetween(1, 65_535);
                assertThat(inUse).doesNotContain(identifier);
                inUse.add(identifier);
            } else if (!inUse.isEmpty()) {
                identifiers.release(inUse.poll());
            }
        }
    }

    /// Both ends and what is between them. A cut loses what is under way.
    private static final class Wire implements Sender.Events<Note>, Sender.Output {

        private final int receiveMaximum;
        private final Sender<Note> sender = new Sender<>(new PacketIdentifiers(), 1_000, 1_000_000, this);
        private final Receiver receiver;
        private final ArrayDeque<Packet> toReceiver = new ArrayDeque<>();
        private final ArrayDeque<Packet> toSender = new ArrayDeque<>();
        private final List<Note> offered = new ArrayList<>();
        private final List<Note> completed = new ArrayList<>();
        private final List<Note> arrived = new ArrayList<>();
        private final Set<Integer> unacknowledged = new HashSet<>();

        Wire(int receiveMaximum) {
            this.receiveMaximum = receiveMaximum;
            receiver = new Receiver(receiveMaximum);
            sender.connected(this, receiveMaximum, 0);
        }

        void offer(QoS qos) {
            var note = new Note(String.valueOf(offered.size()), qos);
            offered.add(note);
            sender.offer(note, qos, 0);
        }

        void carryToReceiver() {
            switch (toReceiver.poll()) {
                case Publish publish when publish.qos() == QoS.AT_LEAST_ONCE -> {
                    receiver.accept(publish.packetIdentifier(), false);
                    arrive(publish);
                    toSender.add(new PubAck(publish.packetIdentifier()));
                    receiver.finished(publish.packetIdentifier());
                }
                case Publish publish -> {
                    if (receiver.accept(publish.packetIdentifier(), true)) {
                        arrive(publish);
                    }
                    toSender.add(new PubRec(publish.packetIdentifier()));
                }
                case PubRel rel -> {
                    receiver.release(rel.packetIdentifier());
                    toSender.add(new PubComp(rel.packetIdentifier()));
                }
                case null -> { }
                default -> throw new AssertionError("only PUBLISH and PUBREL go this way");
            }
        }

        private void arrive(Publish publish) {
            arrived.add(new Note(publish.payload().asText(), publish.qos()));
        }

        void carryToSender() {
            switch (toSender.poll()) {
                case PubAck ack -> {
                    unacknowledged.remove(ack.packetIdentifier());
                    sender.on(ack, 0);
                }
                case PubRec ack -> sender.on(ack, 0);
                case PubComp ack -> {
                    unacknowledged.remove(ack.packetIdentifier());
                    sender.on(ack, 0);
                }
                case null -> { }
                default -> throw new AssertionError("only acknowledgements go this way");
            }
        }

        void reconnect() {
            toReceiver.clear();
            toSender.clear();
            unacknowledged.clear();
            sender.disconnected();
            receiver.connected(receiveMaximum);
            sender.connected(this, receiveMaximum, 0);
        }

        void carryEverything() {
            while (!toReceiver.isEmpty() || !toSender.isEmpty()) {
                carryToReceiver();
                carryToSender();
            }
        }

        int identifiersUnderWay() {
            return unacknowledged.size();
        }

        List<Note> offered(QoS qos) {
            return offered.stream().filter(note -> note.qos() == qos).toList();
        }

        List<Note> arrivals(QoS qos) {
            return arrived.stream().filter(note -> note.qos() == qos).toList();
        }

        List<Note> arrivedFirst(QoS qos) {
            return arrived.stream().filter(note -> note.qos() == qos).distinct().toList();
        }

        @Override
        public void send(Packet packet) {
            if (packet instanceof Publish publish) {
                assertThat(unacknowledged.add(publish.packetIdentifier())).as("identifier used twice").isTrue();
            }
            toReceiver.add(packet);
        }

        @Override
        public boolean takesMore() {
            return true;
        }

        @Override
        public boolean fits(Publish publish) {
            return true;
        }

        @Override
        public void dropped(Note note, DropReason reason) {
            throw new AssertionError(note + " dropped: " + reason);
        }

        @Override
        public void completed(Note note, ReasonCode reasonCode, Properties properties) {
            completed.add(note);
        }
    }
}
