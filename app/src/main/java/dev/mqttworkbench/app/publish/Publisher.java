package dev.mqttworkbench.app.publish;

import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Publish;

/// Sends messages for the publish panel: the connection that is in use at the moment.
@FunctionalInterface
public interface Publisher {

    /// Sends the message. The stage completes when the QoS is fulfilled, on any thread; exceptionally with a sentence for the
    /// user as its message.
    CompletionStage<PublishResult> publish(Publish message);

    /// Whether messages have properties there: before MQTT 5 they have none.
    default boolean takesProperties() {
        return true;
    }

    /// The connection that is in use now, for messages of any thread.
    default Publisher atPresent() {
        return this;
    }
}
