package dev.mqttworkbench.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// A message has been taken to everybody who is to get it; the [Decision]s of this moment stand before it, and whoever has none
/// has no matching Subscription.
///
/// @param nanoTime monotonic time in nanoseconds
/// @param message its number
/// @param topic where it was published to
/// @param qos at which QoS
/// @param retain whether it was published to be retained
/// @param publisher the client identifier of who published it; empty for the broker itself
/// @param origin how it came about
/// @param refusal why the broker did not take the message; empty where it did
/// @param sessions the client identifiers of all Sessions at this moment; one list for as long as they stay the same
/// @param filters the Topic Filters by which Sessions got it, by client identifier: one for each of the first [#MOST_FILTERS]
/// @param isNewList whether this is the first record with this list
public record Routing(
        long nanoTime, long message, String topic, QoS qos, boolean retain, String publisher, Origin origin, Optional<ReasonCode> refusal,
        List<String> sessions, Map<String, String> filters, boolean isNewList)
        implements TraceRecord {

    /// Of how many Sessions the Topic Filter is told at the most.
    public static final int MOST_FILTERS = 64;

    private static final int COST_OF_A_FILTER = 48; // its name is that of the Subscription
    private static final int COST_OF_A_SESSION = 64; // with its name, which nobody else may have any more

    /// How a message comes about.
    public enum Origin {
        /// A PUBLISH of a client.
        PUBLISH,
        /// A Will.
        WILL,
        /// Somebody at the broker, such as the view of the retained messages.
        BROKER
    }

    @Override
    public int cost() {
        return 120 + topic.length() + costOfFilters() + costOfSessions();
    }

    /// About how many bytes of memory its filters take.
    public int costOfFilters() {
        return COST_OF_A_FILTER * filters.size();
    }

    /// About how many bytes of memory its list takes; nothing where an earlier record has the same one.
    public int costOfSessions() {
        return isNewList ? COST_OF_A_SESSION * sessions.size() : 0;
    }
}
