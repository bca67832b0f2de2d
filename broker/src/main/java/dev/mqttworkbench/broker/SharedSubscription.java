package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.QoS;
import org.jspecify.annotations.Nullable;

/// The Sessions that share one Topic Filter under one Share Name: each message goes to one of them (4.8.2). They take
/// turns; whoever takes messages at once comes before whoever would only let them wait, and whoever is connected before whoever
/// is not. On the broker's loop only.
final class SharedSubscription {

    /// How soon a member would get a message, best first.
    private enum Readiness { NOW, CONNECTED, AWAY }

    private final List<Subscription> members = new ArrayList<>();
    private int turn;

    boolean isEmpty() {
        return members.isEmpty();
    }

    /// Who shares it.
    List<Subscription> members() {
        return members;
    }

    /// Adds a member, or replaces its Subscription; answers whether it is new.
    boolean add(Subscription subscription) {
        for (var i = 0; i < members.size(); i++) {
            if (members.get(i).session() == subscription.session()) {
                members.set(i, subscription);
                return false;
            }
        }
        members.add(subscription);
        return true;
    }

    /// Takes a member away; the others stay. Answers whether there was one.
    boolean remove(Session session) {
        return members.removeIf(member -> member.session() == session);
    }

    /// Whether a message would wait for a Session that survives a restart.
    boolean reachesStored() {
        return members.stream().anyMatch(member -> member.session().journal().isStored());
    }

    /// Delivers a message to one member.
    ///
    /// @return whether there was one to deliver it to
    boolean deliver(Message message, long now) {
        var member = next(message);
        if (member == null) {
            return false;
        }
        var options = member.options();
        var identifiers = member.identifier().isPresent() ? List.of(member.identifier().getAsInt()) : List.<Integer>of();
        member.session().deliver(
                new Delivery(
                        message, message.qos().atMost(options.maximumQos()),
                        message.retain() && options.retainAsPublished(), identifiers, this),
                now);
        return true;
    }

    /// Whose turn it is. At QoS 0 a member that is away cannot be meant, and nobody gets what they may not read.
    private @Nullable Subscription next(Message message) {
        var qos = message.qos();
        var best = -1;
        var bestReadiness = Readiness.AWAY;
        for (var i = 0; i < members.size() && (best < 0 || bestReadiness != Readiness.NOW); i++) {
            var candidate = (turn + i) % members.size();
            var readiness = readiness(members.get(candidate).session());
            var reachable = readiness != Readiness.AWAY
                    || qos.atMost(members.get(candidate).options().maximumQos()) != QoS.AT_MOST_ONCE;
            var allowed = members.get(candidate).session().rights().mayRead(message.topic());
            if (reachable && allowed && (best < 0 || readiness.compareTo(bestReadiness) < 0)) {
                best = candidate;
                bestReadiness = readiness;
            }
        }
        if (best < 0) {
            return null;
        }
        turn = (best + 1) % members.size();
        return members.get(best);
    }

    private static Readiness readiness(Session session) {
        if (session.connection().isEmpty()) {
            return Readiness.AWAY;
        }
        return session.sender().sendsAtOnce() ? Readiness.NOW : Readiness.CONNECTED;
    }

    /// Whether anybody is connected who could take over what a member has not been sent.
    boolean hasConnectedMember() {
        return members.stream().anyMatch(member -> member.session().connection().isPresent());
    }
}
