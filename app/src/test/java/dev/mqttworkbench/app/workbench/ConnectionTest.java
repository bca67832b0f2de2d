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

    /// At a broker that does not tell what it keeps, what it was told to keep is taken for what it keeps.
    @ParameterizedTest
    @EnumSource(names = "AT_MOST_ONCE", mode = EnumSource.Mode.EXCLUDE)
    void doesNotNoteWhatTheBrokerRefuses(QoS qos) {
        try (var foreign = new Connection(ConnectOptions.to(broker.address().getHostString(), broker.address().getPort()), List.of(), false)) {
            foreign.open().toCompletableFuture().join();
            var reserved = Publish.of("$SYS/broker/version", Payload.ofText("1"), qos, true, Properties.NONE);
            assertThat(foreign.publish(reserved).toCompletableFuture().join().reasonCode().isError()).isTrue();

            assertThat(foreign.drain().elements()).isEmpty();
            assertThat(foreign.seenRetained().of(List.of(reserved.topicName()))).isEmpty();
        }
    }

    private static Publish message(QoS qos) {
        return Publish.of("a/b", Payload.ofText("1"), qos, false, Properties.NONE);
    }
}
