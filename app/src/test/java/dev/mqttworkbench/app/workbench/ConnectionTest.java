package dev.mqttworkbench.app.workbench;

import java.time.Duration;
import java.util.List;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ConnectionTest {

    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    private final Connection connection = new Connection(
            ConnectOptions.to(broker.address().getHostString(), broker.address().getPort()), List.of("elsewhere"), true);

    @AfterEach
    void stop() {
        connection.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void notesWhatItSent(QoS qos) {
        connection.open().toCompletableFuture().join();
        connection.publish(message(qos)).toCompletableFuture().join();

        assertThat(connection.drain().elements()).extracting(Message::direction, Message::topic)
                .containsExactly(tuple(Direction.OUT, "a/b"));
    }

    @Test
    void doesNotNoteWhatItCouldNotSend() {
        var result = connection.publish(message(QoS.AT_MOST_ONCE)).toCompletableFuture();

        assertThat(result).failsWithin(Duration.ofSeconds(20));
        assertThat(connection.drain().elements()).isEmpty();
    }

    private static Publish message(QoS qos) {
        return Publish.of("a/b", Payload.ofText("1"), qos, false, Properties.NONE);
    }
}
