package dev.mqttworkbench.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.access.Rights;
import dev.mqttworkbench.mqtt.delivery.DropReason;
import dev.mqttworkbench.mqtt.delivery.PacketIdentifiers;
import dev.mqttworkbench.mqtt.delivery.Receiver;
import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.store.DeliveryRow;
import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.store.Stored;
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
    private final BrokerEvents events;
    private final SessionJournal journal;
    private final SessionDecisions decisions;
    private long expirySeconds;
    private long dropped;
    private Principal principal = Principal.ANONYMOUS;
    private Rights rights = Rights.ALL;

    // As long as the Network Connection.
    private @Nullable ClientConnection connection;
    private boolean isDropping;
    private boolean getsPublisherNotes;

    // From CONNECT until it is published or removed; after the connection while the Will Delay Interval runs.
    private @Nullable Will will;

    // While there is no Network Connection.
    private Loop.@Nullable Timer expiry;
    private Loop.@Nullable Timer willDelay;
    private long disconnectedAt = Stored.NEVER;
    private long willDueAt = Stored.NEVER;

    Session(
            String clientIdentifier, BrokerSettings settings, Counters counters, Journal journal, BrokerEvents events,
            Decisions decisions) {
        this.clientIdentifier = clientIdentifier;
        this.counters = counters;
        this.events = events;
        this.decisions = new SessionDecisions(decisions, clientIdentifier);
        this.journal = new SessionJournal(journal);
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

    /// Whose it is.
    Principal principal() {
        return principal;
    }

    /// What its client may read and write.
    Rights rights() {
        return rights;
    }

    void belongsNowTo(Principal owner, Rights whatItMay) {
        principal = owner;
        rights = whatItMay;
    }

    /// What this Session has in the store.
    SessionJournal journal() {
        return journal;
    }

    /// Goes on as it was stored: without a Network Connection.
    ///
    /// @param now monotonic nanoseconds
    /// @param wallClock milliseconds since 1970 at the same moment
    void restore(Stored.Session stored, long now, long wallClock) {
        journal.restore(stored);
        var state = stored.row().state();
        expirySeconds = state.expirySeconds();
        will = state.will().orElse(null);
        disconnectedAt = state.disconnectedAt();
        willDueAt = state.willDueAt();
        for (var delivery : stored.deliveries()) {
            var row = delivery.row();
            sender.restore(
                    new Delivery(
                            Message.of(delivery.message(), now, wallClock), delivery.qos(), delivery.retain(),
                            delivery.subscriptionIdentifiers()).storedAs(row),
                    delivery.qos(), row.packetIdentifier(), row.progress() == DeliveryRow.Progress.RELEASED);
        }
        stored.received().forEach(row -> receiver.restore(row.packetIdentifier()));
    }

    /// A message of before its deletion is on its way again; behind those that came back before it.
    void takeBack(DeletedSession.Open open, long now) {
        var delivery = journal.deliver(open.delivery(), now);
        if (open.packetIdentifier() != 0) {
            journal.sending(delivery, open.packetIdentifier());
            if (open.isReleased()) {
                journal.releasing(delivery, open.packetIdentifier());
            }
        }
        sender.restore(delivery, delivery.qos(), open.packetIdentifier(), open.isReleased());
    }

    /// A QoS 2 message of before its deletion still waits for PUBREL.
    void takeBackReceived(int packetIdentifier) {
        receiver.restore(packetIdentifier);
        journal.received(packetIdentifier);
    }

    /// When its Network Connection ended, in milliseconds since 1970.
    long disconnectedAt() {
        return disconnectedAt;
    }

    /// When its Will is due, in milliseconds since 1970; [Stored#NEVER] where that is not known yet.
    long willDueAt() {
        return willDueAt;
    }

    /// Writes into the store what it is now.
    void save() {
        journal.save(new Stored.SessionState(
                clientIdentifier, principal.userName(), expirySeconds, disconnectedAt, Optional.ofNullable(will), willDueAt));
    }

    Optional<Will> will() {
        return Optional.ofNullable(will);
    }

    void removeWill() {
        will = null; // [MQTT-3.1.2-10]
        willDueAt = Stored.NEVER;
        save();
    }

    /// A client has this Session now; what waited for its absence is called off.
    void connected(ClientConnection by, @Nullable Will newWill) {
        cancelTimers();
        isDropping = false;
        connection = by;
        will = newWill;
        disconnectedAt = Stored.NEVER;
        willDueAt = Stored.NEVER;
        save();
    }

    /// Whether the client that is connected learns who published a message. A Session that outlives its connection never does:
    /// somebody else may go on with it.
    void givePublisherNotes(boolean wanted) {
        getsPublisherNotes = wanted && expirySeconds == 0;
    }

    /// The client is gone; its Session stays for a while.
    ///
    /// @param at milliseconds since 1970
    void disconnected(long at) {
        connection = null;
        getsPublisherNotes = false;
        disconnectedAt = at;
        sender.disconnected();
        save();
    }

    void waitForExpiry(Loop.Timer timer) {
        expiry = timer;
    }

    /// @param dueAt milliseconds since 1970
    void waitForWill(Loop.Timer timer, long dueAt) {
        willDelay = timer;
        willDueAt = dueAt;
        save();
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
        sender.offer(journal.deliver(noted(delivery), now), delivery.qos(), now);
        decisions.offered(delivery, sender);
    }

    /// Delivers a retained message to a Subscription that is new.
    void deliverRetained(Delivery delivery, long now) {
        sender.offerExempt(journal.deliver(noted(delivery), now), delivery.qos(), now);
        decisions.offered(delivery, sender);
    }

    private Delivery noted(Delivery delivery) {
        return getsPublisherNotes ? delivery.withNote() : delivery;
    }

    @Override
    public void dropped(Delivery delivery, DropReason reason) {
        decisions.dropped(delivery, reason);
        switch (reason) {
            case QUEUE_FULL, TOO_LARGE -> {
                counters.messagesDropped++;
                dropped++;
                noteDropping(delivery, reason);
            }
            case NOT_CONNECTED, EXPIRED -> {} // as the client wants it
        }
        journal.finished(delivery);
    }

    /// Once for each connection and the time behind it: what goes on is in the counters.
    private void noteDropping(Delivery delivery, DropReason reason) {
        if (!isDropping) {
            isDropping = true;
            events.note(BrokerEvent.Kind.DROPPING, clientIdentifier, "",
                    (reason == DropReason.QUEUE_FULL ? "the queue is full: " : "too large for the client: ") + delivery.message().topic().value());
        }
    }

    /// How many messages were given up: queue full, too large for the client.
    long dropped() {
        return dropped;
    }

    @Override
    public void sending(Delivery delivery, int packetIdentifier) {
        decisions.sent(delivery, packetIdentifier);
        journal.sending(delivery, packetIdentifier);
    }

    @Override
    public void releasing(Delivery delivery, int packetIdentifier) {
        journal.releasing(delivery, packetIdentifier);
    }

    @Override
    public void completed(Delivery delivery, ReasonCode reasonCode, Properties properties) {
        decisions.completed(delivery, reasonCode);
        journal.finished(delivery);
    }

    @Override
    public String toString() {
        return "session \"" + clientIdentifier + "\"";
    }
}
