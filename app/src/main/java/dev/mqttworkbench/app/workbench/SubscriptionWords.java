package dev.mqttworkbench.app.workbench;

import java.util.Set;

import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// What a broker said to a subscription, in the reader's language.
///
/// @param words where the texts stand
public record SubscriptionWords(Words words) {

    /// The Reason Codes of SUBACK that have words of their own.
    public static final Set<ReasonCode> KNOWN = Set.of(
            ReasonCode.UNSPECIFIED_ERROR, ReasonCode.IMPLEMENTATION_SPECIFIC_ERROR, ReasonCode.NOT_AUTHORIZED, ReasonCode.TOPIC_FILTER_INVALID,
            ReasonCode.PACKET_IDENTIFIER_IN_USE, ReasonCode.QUOTA_EXCEEDED, ReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED,
            ReasonCode.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED, ReasonCode.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED);

    /// In a few words: "granted QoS 1", "refused: not authorized (0x87)".
    public String result(Subscribed subscribed) {
        return subscribed.answer().map(code -> code.isError() ? words.get("subscribe.refused", code) : words.get("subscribe.granted", code.code()))
                .orElseGet(() -> words.get(subscribed.isOverdue() ? "subscribe.overdue" : "subscribe.waiting"));
    }

    /// In a sentence, and where it was refused what to do about it.
    public String sentence(Subscribed subscribed) {
        var filter = subscribed.wanted().topicFilter();
        return subscribed.answer().map(code -> code.isError() ? refusal(filter, code)
                : granted(subscribed, code.code())).orElseGet(() -> words.get(subscribed.isOverdue() ? "subscribe.overdue.sentence" : "subscribe.asking", filter));
    }

    /// That it was refused, and what to do about it.
    String refusal(String filter, ReasonCode code) {
        return words.get("subscribe.refused.sentence", filter, code, advice(code));
    }

    private String granted(Subscribed subscribed, int qos) {
        var wanted = subscribed.wanted();
        return words.get(qos < wanted.qos() ? "subscribe.granted.less" : "subscribe.granted.sentence", wanted.topicFilter(), qos, wanted.qos());
    }

    private String advice(ReasonCode code) {
        return words.get(KNOWN.contains(code) ? "subscribe.advice." + code.name() : "subscribe.advice.other");
    }
}
