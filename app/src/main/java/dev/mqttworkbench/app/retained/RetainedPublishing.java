package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import dev.mqttworkbench.app.retained.RetainedSource.Refused;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// Publishes retained messages through a connection, as any client does.
///
/// @param connection to the broker
/// @param words of what fails
record RetainedPublishing(Connection connection, FailureWords words) {

    /// How many go side by side where the broker cannot say how many it takes: Mosquitto acknowledges what comes beyond 20 at QoS 2
    /// before MQTT 5, and throws it away.
    private static final int AT_A_TIME = 16;

    /// Publishes messages, many of them side by side.
    ///
    /// @return those that were not taken
    CompletionStage<List<Refused>> publish(List<RetainedMessage> messages) {
        var some = connection.takesProperties() ? messages.size() : Math.min(messages.size(), AT_A_TIME); // MQTT 5 has Receive Maximum
        var now = Instant.now();
        var first = side(messages.subList(0, some).stream().map(message -> refusal(message, publishOf(message, now))).toList());
        return some == messages.size() ? first : first.thenCompose(refused -> publish(messages.subList(some, messages.size())).thenApply(
                later -> Stream.concat(refused.stream(), later.stream()).toList()));
    }

    /// Publishes an empty message to each of these topics.
    ///
    /// @return those that were not cleared
    CompletionStage<List<Refused>> clear(List<RetainedMessage> messages) {
        var qos = QoS.AT_LEAST_ONCE.atMost(maximumQos()); // so that the broker says whether it took it
        return side(messages.stream()
                .map(message -> refusal(message, Publish.of(message.topic(), Payload.EMPTY, qos, true, Properties.NONE)))
                .toList());
    }

    private CompletionStage<Optional<Refused>> refusal(RetainedMessage message, Publish publish) {
        return connection.publish(publish).handle((result, failure) -> reason(result, failure).map(reason -> new Refused(message, reason)));
    }

    private Optional<String> reason(PublishResult result, Throwable failure) {
        if (failure != null) {
            return Optional.of(words.of(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure));
        }
        return result.reasonCode().isError() ? Optional.of((result.reasonCode() + " " + result.reasonString()).strip()) : Optional.empty();
    }

    private static CompletionStage<List<Refused>> side(List<CompletionStage<Optional<Refused>>> answers) {
        var all = CompletableFuture.allOf(answers.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
        return all.thenApply(done -> {
            var refused = new ArrayList<Refused>();
            answers.forEach(answer -> answer.toCompletableFuture().join().ifPresent(refused::add));
            return refused;
        });
    }

    private QoS maximumQos() {
        return connection.state() instanceof ClientState.Connected connected
                ? QoS.of(connected.connAck().properties().get(Property.MAXIMUM_QOS, 2))
                : QoS.EXACTLY_ONCE;
    }

    /// The message as it is published at this moment: its Message Expiry Interval is what is left of it, at least a second.
    static Publish publishOf(RetainedMessage message, Instant now) {
        var properties = message.expiresAt()
                .map(end -> withExpiry(message.properties(), Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds())))
                .orElse(message.properties());
        return Publish.of(message.topic(), message.payload(), message.qos(), true, properties);
    }

    private static Properties withExpiry(Properties properties, long seconds) {
        var entries = new ArrayList<Properties.Entry<?>>();
        var isMissing = true;
        for (var entry : properties.entries()) {
            if (entry.property() == Property.MESSAGE_EXPIRY_INTERVAL) {
                entries.add(new Properties.Entry<>(Property.MESSAGE_EXPIRY_INTERVAL, seconds));
                isMissing = false;
            } else {
                entries.add(entry);
            }
        }
        if (isMissing) {
            entries.add(new Properties.Entry<>(Property.MESSAGE_EXPIRY_INTERVAL, seconds));
        }
        return Properties.of(entries);
    }
}
