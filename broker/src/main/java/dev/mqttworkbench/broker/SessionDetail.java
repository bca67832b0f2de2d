package dev.mqttworkbench.broker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.Will;

/// One Session of a [Broker] in full, as it was at one moment. Lists have their first 1,000 elements; [SessionSummary] says how many
/// there are.
///
/// @param summary the Session in a line
/// @param subscriptions in the order of their filters
/// @param toClient messages at QoS 1 and 2 that are sent and not finished, oldest first
/// @param fromClient messages at QoS 2 that wait for PUBREL, in the order of their identifiers
/// @param queuedAtMostOnce messages at QoS 0 that wait for a client that reads too slowly
/// @param will what is published unless the client says goodbye
/// @param connection what belongs to the Network Connection; empty while the client is away
public record SessionDetail(
        SessionSummary summary,
        List<Granted> subscriptions,
        List<InFlight> toClient,
        List<InFlight> fromClient,
        int queuedAtMostOnce,
        Optional<Will> will,
        Optional<Connection> connection) {

    /// How many elements a list has at the most.
    public static final int LONGEST = 1_000;

    /// A Subscription.
    ///
    /// @param topicFilter with its Share Name, where it is shared
    /// @param options with the QoS that was granted
    /// @param identifier the Subscription Identifier
    public record Granted(String topicFilter, SubscriptionOptions options, OptionalInt identifier) {}

    /// A message that is not finished.
    ///
    /// @param packetIdentifier 1 to 65,535
    /// @param topic empty where it is not known any more
    /// @param qos 1 or 2
    /// @param awaited the packet that the client has to send next
    /// @param since when it was sent, or came, last; empty where that was before a restart or it waits to be sent again
    public record InFlight(int packetIdentifier, String topic, QoS qos, PacketType awaited, Optional<Instant> since) {}

    /// A Receive Maximum and how much of it is used.
    ///
    /// @param maximum 1 to 65,535
    /// @param used messages at QoS 1 and 2 that are not acknowledged
    public record Window(int maximum, int used) {}

    /// Topic Aliases of one direction.
    ///
    /// @param maximum how many there may be; 0: none
    /// @param topics those that are set, by number
    public record Aliases(int maximum, SortedMap<Integer, String> topics) {}

    /// What belongs to one Network Connection.
    ///
    /// @param since when it began
    /// @param cleanStart whether the client asked for a new Session
    /// @param toClient the client's Receive Maximum, or the broker's limit where that is lower
    /// @param fromClient the broker's Receive Maximum
    /// @param aliasesToClient that the broker has set
    /// @param aliasesFromClient that the client has set
    /// @param maximumPacketSize the largest packet that the client takes, in bytes; empty where it did not say
    /// @param packetsReceived from the client
    /// @param packetsSent to the client
    /// @param bytesReceived of all packets from the client
    /// @param bytesSent of all packets to the client
    public record Connection(
            Instant since, boolean cleanStart, Window toClient, Window fromClient, Aliases aliasesToClient, Aliases aliasesFromClient,
            OptionalLong maximumPacketSize, long packetsReceived, long packetsSent, long bytesReceived, long bytesSent) {}
}
