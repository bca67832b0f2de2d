package dev.mqttworkbench.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.store.DeliveryRow;
import dev.mqttworkbench.store.DeliveryRow.Progress;
import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.store.ReceivedRow;
import dev.mqttworkbench.store.SessionRow;
import dev.mqttworkbench.store.Stored;
import dev.mqttworkbench.store.SubscriptionRow;
import org.jspecify.annotations.Nullable;

/// What one Session has in the store. A Session that ends with its connection has nothing there, unless it has a Will: that one
/// is due when the broker ends without having published it.
final class SessionJournal {

    private final Journal journal;
    private final Map<String, SubscriptionRow> subscriptions = new HashMap<>();
    private final Map<Integer, ReceivedRow> received = new HashMap<>();
    private @Nullable SessionRow session;
    private boolean outlivesItsConnection;

    SessionJournal(Journal journal) {
        this.journal = journal;
    }

    /// Takes over what was in the store at the start.
    void restore(Stored.Session stored) {
        session = stored.row();
        outlivesItsConnection = stored.row().state().expirySeconds() > 0;
        stored.subscriptions().forEach(each -> subscriptions.put(each.topicFilter(), each.row()));
        stored.received().forEach(each -> received.put(each.packetIdentifier(), each));
    }

    /// Whether what this Session takes on has to survive a restart.
    boolean isStored() {
        return outlivesItsConnection && journal.keeps();
    }

    /// The Session is like this now.
    void save(Stored.SessionState state) {
        outlivesItsConnection = state.expirySeconds() > 0;
        if (!journal.keeps()) {
            return;
        }
        if (session != null) {
            journal.session(session, state);
        } else if (outlivesItsConnection || state.will().isPresent()) {
            session = journal.session(state);
        }
    }

    void subscribed(Subscription subscription) {
        var filter = subscription.topicFilter().value();
        var known = subscriptions.get(filter);
        if (known != null) {
            journal.subscription(known, subscription.options(), subscription.identifier());
        } else if (isStored() && session != null) {
            subscriptions.put(
                    filter, journal.subscription(session, filter, subscription.options(), subscription.identifier()));
        }
    }

    void unsubscribed(String topicFilter) {
        var row = subscriptions.remove(topicFilter);
        if (row != null) {
            journal.gone(row);
        }
    }

    /// A QoS 2 message was taken and waits for PUBREL.
    void received(int packetIdentifier) {
        if (isStored() && session != null) {
            received.put(packetIdentifier, journal.received(session, packetIdentifier));
        }
    }

    /// The exchange of a QoS 2 message is over.
    void released(int packetIdentifier) {
        var row = received.remove(packetIdentifier);
        if (row != null) {
            journal.gone(row);
        }
    }

    /// A message is on its way: answers it with its place in the store, where it needs one.
    Delivery deliver(Delivery delivery, long now) {
        if (!isStored() || session == null || delivery.qos() == QoS.AT_MOST_ONCE) {
            return delivery;
        }
        var message = delivery.message();
        return delivery.storedAs(journal.delivery(
                session, message, () -> message.stored(now, System.currentTimeMillis()), delivery.qos(), delivery.retain(),
                delivery.subscriptionIdentifiers()));
    }

    void sending(Delivery delivery, int packetIdentifier) {
        progress(delivery.row(), packetIdentifier, Progress.SENT);
    }

    void releasing(Delivery delivery, int packetIdentifier) {
        progress(delivery.row(), packetIdentifier, Progress.RELEASED);
    }

    private void progress(@Nullable DeliveryRow row, int packetIdentifier, Progress progress) {
        if (row != null) {
            journal.delivery(row, packetIdentifier, progress);
        }
    }

    void finished(Delivery delivery) {
        if (delivery.row() != null) {
            journal.gone(delivery.row());
        }
    }

    /// The Session has ended, and what it had not delivered with it.
    void ended(List<Delivery> undelivered) {
        undelivered.forEach(this::finished);
        if (session != null) {
            journal.gone(session);
            session = null;
        }
        subscriptions.clear();
        received.clear();
        outlivesItsConnection = false;
    }
}
