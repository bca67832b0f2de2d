package dev.mqttworkbench.app.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.mqttworkbench.app.messages.MessageSource;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a replay says when it has ended, over a real connection of each version.
class ReplayViewModelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();

    @AfterEach
    void stop() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void saysHowManyMessagesWentWithoutTheirProperties(ProtocolVersion version) {
        var options = ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier("replaying").withVersion(version);
        var messages = MessageSource.of(List.of(
                message(Properties.NONE), message(Properties.of(Property.CONTENT_TYPE, "text/plain")),
                message(Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 60L)), message(Properties.of(Property.TOPIC_ALIAS, 5))));
        try (var connection = new Connection(options, List.of(), false);
                var model = new ReplayViewModel(() -> Optional.of(messages), () -> List.of(new ReplayTarget(connection)), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH))) {
            connection.open().toCompletableFuture().join();
            model.toggle();
            awaitEnd(model);

            assertThat(model.failureProperty().get()).isEmpty();
            assertThat(model.sentenceProperty().get()).isEqualTo(version.isV5()
                    ? "4 messages were sent."
                    : "4 messages were sent. 2 of them went without the properties: the connection speaks a version before MQTT 5.");
        }
    }

    private static void awaitEnd(ReplayViewModel model) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (model.stateProperty().get() != ReplayViewModel.State.IDLE && System.nanoTime() < deadline) {
            model.sample(0);
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(model.stateProperty().get()).isEqualTo(ReplayViewModel.State.IDLE);
    }

    private static Message message(Properties properties) {
        return new Message(1, Instant.EPOCH, 0, Direction.IN, "a", QoS.AT_LEAST_ONCE, false, false, 1, properties, Payload.EMPTY);
    }
}
