package dev.mqttworkbench.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.delivery.DropReason;
import dev.mqttworkbench.mqtt.delivery.PacketIdentifiers;
import dev.mqttworkbench.mqtt.delivery.Receiver;
import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.transport.Loop;
import org.jspecify.annotations.Nullable;

/// The Session of one client: its Subscriptions and what is not delivered yet, across Network Connections [MQTT-4.1.0-1].
final class Session implements Sender.Events<Delivery> {

    // As long as the Session.
    private final String clientIdentifier;
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private final Receiver receiver;
    private final Sender<Delivery> sender;
    private final Counters counters;
    private long expirySeconds;

    // As long as the Network Connection.
    private @Nullable ClientConnection connection;

    // From CONNECT until it is published or removed; after the connection while the Will Delay Interval runs.
    private @Nullable Will will;

    // While there is no Network Connection.
    private Loop.@Nullable Timer expiry;
    private Loop.@Nullable Timer willDelay;

    Session(String clientIdentifier, BrokerSettings settings, Counters counters) {
        this.clientIdentifier = clientIdentifier;
        this.counters = counters;
        receiver = new Receiver(settings.receiveMaximum());
        sender = new Sender<>(
                new PacketIdentifiers(), settings.maximumQueuedMessages(), settings.maximumQueuedBytes(), this);
    }

    String clientIdentifier() {
        return clientIdentifier;
    }

    Map<String, Subscription> subscriptions() {
        return subscriptions;
    }

    Receiver receiver() {
        return receiver;
    }

    Sender<Delivery> sender() {
        return sender;
    }

    Optional<ClientConnection> connection() {
        return Optional.ofNullable(connection);
    }

    boolean isConnectedBy(ClientConnection candidate) {
        return connection == candidate;
    }

    long expirySeconds() {
        return expirySeconds;
    }

    void expireAfter(long seconds) {
        expirySeconds = seconds;
    }

    Optional<Will> will() {
        return Optional.ofNullable(will);
    }

    void removeWill() {
        will = null; // [MQTT-3.1.2-10]
    }

    /// A client has this Session now; what waited for its absence is called off.
    void connected(ClientConnection by, @Nullable Will newWill) {
        cancelTimers();
        connection = by;
        will = newWill;
    }

    /// The client is gone; its Session stays for a while.
    void disconnected() {
        connection = null;
        sender.disconnected();
    }

    void waitForExpiry(Loop.Timer timer) {
        expiry = timer;
    }

    void waitForWill(Loop.Timer timer) {
        willDelay = timer;
    }

    void cancelTimers() {
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
        if (willDelay != null) {
            willDelay.cancel();
            willDelay = null;
        }
    }

    void deliver(Delivery delivery, long now) {
        sender.offer(delivery, delivery.qos(), now);
    }

    @Override
    public void dropped(Delivery delivery, DropReason reason) {
        counters.messagesDropped++;
    }

    @Override
    public void completed(Delivery delivery, ReasonCode reasonCode, Properties properties) {
        // The Sender has released what it held; nobody waits for a delivery.
    }

    @Override
    public String toString() {
        return "session \"" + clientIdentifier + "\"";
    }
}
