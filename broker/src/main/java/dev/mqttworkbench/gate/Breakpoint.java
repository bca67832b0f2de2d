package dev.mqttworkbench.gate;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.trace.Direction;

/// Which packets stop at a gate.
///
/// @param types of these types; there is at least one
/// @param direction going this way, seen from the side of the gate; both where it is empty
/// @param client of clients whose identifier fits: `*` stands for any characters; empty for all clients
/// @param topicFilter a PUBLISH stops only where its Topic Name matches; one that has only a Topic Alias does not
/// @param qos a PUBLISH stops only at this QoS
public record Breakpoint(
        Set<PacketType> types, Optional<Direction> direction, String client, Optional<TopicFilter> topicFilter, Optional<QoS> qos) {

    /// What makes up the exchanges of messages, and asking for them.
    private static final Set<PacketType> EXCHANGES = EnumSet.of(
            PacketType.PUBLISH, PacketType.PUBACK, PacketType.PUBREC, PacketType.PUBREL, PacketType.PUBCOMP, PacketType.SUBSCRIBE,
            PacketType.SUBACK, PacketType.UNSUBSCRIBE, PacketType.UNSUBACK);

    /// @throws IllegalArgumentException when there is no type
    public Breakpoint {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a breakpoint needs a packet type");
        }
        types = Set.copyOf(types);
    }

    /// Every packet of message exchanges and subscriptions of a client, both ways: what stepping through stops at. Keep alive,
    /// CONNECT and DISCONNECT pass.
    ///
    /// @param client as [#client()]
    public static Breakpoint stepping(String client) {
        return new Breakpoint(EXCHANGES, Optional.empty(), client, Optional.empty(), Optional.empty());
    }

    /// Every packet of a type, whosever and whichever way.
    public static Breakpoint at(PacketType type) {
        return new Breakpoint(Set.of(type), Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /// Whether a packet stops.
    ///
    /// @param clientIdentifier empty where it is not known yet
    public boolean stops(Direction way, String clientIdentifier, Packet packet) {
        return types.contains(packet.type())
                && direction.filter(only -> only != way).isEmpty()
                && fits(clientIdentifier)
                && (!(packet instanceof Publish publish) || stops(publish));
    }

    private boolean stops(Publish publish) {
        return qos.filter(only -> only != publish.qos()).isEmpty()
                && topicFilter.filter(filter -> publish.topicName().isEmpty() || !filter.matchesValid(publish.topicName())).isEmpty();
    }

    private boolean fits(String clientIdentifier) {
        if (client.isEmpty() || client.equals(clientIdentifier)) {
            return true;
        }
        if (client.indexOf('*') < 0) {
            return false;
        }
        var pattern = Pattern.quote(client).replace("*", "\\E.*\\Q");
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(clientIdentifier).matches();
    }
}
