package dev.mqttworkbench.broker;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import dev.mqttworkbench.mqtt.delivery.Receiver;
import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.store.Stored;

/// Makes values of what Sessions are at one moment. On the broker's loop only.
///
/// @param now monotonic nanoseconds
/// @param wallClock the same moment
record SessionFacts(long now, Instant wallClock) {

    static SessionFacts now(ServerState server) {
        return new SessionFacts(server.now(), Instant.now());
    }

    private Instant at(long nanos) {
        return wallClock.plusNanos(nanos - now);
    }

    SessionSummary summary(Session session) {
        var connection = session.connection();
        return new SessionSummary(
                session.clientIdentifier(), connection.flatMap(this::link), since(session, connection), session.principal().userName(),
                session.subscriptions().size(), session.sender().inFlight(), session.receiver().awaitingPubRel(),
                session.sender().queued(), session.sender().queuedBytes(), session.dropped(),
                session.will().isPresent(), known(session.willDueAt()), session.expirySeconds(), expiresAt(session, connection.isPresent()));
    }

    private Optional<Instant> since(Session session, Optional<ClientConnection> connection) {
        return connection.isPresent() ? Optional.of(at(connection.get().acceptedAt())) : known(session.disconnectedAt());
    }

    private static Optional<Instant> known(long wallClockMillis) {
        return wallClockMillis == Stored.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(wallClockMillis));
    }

    private static Optional<Instant> expiresAt(Session session, boolean isConnected) {
        return isConnected || session.expirySeconds() == BrokerSettings.NEVER
                ? Optional.empty()
                : known(session.disconnectedAt()).map(ended -> ended.plusSeconds(session.expirySeconds()));
    }

    private Optional<SessionSummary.Link> link(ClientConnection connection) {
        return connection.connected().map(connected -> {
            var keepAlive = connected.keepAlive();
            var waits = keepAlive.isOn() && connection.network().isKeepAlivePaused();
            return new SessionSummary.Link(
                    connection.network().version().orElse(ProtocolVersion.V5), connection.entrance().scheme(), connection.network().peer().address(),
                    keepAlive.seconds(),
                    keepAlive.isOn() && !waits ? Optional.of(at(now + keepAlive.untilTimeout(now))) : Optional.empty(), waits,
                    connection.isFrozen());
        });
    }

    SessionDetail detail(Session session) {
        return new SessionDetail(
                summary(session), subscriptions(session),
                session.sender().inFlight(SessionDetail.LONGEST).stream().map(this::toClient).toList(),
                session.receiver().awaitingPubRel(SessionDetail.LONGEST).stream().map(this::fromClient).toList(),
                session.sender().queuedAtMostOnce(), session.will(),
                session.connection().flatMap(connection -> connection.connected().map(connected -> connection(session, connection, connected))));
    }

    private static List<SessionDetail.Granted> subscriptions(Session session) {
        return session.subscriptions().values().stream()
                .limit(SessionDetail.LONGEST)
                .map(each -> new SessionDetail.Granted(each.topicFilter().value(), each.options(), each.identifier()))
                .sorted(Comparator.comparing(SessionDetail.Granted::topicFilter))
                .toList();
    }

    private SessionDetail.InFlight toClient(Sender.InFlight<Delivery> sent) {
        return new SessionDetail.InFlight(
                sent.packetIdentifier(), sent.message().message().topic().value(), sent.message().qos(), sent.awaited(),
                sent.sentAt().isPresent() ? Optional.of(at(sent.sentAt().getAsLong())) : Optional.empty());
    }

    private SessionDetail.InFlight fromClient(Receiver.Taken taken) {
        return new SessionDetail.InFlight(
                taken.packetIdentifier(), taken.topic(), QoS.EXACTLY_ONCE, PacketType.PUBREL,
                taken.takenAt() == Receiver.Taken.UNKNOWN ? Optional.empty() : Optional.of(at(taken.takenAt())));
    }

    private SessionDetail.Connection connection(Session session, ClientConnection connection, Connected connected) {
        var terms = connection.terms();
        var network = connection.network();
        return new SessionDetail.Connection(
                at(connection.acceptedAt()), connection.cleanStart(),
                new SessionDetail.Window(session.sender().receiveMaximum(), session.sender().unacknowledged()),
                new SessionDetail.Window(session.receiver().receiveMaximum(), session.receiver().unacknowledged()),
                aliases(terms.aliases().maximum(), terms.aliases().set(SessionDetail.LONGEST)),
                aliases(connected.topicAliases().maximum(), connected.topicAliases().set()),
                terms.maximumPacketSize() == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(terms.maximumPacketSize()),
                connection.packetsReceived(), connection.packetsSent(), network.bytesReceived(), network.bytesSent());
    }

    private static SessionDetail.Aliases aliases(int maximum, Map<Integer, String> topics) {
        return new SessionDetail.Aliases(maximum, Collections.unmodifiableSortedMap(new TreeMap<>(topics)));
    }
}
