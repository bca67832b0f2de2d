package dev.mqttworkbench.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// There is no more room for the store's files, and later there is: nothing that was acknowledged is lost.
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final int ROOM_KILOBYTES = 2_048;

    @TempDir
    private Path folder;

    private final ArrayList<String> acknowledged = new ArrayList<>();
    private int next;

    @Test
    void refusesWhatHasNoRoomAndRecoversWhenThereIsSome() throws Exception {
        try (var broker = HeadlessBroker.startWithFileLimit(ROOM_KILOBYTES, folder)) {
            var publisher = PacketClient.connected("publisher", broker.port());
            var witness = PacketClient.connected("witness", broker.port());
            witness.subscribe("live", QoS.AT_LEAST_ONCE);
            while (publishes(publisher)) {
                assertThat(next).as("messages until the room was used up").isLessThan(1_000);
            }
            // What is in memory alone goes on.
            publisher.publish("live", "still", QoS.AT_LEAST_ONCE);
            assertThat(witness.receive(Publish.class).payload().asText()).isEqualTo("still");
            broker.liftFileLimit();
            var again = PacketClient.connected("again", broker.port());
            Patience.until("there is room again", () -> publishes(again));
            broker.kill();
        }
        try (var broker = HeadlessBroker.start(folder)) {
            var reader = PacketClient.connected("reader", broker.port());
            reader.subscribe("kept/#", QoS.AT_MOST_ONCE);
            var kept = new ArrayList<String>();
            for (var packet : reader.receiveUntilPong()) {
                kept.add(((Publish) packet).topicName());
            }
            assertThat(kept).containsAll(acknowledged);
        }
    }

    /// Publishes one more message to keep; answers whether the broker has taken it. Its acknowledgement may wait for the store:
    /// then a second one learns that there is no room.
    private boolean publishes(PacketClient publisher) {
        try {
            var topic = "kept/" + next++;
            publisher.publish(topic, "x".repeat(20_000), QoS.AT_LEAST_ONCE, true, Properties.NONE);
            var answer = publisher.receiveUntilPong().stream().filter(PubAck.class::isInstance).map(PubAck.class::cast).findFirst();
            answer.ifPresent(ack -> assertThat(ack.reasonCode()).isIn(
                    ReasonCode.NO_MATCHING_SUBSCRIBERS, ReasonCode.QUOTA_EXCEEDED));
            var taken = answer.isPresent() && !answer.get().reasonCode().isError();
            if (taken) {
                acknowledged.add(topic);
            }
            return taken;
        } catch (IOException ended) {
            throw new AssertionError("the broker closed the connection", ended);
        }
    }
}
