package dev.mqttworkbench.broker;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How much of something a [Broker] takes, over what one client may have open, which [BrokerSettings] says itself.
///
/// @param connections Network Connections at a time; one more is refused at CONNECT with 0x97, before MQTT 5 with return code 3
/// @param connectionsPerAddress of one address, refused in the same way
/// @param subscriptionsPerClient Subscriptions of one Session; one more is refused with 0x97, before MQTT 5 with 0x80
/// @param retainedMessages topics with a retained message; a message for one more is refused with 0x97, and at QoS 0 or before
///         MQTT 5 delivered without being kept; what was kept stays
/// @param retainedBytes bytes of payloads, topics and properties of retained messages, refused in the same way
/// @param topicLevels levels of a Topic Name or Topic Filter; a client that publishes to more is disconnected with 0x90, a filter
///         with more is refused with 0x8F
/// @param topicBytes bytes of a Topic Name or Topic Filter in UTF-8, refused in the same way; the standard has no more than 65,535
/// @param sessions Sessions, of connected clients and of others; a client that would begin one more that outlives its connection is
///         refused with 0x97, before MQTT 5 with return code 3
/// @param publishesPerSecond PUBLISH packets of one client, of which a second's worth may come at once; what comes faster is not read
///         until its time has come, so that nothing is lost; 0: as many as it likes
public record Limits(
        int connections, int connectionsPerAddress, int subscriptionsPerClient, int retainedMessages, long retainedBytes,
        int topicLevels, int topicBytes, int sessions, int publishesPerSecond) {

    private static final int LONGEST_TOPIC = 65_535;
    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    /// For a laptop: more than a lesson or a load test needs, and little enough to live with.
    public static final Limits DEFAULTS = new Limits(20_000, 20_000, 200_000, 1_000_000, 1L << 30, 200, LONGEST_TOPIC, 200_000, 0);

    /// @throws IllegalArgumentException with a sentence for the user when one of them is out of its bounds
    public Limits {
        for (var limit : new long[] {
            connections, connectionsPerAddress, subscriptionsPerClient, retainedMessages, retainedBytes, topicLevels, topicBytes,
            sessions
        }) {
            if (limit < 1) {
                throw new IllegalArgumentException("A limit is at least 1, not " + limit);
            }
        }
        if (topicBytes > LONGEST_TOPIC) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "A topic has at most %d bytes, not %d", LONGEST_TOPIC, topicBytes));
        }
        if (publishesPerSecond < 0) {
            throw new IllegalArgumentException("A client publishes at 0 or more messages a second, not " + publishesPerSecond);
        }
    }

    /// Whether a Topic Name or Topic Filter has too many levels or bytes.
    boolean isTooLong(String topic) {
        if ((long) topic.length() * MOST_BYTES_OF_A_CHARACTER > topicBytes
                && topic.getBytes(StandardCharsets.UTF_8).length > topicBytes) {
            return true;
        }
        var levels = 1;
        for (var slash = topic.indexOf('/'); slash >= 0; slash = topic.indexOf('/', slash + 1)) {
            if (++levels > topicLevels) {
                return true;
            }
        }
        return false;
    }
}
