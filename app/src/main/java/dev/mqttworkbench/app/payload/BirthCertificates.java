package dev.mqttworkbench.app.payload;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Where birth certificates of Sparkplug B are looked up: they say the names of metrics that later messages only number.
public interface BirthCertificates {

    /// There are none.
    BirthCertificates NONE = topic -> CompletableFuture.completedFuture(Optional.empty());

    /// The newest payload of a topic, where one is known. Asked on the JavaFX thread, answered on any.
    CompletionStage<Optional<Payload>> newest(String topic);

    /// Those that were received.
    static BirthCertificates of(MessageLog log) {
        return topic -> CompletableFuture.completedFuture(log.newest(topic).map(Message::payload));
    }
}
