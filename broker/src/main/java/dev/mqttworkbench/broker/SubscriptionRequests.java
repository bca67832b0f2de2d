package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Grants and ends the Subscriptions of one Session.
final class SubscriptionRequests {

    private final ServerState server;
    private final Session session;

    SubscriptionRequests(ServerState server, Session session) {
        this.server = server;
        this.session = session;
    }

    /// Answers one Reason Code a filter in order [MQTT-3.8.4-6], then sends the retained messages that match.
    ///
    /// @throws ProtocolError when one of them is an error; none of them is granted then
    void subscribe(Subscribe subscribe, ClientConnection connection, long now) {
        subscribe.subscriptions().forEach(SubscriptionRequests::requireNoError);
        var identifier = subscribe.properties().get(Property.SUBSCRIPTION_IDENTIFIER)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        var reasonCodes = new ArrayList<ReasonCode>(subscribe.subscriptions().size());
        var wantRetained = new ArrayList<Subscription>();
        for (var requested : subscribe.subscriptions()) {
            reasonCodes.add(grant(requested, identifier, wantRetained));
        }
        connection.send(new SubAck(subscribe.packetIdentifier(), reasonCodes, Properties.NONE)); // [MQTT-3.8.4-1]
        wantRetained.forEach(subscription -> sendRetained(subscription, now));
    }

    private static void requireNoError(Subscribe.Requested requested) {
        if (requested.options().noLocal() && parse(requested.topicFilter()).filter(TopicFilter::isShared).isPresent()) { // [MQTT-3.8.3-4]
            throw new ProtocolError("no local on a shared subscription");
        }
    }

    private ReasonCode grant(Subscribe.Requested requested, OptionalInt identifier, List<Subscription> wantRetained) {
        if (session.journal().isStored() && server.journal().failure().isPresent()) {
            return ReasonCode.QUOTA_EXCEEDED; // it could not be kept, as the client would believe
        }
        var filter = parse(requested.topicFilter());
        if (filter.isEmpty()) {
            return ReasonCode.TOPIC_FILTER_INVALID;
        }
        if (server.settings().limits().isTooLong(requested.topicFilter())) {
            return ReasonCode.TOPIC_FILTER_INVALID;
        }
        if (!session.rights().maySubscribe(filter.get())) {
            return ReasonCode.NOT_AUTHORIZED;
        }
        if (!session.subscriptions().containsKey(requested.topicFilter())
                && session.subscriptions().size() >= server.settings().limits().subscriptionsPerClient()) {
            return ReasonCode.QUOTA_EXCEEDED;
        }
        var subscription = new Subscription(session, filter.get(), requested.options(), identifier);
        var previous = session.subscriptions().put(requested.topicFilter(), subscription); // [MQTT-3.8.4-3]
        session.journal().subscribed(subscription);
        server.router().add(subscription);
        var handling = requested.options().retainHandling();
        if (RetainedDelivery.gets(filter.get(), handling, previous == null)) {
            wantRetained.add(subscription);
        }
        return ReasonCode.granted(requested.options().maximumQos());
    }

    private void sendRetained(Subscription subscription, long now) {
        var identifiers = subscription.identifier().isPresent()
                ? List.of(subscription.identifier().getAsInt())
                : List.<Integer>of();
        for (var message : server.retained().matching(subscription.topicFilter(), now)) {
            if (!session.rights().mayRead(message.topic()) || subscription.options().noLocal() && isOwn(message)) {
                continue;
            }
            session.deliverRetained(RetainedDelivery.of(message, subscription.options(), identifiers), now);
        }
    }

    /// [MQTT-3.8.3-3] makes no exception of what is retained.
    private boolean isOwn(Message message) {
        return message.publisher().equals(session.clientIdentifier());
    }

    /// Compares the filters character by character [MQTT-3.10.4-1] and answers one Reason Code each [MQTT-3.11.3-1].
    UnsubAck unsubscribe(Unsubscribe unsubscribe) {
        var reasonCodes = unsubscribe.topicFilters().stream().map(this::end).toList();
        return new UnsubAck(unsubscribe.packetIdentifier(), reasonCodes, Properties.NONE);
    }

    private ReasonCode end(String topicFilter) {
        var subscription = session.subscriptions().remove(topicFilter);
        if (subscription == null) {
            return ReasonCode.NO_SUBSCRIPTION_EXISTED;
        }
        session.journal().unsubscribed(topicFilter);
        server.router().remove(subscription);
        return ReasonCode.SUCCESS;
    }

    private static Optional<TopicFilter> parse(String topicFilter) {
        try {
            return Optional.of(new TopicFilter(topicFilter));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty(); // answered with its Reason Code
        }
    }
}
