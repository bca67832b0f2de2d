package dev.mqttworkbench.broker;

import java.util.List;
import java.util.stream.Stream;

import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.mqtt.delivery.Receiver;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;

/// A Session that somebody at the broker has deleted, as it was: what [SessionQueries#bringBack(DeletedSession)] needs. Any thread.
///
/// Its Will is not in it, since that is published when it is deleted; nor is what was on its way to a group that shares a Subscription, which went
/// to another member.
public final class DeletedSession {

    /// A message that was not finished.
    ///
    /// @param packetIdentifier with which it was sent, 0 when it only waited
    /// @param isReleased whether the client has answered with PUBREC
    record Open(Delivery delivery, int packetIdentifier, boolean isReleased) {}

    private final String clientIdentifier;
    private final Principal principal;
    private final long expirySeconds;
    private final List<Subscription> subscriptions;
    private final List<Open> open;
    private final List<Integer> received;

    private DeletedSession(Session session) {
        this.clientIdentifier = session.clientIdentifier();
        this.principal = session.principal();
        this.expirySeconds = session.expirySeconds();
        this.subscriptions = List.copyOf(session.subscriptions().values());
        this.open = openOf(session);
        this.received = session.receiver().awaitingPubRel(Integer.MAX_VALUE).stream().map(Receiver.Taken::packetIdentifier).toList();
    }

    /// A Session as it is; on the broker's loop.
    static DeletedSession of(Session session) {
        return new DeletedSession(session);
    }

    private static List<Open> openOf(Session session) {
        var inFlight = session.sender().inFlight(Integer.MAX_VALUE).stream()
                .filter(each -> each.message().group() == null || each.message().qos() == QoS.EXACTLY_ONCE) // that one must not go to anybody else
                .map(each -> new Open(alone(each.message()), each.packetIdentifier(), each.awaited() == PacketType.PUBCOMP));
        var queued = session.sender().queuedMessages().stream().filter(each -> each.group() == null).map(each -> new Open(alone(each), 0, false));
        return Stream.concat(inFlight, queued).toList();
    }

    /// Neither stored nor anybody else's.
    private static Delivery alone(Delivery delivery) {
        return new Delivery(delivery.message(), delivery.qos(), delivery.retain(), delivery.subscriptionIdentifiers());
    }

    /// Whose it was.
    public String clientIdentifier() {
        return clientIdentifier;
    }

    /// Whether it would have outlived its connection: one that would not has nothing to come back to.
    public boolean outlivesItsConnection() {
        return expirySeconds > 0;
    }

    Principal principal() {
        return principal;
    }

    long expirySeconds() {
        return expirySeconds;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    List<Open> open() {
        return open;
    }

    /// The QoS 2 Packet Identifiers that were received and wait for PUBREL.
    List<Integer> received() {
        return received;
    }
}
