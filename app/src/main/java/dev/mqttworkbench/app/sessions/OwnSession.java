package dev.mqttworkbench.app.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Countdown;
import dev.mqttworkbench.app.workbench.Subscribed;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.SessionSummary;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// The workbench's own Session at a broker elsewhere, as far as a client knows it: other Sessions are nobody's business there.
///
/// @param connection to that broker
/// @param state what its client is doing
/// @param words in the reader's language
record OwnSession(Connection connection, ClientState state, Words words) {

    private static final int PREVIEW = 200;

    private Optional<ConnAck> connAck() {
        return state instanceof ClientState.Connected(var connAck, var identifier) ? Optional.of(connAck) : Optional.empty();
    }

    private String clientIdentifier() {
        return state instanceof ClientState.Connected(var connAck, var identifier) ? identifier : connection.options().clientIdentifier();
    }

    private int keepAlive() {
        return connAck().flatMap(ack -> ack.properties().get(Property.SERVER_KEEP_ALIVE)).orElse(connection.options().keepAliveSeconds());
    }

    private long expirySeconds() {
        var asked = connection.options().version().isV5()
                ? connection.options().properties().get(Property.SESSION_EXPIRY_INTERVAL, 0L)
                : connection.options().cleanStart() ? 0L : BrokerSettings.NEVER;
        return connAck().flatMap(ack -> ack.properties().get(Property.SESSION_EXPIRY_INTERVAL)).orElse(asked);
    }

    /// In a line; what only the broker knows is left out.
    SessionSummary summary() {
        var link = connAck().map(ack -> new SessionSummary.Link(
                connection.options().version(), "", connection.options().host() + ":" + connection.options().port(), keepAlive(),
                Optional.empty(), false, false));
        return new SessionSummary(clientIdentifier(), link, Optional.empty(), connection.options().userName(),
                granted(), 0, 0, 0, 0, 0, connection.options().will().isPresent(), Optional.empty(),
                expirySeconds(), Optional.empty());
    }

    /// What the broker said, and what was asked for.
    List<Section> sections() {
        var facts = new ArrayList<Entry>();
        facts.add(new Entry.Note("session-foreign", words.get("sessions.foreign")));
        facts.add(new Entry.Fact("session-address", words.get("sessions.fact.broker"), connection.address(), true));
        facts.add(new Entry.Fact("session-version", words.get("sessions.fact.version"), connection.options().version().toString(), false));
        facts.add(new Entry.Fact("session-keepAlive", words.get("sessions.fact.keepAlive"), keepAlive() == 0
                ? words.get("sessions.keepAlive.off") : Countdown.text(keepAlive()), false));
        connAck().ifPresent(ack -> said(ack, facts));
        var sections = new ArrayList<Section>();
        sections.add(new Section("session-section-connection", words.get("sessions.section.connection"), facts));
        sections.add(new Section("session-section-subscriptions", words.get("sessions.section.subscriptions", granted()), subscriptions()));
        connection.options().will().ifPresent(will -> sections.add(WillSection.of(will, words.get("sessions.will.unlessGoodbye"), words)));
        return sections;
    }

    /// How many Subscriptions there are: what was refused is none.
    private int granted() {
        return (int) connection.subscriptions().stream().filter(each -> !each.isRefused()).count();
    }

    private void said(ConnAck ack, List<Entry> facts) {
        facts.add(new Entry.Fact("session-present", words.get("sessions.fact.sessionPresent"),
                words.get(ack.sessionPresent() ? "sessions.yes" : "sessions.no"), false));
        for (var entry : ack.properties().entries()) { // by the standard's names, with whatever this broker says
            switch (entry.value()) {
                case UserProperty(var name, var value) -> facts.add(said(entry.property(), Preview.of(name, PREVIEW) + " = " + Preview.of(value, PREVIEW), facts.size()));
                case Payload hidden -> { } // Authentication Data is nobody's business
                case Object value -> facts.add(said(entry.property(), Preview.of(value.toString(), PREVIEW), facts.size()));
            }
        }
    }

    private static Entry.Fact said(Property<?> property, String value, int place) {
        return new Entry.Fact("session-connack-" + property.identifier() + "-" + place, property.toString(), value, true);
    }

    private List<Entry> subscriptions() {
        return connection.subscriptions().stream().map(this::subscription).toList();
    }

    private Entry subscription(Subscribed subscribed) {
        var topicFilter = subscribed.wanted().topicFilter();
        if (subscribed.isRefused()) {
            var answer = words.get("subscribe.refused", subscribed.answer().orElseThrow().toString());
            return new Entry.Item("", OptionalInt.empty(), topicFilter, List.of(answer), "");
        }
        var granted = subscribed.answer().map(answer -> OptionalInt.of(answer.code())).orElseGet(OptionalInt::empty);
        var wanted = subscribed.wanted();
        var options = wanted.requested(connection.options().version()).options();
        var identifier = connection.options().version().isV5() ? wanted.identifier() : Optional.<Integer>empty();
        return new Entry.Item("", granted, topicFilter, DetailSections.optionsOf(words, options,
                identifier.map(OptionalInt::of).orElseGet(OptionalInt::empty)), "");
    }
}
