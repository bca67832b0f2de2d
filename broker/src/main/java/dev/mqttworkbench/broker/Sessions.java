package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.store.Stored;

/// The Sessions by client identifier: who takes one over, how long one stays, and when a Will is published. On the broker's
/// loop only.
final class Sessions {

    private final ServerState server;
    private final Map<String, Session> byClientIdentifier = new HashMap<>();

    Sessions(ServerState server) {
        this.server = server;
    }

    /// What a CONNECT gets.
    ///
    /// @param session its own from now on
    /// @param present whether the Session was there already
    record Opened(Session session, boolean present) {}

    /// Messages that wait in Sessions.
    ///
    /// @param messages how many
    /// @param bytes of topics and payloads
    record Waiting(long messages, long bytes) {}

    /// What waits to be sent for the first time.
    Waiting waiting() {
        var messages = 0L;
        var bytes = 0L;
        for (var session : byClientIdentifier.values()) {
            messages += session.sender().queued();
            bytes += session.sender().queuedBytes();
        }
        return new Waiting(messages, bytes);
    }

    int size() {
        return byClientIdentifier.size();
    }

    Optional<Session> find(String clientIdentifier) {
        return Optional.ofNullable(byClientIdentifier.get(clientIdentifier));
    }

    Collection<Session> all() {
        return List.copyOf(byClientIdentifier.values());
    }

    /// Gives a client its Session: takes it over from another connection of the same client identifier, goes on with the one
    /// that is there, or begins a new one. A Session is of one user, whoever else uses the same client identifier.
    Opened open(
            ClientConnection connection, Connect connect, String clientIdentifier, long expirySeconds, Principal principal) {
        var existing = byClientIdentifier.get(clientIdentifier);
        if (existing != null) {
            takeOver(existing, connect.cleanStart() || !existing.principal().isSameUserAs(principal));
            existing = byClientIdentifier.get(clientIdentifier); // it may have ended with its connection
        }
        var present = existing != null;
        var session = existing != null ? existing : begin(clientIdentifier);
        session.belongsNowTo(principal, server.access().rightsOf(principal, clientIdentifier));
        session.expireAfter(expirySeconds);
        session.connected(connection, connect.will().orElse(null));
        return new Opened(session, present); // [MQTT-3.2.2-2] [MQTT-3.2.2-3]
    }

    /// Goes on with the Sessions of an earlier run. Time went on meanwhile: what has expired ends now, and a Will that is due is
    /// published. Who was connected when the broker ended counts as disconnected from now on.
    void restore(List<Stored.Session> stored) {
        var wallClock = System.currentTimeMillis();
        for (var each : stored) {
            restore(each, wallClock);
        }
        for (var session : all()) {
            dropForbidden(session);
            goOn(session, wallClock);
        }
    }

    private void restore(Stored.Session stored, long wallClock) {
        var session = begin(stored.row().state().clientIdentifier());
        var principal = stored.row().state().userName().map(Principal::known).orElse(Principal.ANONYMOUS);
        session.belongsNowTo(principal, server.access().rightsOf(principal, session.clientIdentifier()));
        session.restore(stored, server.now(), wallClock);
        for (var each : stored.subscriptions()) {
            add(session, each.topicFilter(), each.options(), each.identifier());
        }
    }

    /// A Session that was deleted goes on as it was, without a connection; its time begins anew.
    ///
    /// @return false where its client has another one by now, or there is no room
    boolean bringBack(DeletedSession deleted) {
        var clientIdentifier = deleted.clientIdentifier();
        if (byClientIdentifier.containsKey(clientIdentifier) || !hasRoomFor(clientIdentifier)) {
            return false;
        }
        var session = begin(clientIdentifier);
        session.belongsNowTo(deleted.principal(), server.access().rightsOf(deleted.principal(), clientIdentifier));
        session.expireAfter(deleted.expirySeconds());
        session.disconnected(System.currentTimeMillis()); // which writes it into the store
        for (var each : deleted.subscriptions()) {
            session.journal().subscribed(add(session, each.topicFilter().value(), each.options(), each.identifier()));
        }
        deleted.open().forEach(each -> session.takeBack(each, server.now()));
        deleted.received().forEach(session::takeBackReceived);
        dropForbidden(session);
        if (session.expirySeconds() != BrokerSettings.NEVER) {
            session.waitForExpiry(server.loop().after(Duration.ofSeconds(session.expirySeconds()), () -> expire(session)));
        }
        return true;
    }

    private Subscription add(Session session, String topicFilter, SubscriptionOptions options, OptionalInt identifier) {
        var subscription = new Subscription(session, new TopicFilter(topicFilter), options, identifier);
        session.subscriptions().put(topicFilter, subscription);
        server.router().add(subscription);
        return subscription;
    }

    /// As [#connectionEnded(Session)] does, with what is left of the times.
    private void goOn(Session session, long wallClock) {
        if (session.disconnectedAt() == Stored.NEVER) {
            connectionEnded(session);
            return;
        }
        if (session.willDueAt() != Stored.NEVER) {
            var left = Duration.ofMillis(Math.max(0, session.willDueAt() - wallClock));
            session.waitForWill(server.loop().after(left, () -> publishWill(session)), session.willDueAt());
        }
        if (session.expirySeconds() != BrokerSettings.NEVER) {
            var gone = Duration.ofMillis(Math.max(0, wallClock - session.disconnectedAt()));
            var left = Duration.ofSeconds(session.expirySeconds()).minus(gone);
            if (left.isPositive()) {
                session.waitForExpiry(server.loop().after(left, () -> expire(session)));
            } else {
                expire(session);
            }
        }
    }

    /// Drops what waits and may not be read, by the rights of now; what a group shares goes to a member that may.
    void dropForbidden(Session session) {
        takeBack(session, delivery -> !session.rights().mayRead(delivery.message().topic()));
    }

    /// Whether a Session of this client may begin, or is there.
    boolean hasRoomFor(String clientIdentifier) {
        return byClientIdentifier.containsKey(clientIdentifier) || byClientIdentifier.size() < server.settings().limits().sessions();
    }

    /// Whether there is a Session of this client that would survive a restart.
    boolean isStored(String clientIdentifier) {
        var session = byClientIdentifier.get(clientIdentifier);
        return session != null && session.journal().isStored();
    }

    private Session begin(String clientIdentifier) {
        var session = new Session(
                clientIdentifier, server.settings(), server.counters(), server.journal(), server.events(), server.decisions());
        byClientIdentifier.put(clientIdentifier, session);
        server.decisions().sessionsChanged();
        server.counters().mostSessions = Math.max(server.counters().mostSessions, size());
        return session;
    }

    private void takeOver(Session session, boolean cleanStart) {
        session.connection().ifPresent(older -> {
            older.disconnect(ReasonCode.SESSION_TAKEN_OVER, "another connection uses the same client identifier"); // [MQTT-3.1.4-3]
            connectionEnded(session, cleanStart);
        });
        if (cleanStart && byClientIdentifier.get(session.clientIdentifier()) == session) {
            end(session); // [MQTT-3.1.2-4]
        }
    }

    /// The Network Connection of a Session is gone: its Will is published or waits, and the Session ends or waits.
    void connectionEnded(Session session) {
        connectionEnded(session, false);
    }

    private void connectionEnded(Session session, boolean sessionEndsNow) {
        session.disconnected(System.currentTimeMillis());
        takeBack(session, delivery -> delivery.group() != null && delivery.group().hasConnectedMember());
        var expiry = sessionEndsNow ? 0 : session.expirySeconds();
        if (expiry == 0) {
            end(session);
            return;
        }
        scheduleWill(session);
        if (expiry != BrokerSettings.NEVER) {
            session.waitForExpiry(server.loop().after(Duration.ofSeconds(expiry), () -> expire(session)));
        }
    }

    private void scheduleWill(Session session) {
        session.will().ifPresent(will -> {
            var delay = will.properties().get(Property.WILL_DELAY_INTERVAL, 0L);
            if (delay == 0) {
                publishWill(session);
            } else { // [MQTT-3.1.3-9]; an end of the Session before that publishes it
                session.waitForWill(
                        server.loop().after(Duration.ofSeconds(delay), () -> publishWill(session)),
                        System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(delay));
            }
        });
    }

    private void expire(Session session) {
        server.counters().sessionsExpired++;
        server.events().note(BrokerEvent.Kind.SESSION_EXPIRED, session.clientIdentifier(), "", "");
        end(session);
    }

    /// Ends a Session: publishes the Will that still waits and forgets everything.
    void end(Session session) {
        session.cancelTimers();
        publishWill(session); // [MQTT-3.1.2-8]
        List.copyOf(session.subscriptions().values()).forEach(server.router()::remove);
        session.subscriptions().clear();
        takeBack(session, delivery -> delivery.group() != null);
        var toOthers = session.sender().inFlight(QoS.AT_LEAST_ONCE).stream().filter(each -> each.group() != null).toList();
        var undelivered = session.sender().clear();
        server.counters().messagesDropped += undelivered.size() - toOthers.size();
        session.journal().ended(undelivered);
        session.receiver().clear();
        toOthers.forEach(this::handOver); // one at QoS 2 must not go to anybody else [MQTT-4.8.2-5]
        byClientIdentifier.remove(session.clientIdentifier(), session);
        server.decisions().sessionEnded(session.clientIdentifier());
    }

    /// Takes back what was not sent yet: what a group shares goes to another member.
    private void takeBack(Session session, Predicate<Delivery> which) {
        for (var delivery : session.sender().takeQueued(which)) {
            session.journal().finished(delivery);
            handOver(delivery);
        }
    }

    private void handOver(Delivery delivery) {
        if (delivery.group() == null || !delivery.group().deliver(delivery.message(), server.now())) {
            server.counters().messagesDropped++;
        }
    }

    private void publishWill(Session session) {
        session.will().ifPresent(will -> {
            session.removeWill();
            if (!will.topic().isReserved() && session.rights().mayWrite(will.topic())) { // as any PUBLISH of the client
                server.publishWill(message(will, session.clientIdentifier()), server.now());
            }
        });
    }

    private Message message(Will will, String publisher) {
        return Message.of(
                will.topic(), will.qos(), will.retain(), will.properties().without(Property.WILL_DELAY_INTERVAL),
                will.payload(), server.now(), publisher);
    }
}
