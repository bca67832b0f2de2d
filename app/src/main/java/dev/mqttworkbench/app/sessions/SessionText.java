package dev.mqttworkbench.app.sessions;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.workbench.Countdown;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.SessionSummary;

/// How a Session reads. Texts are made when a row is painted.
final class SessionText {

    static final String NONE = "–";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Words words;
    private final NumberFormat numbers;

    SessionText(Words words) {
        this.words = words;
        this.numbers = NumberFormat.getIntegerInstance(words.locale());
    }

    String number(long value) {
        return numbers.format(value);
    }

    /// The number, or a dash in place of 0.
    String countOrNone(long value) {
        return value == 0 ? NONE : number(value);
    }

    String bytes(long value) {
        return ByteCount.format(value, words.locale());
    }

    /// An address is told where it was, a client that is away not at all.
    String address(SessionSummary session) {
        return session.link().map(SessionSummary.Link::address).orElse("");
    }

    String version(SessionSummary session) {
        return session.link().map(link -> link.version().toString().substring("MQTT ".length())).orElse("");
    }

    /// What is left of one and a half times the Keep Alive.
    String keepAlive(SessionSummary session, Instant now) {
        return session.link().map(link -> link.givesUpAt().map(end -> Countdown.until(end, now)).orElse(NONE)).orElse("");
    }

    /// Both ways, where anything is in flight.
    String inFlight(SessionSummary session) {
        var toClient = session.inFlightToClient();
        var fromClient = session.inFlightFromClient();
        return toClient == 0 && fromClient == 0 ? NONE : "↓" + number(toClient) + " ↑" + number(fromClient);
    }

    /// When the Session ends: at once with its connection, in a while, or never.
    String expiry(SessionSummary session, Instant now) {
        if (session.expiresAt().isPresent()) {
            return words.get("sessions.in", Countdown.until(session.expiresAt().get(), now));
        }
        return session.expirySeconds() == BrokerSettings.NEVER
                ? words.get("sessions.never")
                : session.expirySeconds() == 0 ? words.get("sessions.withConnection") : "+" + Countdown.text(session.expirySeconds());
    }

    /// The Will: waits with its client, or is due.
    String will(SessionSummary session, Instant now) {
        return session.willDueAt().map(due -> words.get("sessions.in", Countdown.until(due, now)))
                .orElse(session.hasWill() ? words.get("sessions.will.armed") : NONE);
    }

    /// Whether the client is there, in a word.
    String state(SessionSummary session) {
        return session.link()
                .map(link -> link.isFrozen() ? words.get("sessions.state.frozen") : words.get("sessions.state.connected"))
                .orElseGet(() -> words.get("sessions.state.away"));
    }

    /// A moment, and how long ago it was.
    String since(Optional<Instant> at, Instant now) {
        return at.map(moment -> TIME.format(moment) + " · " + Countdown.since(moment, now)).orElse(NONE);
    }
}
