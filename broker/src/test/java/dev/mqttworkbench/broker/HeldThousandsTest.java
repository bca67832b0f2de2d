package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// A thousand packets of one client held in each direction, on real sockets, while all others go on.
@Timeout(60)
class HeldThousandsTest extends OverTheWire {

    private static final int EACH_WAY = 1_000;
    private static final List<Integer> ALL = IntStream.rangeClosed(1, EACH_WAY).boxed().toList();

    private static List<Publish> messages(String topic, QoS qos) {
        return ALL.stream().map(number -> Publish.of(topic, Payload.ofText(String.valueOf(number)), qos, false, Properties.NONE))
                .map(publish -> qos == QoS.AT_MOST_ONCE ? publish : publish.withPacketIdentifier(Integer.parseInt(publish.payload().asText()))).toList();
    }

    private static List<Packet> receive(PacketClient client, int packets) throws Exception {
        var received = new ArrayList<Packet>();
        while (received.size() < packets) {
            received.add(client.receive());
        }
        return received;
    }

    private static List<Integer> numbersOn(String topic, List<Packet> packets) {
        return packets.stream().filter(Publish.class::isInstance).map(Publish.class::cast).filter(publish -> publish.topicName().equals(topic))
                .map(publish -> Integer.valueOf(publish.payload().asText())).toList();
    }

    private int held() throws Exception {
        return broker.gates().held(1).toCompletableFuture().get(10, SECONDS).total();
    }

    private void awaitHeld(int wanted) throws Exception {
        var deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (held() != wanted) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allArriveInTheirOrderWhenTheyAreReleased(boolean bySwitchingOff) throws Exception {
        var stepped = client("stepped");
        stepped.subscribe("to/stepped", QoS.AT_MOST_ONCE);
        var watcher = client("watcher");
        watcher.subscribe("#", QoS.AT_MOST_ONCE);
        var other = client("other");
        var gates = broker.gates();
        var itsMessages = new Breakpoint(Set.of(PacketType.PUBLISH), Optional.empty(), "stepped", Optional.empty(), Optional.empty());
        gates.stopAt(List.of(itsMessages)).toCompletableFuture().get(10, SECONDS);

        stepped.sendAtOnce(messages("from/stepped", QoS.AT_LEAST_ONCE));
        other.sendAtOnce(messages("to/stepped", QoS.AT_MOST_ONCE));
        awaitHeld(2 * EACH_WAY);
        assertThat(numbersOn("to/stepped", receive(watcher, EACH_WAY))).as("everybody else has got them").isEqualTo(ALL);
        other.sendAtOnce(messages("elsewhere", QoS.AT_MOST_ONCE));
        assertThat(numbersOn("elsewhere", receive(watcher, EACH_WAY))).as("others go on").isEqualTo(ALL);
        assertThat(stepped.receiveUntilPong()).as("keep alive passes, and nothing else").isEmpty();
        assertThat(watcher.receiveUntilPong()).isEmpty();
        assertThat(held()).isEqualTo(2 * EACH_WAY);

        (bySwitchingOff ? gates.stopAt(List.of()) : gates.releaseAll()).toCompletableFuture().get(10, SECONDS);

        assertThat(held()).isZero();
        assertThat(numbersOn("from/stepped", receive(watcher, EACH_WAY))).isEqualTo(ALL);
        var gotten = receive(stepped, 2 * EACH_WAY);
        assertThat(numbersOn("to/stepped", gotten)).isEqualTo(ALL);
        assertThat(gotten.stream().filter(PubAck.class::isInstance).map(ack -> ((PubAck) ack).packetIdentifier())).containsExactlyElementsOf(ALL);
        assertThat(stepped.receiveUntilPong()).isEmpty();
        assertThat(watcher.receiveUntilPong()).isEmpty();
    }
}
