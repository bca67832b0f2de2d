package dev.mqttworkbench.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.mqtt.delivery.Outgoing;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// A message that the application published and the Server has not answered for yet.
final class PendingPublish implements Outgoing {

    private final Publish publish;
    private final long offeredAt;
    private final CompletableFuture<PublishResult> result = new CompletableFuture<>();
    private boolean sent;

    PendingPublish(Publish publish, long offeredAt) {
        this.publish = publish;
        this.offeredAt = offeredAt;
    }

    CompletableFuture<PublishResult> result() {
        return result;
    }

    /// Why it must not go to a Server; empty where it may.
    Optional<ConnectFailure> refusal(ServerLimits limits) {
        return limits.refusal(publish);
    }

    QoS qos() {
        return publish.qos();
    }

    /// Whether the Server may have the message already.
    boolean wasSent() {
        return sent;
    }

    @Override
    public Publish publish(long now) {
        sent = true;
        var expiry = publish.properties().get(Property.MESSAGE_EXPIRY_INTERVAL);
        if (expiry.isEmpty()) {
            return publish;
        }
        var left = Math.max(0, expiry.get() - TimeUnit.NANOSECONDS.toSeconds(now - offeredAt));
        return publish.withProperties(publish.properties()
                .without(Property.MESSAGE_EXPIRY_INTERVAL)
                .plus(Property.MESSAGE_EXPIRY_INTERVAL, left));
    }

    @Override
    public boolean isExpired(long now) {
        return publish.properties().get(Property.MESSAGE_EXPIRY_INTERVAL)
                .map(seconds -> now - offeredAt >= TimeUnit.SECONDS.toNanos(seconds))
                .orElse(false);
    }

    @Override
    public int size() {
        return publish.payload().size() + publish.topicName().length();
    }
}
