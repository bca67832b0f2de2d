package dev.mqttworkbench.store;

import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;

/// A Subscription on the disk.
public final class SubscriptionRow extends Row {

    private final SessionRow session;
    private final String topicFilter;
    private SubscriptionOptions options;
    private OptionalInt identifier;

    SubscriptionRow(
            SessionRow session, String topicFilter, SubscriptionOptions options, OptionalInt identifier, boolean onDisk) {
        super(onDisk);
        this.session = session;
        this.topicFilter = topicFilter;
        this.options = options;
        this.identifier = identifier;
    }

    void become(SubscriptionOptions otherOptions, OptionalInt otherIdentifier) {
        options = otherOptions;
        identifier = otherIdentifier;
    }

    /// Its Session takes it along.
    @Override
    public boolean isGone() {
        return super.isGone() || session.isGone();
    }

    @Override
    Operation write() {
        return new Operation.PutSubscription(session.key(), topicFilter, options, identifier);
    }

    @Override
    Operation delete() {
        return new Operation.DeleteSubscription(session.key(), topicFilter);
    }
}
