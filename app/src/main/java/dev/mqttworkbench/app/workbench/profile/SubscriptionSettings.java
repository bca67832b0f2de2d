package dev.mqttworkbench.app.workbench.profile;

import java.util.Objects;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// A Subscription that is made when the connection stands. Versions before 5 know filter and QoS alone.
///
/// @param topicFilter of what
/// @param qos the highest one that is wanted, 0 to 2
/// @param noLocal whether what this client publishes stays out
/// @param retainAsPublished whether the flag is kept as it was published
/// @param retainHandling when retained messages are sent: 0 always, 1 for a new Subscription, 2 never
/// @param identifier the Subscription Identifier, 1 to 268,435,455; empty for none
/// @param colour in which it is shown
public record SubscriptionSettings(
        String topicFilter, int qos, boolean noLocal, boolean retainAsPublished, int retainHandling, Optional<Integer> identifier, Colour colour) {

    /// The largest Subscription Identifier.
    public static final int LARGEST_IDENTIFIER = 268_435_455;

    /// @throws IllegalArgumentException when a value is out of its bounds, or the filter is none
    public SubscriptionSettings {
        var _ = new TopicFilter(Objects.requireNonNull(topicFilter, "topicFilter"));
        Objects.requireNonNull(colour, "colour");
        Bounds.require("qos", qos, 0, 2);
        Bounds.require("retainHandling", retainHandling, 0, 2);
        identifier.ifPresent(value -> Bounds.require("identifier", value, 1, LARGEST_IDENTIFIER));
    }

    /// At QoS 2, with the flags as they were published.
    public static SubscriptionSettings to(String topicFilter) {
        return new SubscriptionSettings(topicFilter, 2, false, true, 0, Optional.empty(), Colour.NONE);
    }

    /// At QoS 0, with the flags as they were published: what is proposed for all that a broker has. At a higher one many brokers drop
    /// what a client has not acknowledged beyond some hundred messages, without a word, and so most of what they keep.
    public static SubscriptionSettings watching(String topicFilter) {
        return new SubscriptionSettings(topicFilter, 0, false, true, 0, Optional.empty(), Colour.NONE);
    }

    /// What is asked for in SUBSCRIBE.
    public Subscribe.Requested requested(ProtocolVersion version) {
        var options = version.isV5()
                ? new SubscriptionOptions(QoS.of(qos), noLocal, retainAsPublished, RetainHandling.of(retainHandling))
                : SubscriptionOptions.of(QoS.of(qos));
        return new Subscribe.Requested(topicFilter, options);
    }

    /// The properties of SUBSCRIBE.
    public Properties properties() {
        return identifier.map(number -> Properties.of(Property.SUBSCRIPTION_IDENTIFIER, number)).orElse(Properties.NONE);
    }
}
