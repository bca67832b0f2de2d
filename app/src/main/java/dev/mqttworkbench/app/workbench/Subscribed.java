package dev.mqttworkbench.app.workbench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// A subscription of a connection, and what the broker said to it.
///
/// @param wanted what was asked for
/// @param answer the Reason Code in SUBACK: a granted QoS or a refusal; empty until it comes
/// @param answeredAt when
/// @param isOverdue whether the broker should have answered long ago
public record Subscribed(SubscriptionSettings wanted, Optional<ReasonCode> answer, Optional<Instant> answeredAt, boolean isOverdue) {

    /// Asked for, and not answered yet.
    static Subscribed asked(SubscriptionSettings wanted) {
        return new Subscribed(wanted, Optional.empty(), Optional.empty(), false);
    }

    /// Asked for, and not answered in time.
    static Subscribed overdue(SubscriptionSettings wanted) {
        return new Subscribed(wanted, Optional.empty(), Optional.empty(), true);
    }

    /// Answered just now.
    Subscribed answered(ReasonCode code) {
        return new Subscribed(wanted, Optional.of(code), Optional.of(Instant.now()), false);
    }

    /// Whether RETAIN 0 of a live message on this topic does not say whether the broker keeps it: the flag is kept by a Subscription
    /// of MQTT 5 with Retain As Published alone.
    static boolean isFlagLost(List<Subscribed> all, ProtocolVersion version, String topic) {
        return !version.isV5() || all.stream().map(Subscribed::wanted).anyMatch(wanted ->
                !wanted.retainAsPublished() && new TopicFilter(wanted.topicFilter()).matches(new TopicName(topic)));
    }

    /// Whether the QoS of a message on this topic is that at which it was published: a Subscription gets it at its own QoS at the most,
    /// and at no lower one than both. At QoS 2 that is the one that the broker has for anybody.
    static boolean isQosTold(List<Subscribed> all, String topic, QoS qos) {
        return all.stream()
                .filter(each -> each.wanted.qos() < 2 && !each.isRefused() && each.answer.filter(granted -> qos.level() < granted.code()).isEmpty())
                .noneMatch(each -> new TopicFilter(each.wanted.topicFilter()).matches(new TopicName(topic)));
    }

    /// Whether there is something to tell the reader: it was refused, or not answered in time.
    public boolean isTrouble() {
        return isRefused() || isOverdue;
    }

    /// Whether the broker refused it.
    public boolean isRefused() {
        return answer.filter(ReasonCode::isError).isPresent();
    }
}
