package dev.mqttworkbench.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.mqttworkbench.model.ModelSession.Connection;
import dev.mqttworkbench.model.ModelSession.Subscription;
import dev.mqttworkbench.model.Step.Owed;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// The standard as a Server in a few hundred plain lines: told what clients send, it says what they have to hear.
///
/// Where the standard leaves a choice that the project has made, the model makes the same: one copy for overlapping Subscriptions,
/// a QoS 2 message passed on at PUBLISH, an answer behind what it causes. Where the Server may do as it likes from case to case
/// (Packet Identifiers, the order of retained messages), the model follows what was heard.
///
/// Left out: shared Subscriptions, which have a choice at every message, and everything that needs a clock: expiry after a time,
/// Will Delay, Message Expiry, Keep Alive.
final class Model {

    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int NO_SUBSCRIPTION_EXISTED = 0x11;
    private static final int PROTOCOL_ERROR = 0x82;
    private static final int SERVER_SHUTTING_DOWN = 0x8B;
    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final int PACKET_IDENTIFIER_NOT_FOUND = 0x92;

    private final Line line;
    private final Map<Who, ModelSession> sessions = new EnumMap<>(Who.class);
    private final Set<Who> connected = new LinkedHashSet<>(); // the latest last
    private final Map<String, Retained> retained = new TreeMap<>();

    private record Retained(Message message, Who publisher) {}

    Model(Line line) {
        this.line = line;
    }

    boolean isConnected(Who client) {
        return connected.contains(client);
    }

    ProtocolVersion version(Who client) {
        return connection(client).version();
    }

    int connections() {
        return connected.size();
    }

    int sessions() {
        return sessions.size();
    }

    int subscriptions() {
        return sessions.values().stream().mapToInt(session -> session.subscriptions.size()).sum();
    }

    int retainedMessages() {
        return retained.size();
    }

    /// The QoS 2 messages of a client that it has not released.
    Collection<Message> unreleased(Who client) {
        return sessions.get(client).received.values();
    }

    /// What a client has to answer.
    List<Integer> owed(Who client, Owed with) {
        return sessions.get(client).outbox.owed(with);
    }

    boolean owesAnything(Who client) {
        return Stream.of(Owed.values()).anyMatch(each -> !owed(client, each).isEmpty());
    }

    private Connection connection(Who client) {
        return Optional.ofNullable(sessions.get(client).connection).orElseThrow();
    }

    void connect(Step.Connect connect) {
        var client = connect.client();
        if (isConnected(client)) {
            close(client, OptionalInt.of(SESSION_TAKEN_OVER)); // [MQTT-3.1.4-3]
            connectionEnded(client, true); // [MQTT-3.1.2-8]
        }
        if (connect.cleanStart()) {
            sessions.remove(client); // [MQTT-3.1.2-4]
        }
        line.says(client, new Said.ConnAck(sessions.containsKey(client))); // [MQTT-3.2.2-2] [MQTT-3.2.2-3]
        var session = sessions.computeIfAbsent(client, fresh -> new ModelSession(fresh, line));
        session.lasting = connect.lasting();
        session.connection = new Connection(connect.version(), connect.will());
        connected.add(client);
        session.outbox.connected(connect.version(), connect.receiveMaximum());
    }

    void disconnect(Who client, Step.Manner manner) {
        var is5 = version(client).isV5();
        if (is5 && manner == Step.Manner.AND_ENDS_ITS_SESSION) {
            sessions.get(client).lasting = false;
        }
        close(client, OptionalInt.empty());
        connectionEnded(client, is5 && manner == Step.Manner.WITH_WILL); // [MQTT-3.14.4-3]
    }

    void drop(Who client) {
        connectionEnded(client, true);
    }

    boolean hasKnownOrder(Who client) {
        return sessions.get(client).outbox.hasKnownOrder();
    }

    /// The client does not listen any more, until it is dropped.
    void unheard(Who client) {
        line.mute(client);
        sessions.get(client).outbox.unheard();
    }

    void misbehave(Who client) {
        close(client, OptionalInt.of(PROTOCOL_ERROR)); // [MQTT-3.1.0-2]
        connectionEnded(client, true);
    }

    /// While it stops, one connection ends after the other: clients that are still there may hear the Wills of others, or not.
    void restart() {
        connected.forEach(client -> sessions.get(client).outbox.unheard());
        for (var client : List.copyOf(connected)) {
            close(client, OptionalInt.of(SERVER_SHUTTING_DOWN));
            connectionEnded(client, true);
        }
    }

    private void close(Who client, OptionalInt reasonCode) {
        if (version(client).isV5()) {
            reasonCode.ifPresent(code -> line.says(client, new Said.Disconnect(code)));
        }
        line.says(client, new Said.End());
    }

    private void connectionEnded(Who client, boolean publishesWill) {
        var session = sessions.get(client);
        var will = connection(client).will().filter(there -> publishesWill);
        connected.remove(client);
        session.connection = null;
        session.outbox.disconnected();
        if (!session.lasting) {
            sessions.remove(client); // [MQTT-3.1.2-23]
        }
        will.ifPresent(each -> route(client, new Message(each.topic(), willOf(client), each.qos(), each.retain(), 0)));
    }

    /// The payload of a client's Will.
    static String willOf(Who client) {
        return "will of " + client;
    }

    void subscribe(Step.Subscribe subscribe, int packetIdentifier) {
        var client = subscribe.client();
        var session = sessions.get(client);
        var reasonCodes = new ArrayList<Integer>();
        var sendRetained = new ArrayList<Subscription>();
        for (var each : subscribe.wanted()) {
            var wanted = each.in(version(client));
            var subscription = new Subscription(wanted, version(client).isV5() ? subscribe.identifier() : 0);
            var replaced = session.subscriptions.put(wanted.filter(), subscription); // [MQTT-3.8.4-3]
            if (wanted.retainHandling() == 0 || wanted.retainHandling() == 1 && replaced == null) { // [MQTT-3.3.1-10]
                sendRetained.add(subscription);
            }
            reasonCodes.add(wanted.qos());
        }
        line.says(client, new Said.Answer("SUBACK", packetIdentifier, reasonCodes)); // [MQTT-3.8.4-6]
        sendRetained.forEach(subscription -> session.outbox.offer(retainedFor(subscription, client)));
    }

    private List<Delivery> retainedFor(Subscription subscription, Who client) {
        return retained.values().stream()
                .filter(each -> subscription.wanted().matches(each.message().topic()))
                .filter(each -> !(subscription.wanted().noLocal() && each.publisher() == client)) // [MQTT-3.8.3-3]
                .map(each -> Delivery.ofRetained(each.message(), subscription))
                .toList();
    }

    void unsubscribe(Who client, String filter, int packetIdentifier) {
        var removed = sessions.get(client).subscriptions.remove(filter) != null; // [MQTT-3.10.4-1]
        line.says(client, new Said.Answer(
                "UNSUBACK", packetIdentifier,
                version(client).isV5() ? List.of(removed ? 0 : NO_SUBSCRIPTION_EXISTED) : List.of()));
    }

    void publish(Who client, Message message) {
        var session = sessions.get(client);
        var identifier = message.packetIdentifier();
        var known = message.qos() == 2 && session.received.containsKey(identifier); // [MQTT-4.3.3-10]
        var wanted = known || route(client, message);
        if (message.qos() == 2) {
            session.received.put(identifier, message);
        }
        if (message.qos() > 0) {
            var reasonCode = !wanted && version(client).isV5() ? NO_MATCHING_SUBSCRIBERS : 0;
            line.says(client, new Said.Answer(message.qos() == 1 ? "PUBACK" : "PUBREC", identifier, reasonCode));
        }
    }

    void release(Who client, int packetIdentifier) {
        var known = sessions.get(client).received.remove(packetIdentifier) != null;
        var reasonCode = !known && version(client).isV5() ? PACKET_IDENTIFIER_NOT_FOUND : 0;
        line.says(client, new Said.Answer("PUBCOMP", packetIdentifier, reasonCode)); // [MQTT-4.3.3-11]
    }

    void acknowledge(Who client, Owed with, int packetIdentifier) {
        sessions.get(client).outbox.acknowledged(with, packetIdentifier);
    }

    /// Takes a message to everybody who wants it; answers whether there is anybody.
    private boolean route(Who publisher, Message message) {
        if (message.retain() && message.payload().isEmpty()) {
            retained.remove(message.topic()); // [MQTT-3.3.1-6]
        } else if (message.retain()) {
            retained.put(message.topic(), new Retained(message, publisher)); // [MQTT-3.3.1-5]
        }
        var anybody = false;
        for (var session : sessions.values()) {
            var matching = session.subscriptions.values().stream()
                    .filter(each -> each.wanted().matches(message.topic()))
                    .filter(each -> !(each.wanted().noLocal() && session.client == publisher)) // [MQTT-3.8.3-3]
                    .toList();
            if (!matching.isEmpty()) {
                anybody = true;
                session.outbox.offer(List.of(Delivery.of(message, matching)));
            }
        }
        return anybody;
    }
}
