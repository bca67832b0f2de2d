package dev.mqttworkbench.broker;

/// How much of something a [Broker] takes, over what one client may have open, which [BrokerSettings] says itself.
///
/// @param connections Network Connections at a time; one more is refused at CONNECT with 0x97, before MQTT 5 with return code 3
/// @param connectionsPerAddress of one address, refused in the same way
/// @param subscriptionsPerClient Subscriptions of one Session; one more is refused with 0x97, before MQTT 5 with 0x80
/// @param retainedMessages topics with a retained message; a message for one more is refused with 0x97, and at QoS 0 or before
///         MQTT 5 delivered without being kept; what was kept stays
/// @param retainedBytes bytes of the payloads of retained messages, refused in the same way
/// @param topicLevels levels of a Topic Name or Topic Filter; a client that publishes to more is disconnected with 0x90, a filter
///         with more is refused with 0x8F
public record Limits(
        int connections, int connectionsPerAddress, int subscriptionsPerClient, int retainedMessages, long retainedBytes,
        int topicLevels) {

    /// For a laptop: more than a lesson or a load test needs, and little enough to live with.
    public static final Limits DEFAULTS = new Limits(20_000, 20_000, 200_000, 1_000_000, 1L << 30, 200);

    /// @throws IllegalArgumentException with a sentence for the user when one of them is not positive
    public Limits {
        for (var limit : new long[] {
            connections, connectionsPerAddress, subscriptionsPerClient, retainedMessages, retainedBytes, topicLevels
        }) {
            if (limit < 1) {
                throw new IllegalArgumentException("A limit is at least 1, not " + limit);
            }
        }
    }

    /// Whether a Topic Name or Topic Filter has too many levels.
    boolean isTooDeep(String topic) {
        var levels = 1;
        for (var slash = topic.indexOf('/'); slash >= 0; slash = topic.indexOf('/', slash + 1)) {
            if (++levels > topicLevels) {
                return true;
            }
        }
        return false;
    }
}
