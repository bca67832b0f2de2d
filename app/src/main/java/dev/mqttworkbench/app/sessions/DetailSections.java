package dev.mqttworkbench.app.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.mqttworkbench.app.workbench.Countdown;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.SessionDetail;
import dev.mqttworkbench.broker.SessionSummary;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;

/// What is said about one Session of the broker in the box, section by section.
///
/// @param words in the reader's language
/// @param text how a Session reads
/// @param now the moment for which it is said
record DetailSections(Words words, SessionText text, Instant now) {

    /// How many of one kind are shown; how many there are is said.
    private static final int SHOWN = 100;
    private static final double PATIENCE = 1.5;

    List<Section> of(SessionDetail detail) {
        var sections = new ArrayList<Section>();
        sections.add(connection(detail));
        sections.add(session(detail.summary()));
        sections.add(subscriptions(detail.summary().subscriptions(), detail.subscriptions()));
        sections.add(toClient(detail));
        sections.add(fromClient(detail));
        detail.will().ifPresent(will -> sections.add(WillSection.of(will, detail.summary().willDueAt()
                .map(due -> words.get("sessions.will.dueIn", Countdown.until(due, now)))
                .orElseGet(() -> words.get("sessions.will.unlessGoodbye")), words)));
        detail.connection().ifPresent(connection -> {
            aliases("aliases-out", "sessions.aliases.toClient", connection.aliasesToClient()).ifPresent(sections::add);
            aliases("aliases-in", "sessions.aliases.fromClient", connection.aliasesFromClient()).ifPresent(sections::add);
        });
        return sections;
    }

    private Entry.Fact fact(String id, String key, String value) {
        return new Entry.Fact("session-" + id, words.get(key), value, false);
    }

    private Entry.Fact literal(String id, String key, String value) {
        return new Entry.Fact("session-" + id, words.get(key), value, true);
    }

    private Section section(String id, String title, List<Entry> entries) {
        return new Section("session-section-" + id, title, entries);
    }

    // ---- the connection ----

    private Section connection(SessionDetail detail) {
        var summary = detail.summary();
        var entries = new ArrayList<Entry>();
        summary.userName().ifPresent(user -> entries.add(literal("user", "sessions.fact.user", user)));
        if (summary.link().isEmpty()) {
            entries.add(fact("since", "sessions.fact.awaySince", text.since(summary.since(), now)));
            return section("connection", words.get("sessions.section.connection"), entries);
        }
        var link = summary.link().get();
        entries.add(literal("address", "sessions.fact.address", link.scheme() + " " + link.address()));
        entries.add(fact("version", "sessions.fact.version", link.version().toString()));
        entries.add(fact("since", "sessions.fact.since", text.since(summary.since(), now)));
        entries.add(keepAlive(link));
        detail.connection().ifPresent(connection -> traffic(connection, entries));
        return section("connection", words.get("sessions.section.connection"), entries);
    }

    private Entry keepAlive(SessionSummary.Link link) {
        if (link.givesUpAt().isEmpty()) {
            return fact("keepAlive", "sessions.fact.keepAlive", words.get("sessions.keepAlive.off"));
        }
        var left = Math.max(0, now.until(link.givesUpAt().get()).toMillis() / 1_000.0);
        var sentence = words.get(link.isFrozen() ? "sessions.keepAlive.frozen" : "sessions.keepAlive.left",
                Integer.toString(link.keepAliveSeconds()), Countdown.until(link.givesUpAt().get(), now));
        return new Entry.Gauge("session-keepAlive", words.get("sessions.fact.keepAlive"),
                Math.min(1, left / (PATIENCE * link.keepAliveSeconds())), sentence, left < link.keepAliveSeconds() / 2.0);
    }

    private void traffic(SessionDetail.Connection connection, List<Entry> entries) {
        entries.add(fact("cleanStart", "sessions.fact.cleanStart", words.get(connection.cleanStart() ? "sessions.yes" : "sessions.no")));
        connection.maximumPacketSize().ifPresent(size ->
                entries.add(fact("maximumPacketSize", "sessions.fact.maximumPacketSize", text.bytes(size))));
        entries.add(fact("received", "sessions.fact.received", words.get("sessions.packets",
                connection.packetsReceived(), text.bytes(connection.bytesReceived()))));
        entries.add(fact("sent", "sessions.fact.sent", words.get("sessions.packets",
                connection.packetsSent(), text.bytes(connection.bytesSent()))));
    }

    // ---- the session ----

    private Section session(SessionSummary summary) {
        var entries = new ArrayList<Entry>();
        entries.add(fact("expiry", "sessions.fact.expiry", expiry(summary)));
        entries.add(fact("queue", "sessions.fact.queue", summary.queued() == 0
                ? words.get("sessions.queue.empty")
                : words.get("sessions.queue", summary.queued(), text.bytes(summary.queuedBytes()))));
        if (summary.dropped() > 0) {
            entries.add(fact("dropped", "sessions.fact.dropped", words.get("sessions.dropped", summary.dropped())));
        }
        return section("session", words.get("sessions.section.session"), entries);
    }

    private String expiry(SessionSummary summary) {
        if (summary.expiresAt().isPresent()) {
            return words.get("sessions.expiry.in", Countdown.until(summary.expiresAt().get(), now));
        }
        return summary.expirySeconds() == BrokerSettings.NEVER
                ? words.get("sessions.expiry.never")
                : summary.expirySeconds() == 0
                        ? words.get("sessions.expiry.withConnection")
                        : words.get("sessions.expiry.after", Countdown.text(summary.expirySeconds()));
    }

    private Section subscriptions(int count, List<SessionDetail.Granted> subscriptions) {
        var entries = new ArrayList<Entry>();
        subscriptions.stream().limit(SHOWN).map(this::subscription).forEach(entries::add);
        more(count, entries, "sessions.subscriptions.none", "subscriptions");
        return section("subscriptions", words.get("sessions.section.subscriptions", count), entries);
    }

    private Entry subscription(SessionDetail.Granted granted) {
        return new Entry.Item("", OptionalInt.of(granted.options().maximumQos().level()), granted.topicFilter(),
                optionsOf(words, granted.options(), granted.identifier()), "");
    }

    /// The options of a Subscription that are not the usual ones.
    static List<String> optionsOf(Words words, SubscriptionOptions options, OptionalInt identifier) {
        var chips = new ArrayList<String>();
        if (options.noLocal()) {
            chips.add(words.get("sessions.option.noLocal"));
        }
        if (options.retainAsPublished()) {
            chips.add(words.get("sessions.option.retainAsPublished"));
        }
        switch (options.retainHandling()) {
            case SEND -> { }
            case SEND_IF_NEW -> chips.add(words.get("sessions.option.retainedIfNew"));
            case DO_NOT_SEND -> chips.add(words.get("sessions.option.retainedNever"));
        }
        identifier.ifPresent(number -> chips.add(words.get("sessions.option.identifier", Integer.toString(number))));
        return chips;
    }

    private void more(int count, List<Entry> entries, String noneKey, String id) {
        if (count == 0) {
            entries.add(new Entry.Note("session-none-" + id, words.get(noneKey)));
        } else if (count > entries.size()) {
            entries.add(new Entry.Note("session-more-" + id, words.get("sessions.more", entries.size(), count)));
        }
    }

    // ---- in flight ----

    private Section toClient(SessionDetail detail) {
        var count = detail.summary().inFlightToClient();
        var items = new ArrayList<Entry>();
        detail.toClient().stream().limit(SHOWN).map(this::inFlight).forEach(items::add);
        more(count, items, "sessions.inFlight.none", "toClient");
        var entries = new ArrayList<Entry>();
        detail.connection().ifPresent(connection -> entries.add(window("window-out", connection.toClient())));
        if (detail.queuedAtMostOnce() > 0) {
            entries.add(fact("queueAtMostOnce", "sessions.fact.queueAtMostOnce", text.number(detail.queuedAtMostOnce())));
        }
        entries.addAll(items);
        return section("toClient", words.get("sessions.section.toClient", count), entries);
    }

    private Section fromClient(SessionDetail detail) {
        var count = detail.summary().inFlightFromClient();
        var items = new ArrayList<Entry>();
        detail.fromClient().stream().limit(SHOWN).map(this::inFlight).forEach(items::add);
        more(count, items, "sessions.inFlight.none", "fromClient");
        var entries = new ArrayList<Entry>();
        detail.connection().ifPresent(connection -> entries.add(window("window-in", connection.fromClient())));
        entries.addAll(items);
        return section("fromClient", words.get("sessions.section.fromClient", count), entries);
    }

    private Entry window(String id, SessionDetail.Window window) {
        return new Entry.Gauge("session-" + id, words.get("sessions.fact.receiveMaximum"), window.used() / (double) window.maximum(),
                words.get("sessions.window", window.used(), window.maximum()), window.used() >= window.maximum());
    }

    private Entry inFlight(SessionDetail.InFlight message) {
        return new Entry.Item(Integer.toString(message.packetIdentifier()), OptionalInt.of(message.qos().level()),
                message.topic().isEmpty() ? words.get("sessions.topic.unknown") : message.topic(),
                List.of(words.get("sessions.awaits", message.awaited().toString())),
                message.since().map(since -> Countdown.since(since, now)).orElse(SessionText.NONE));
    }

    // ---- aliases ----

    private Optional<Section> aliases(String id, String title, SessionDetail.Aliases aliases) {
        if (aliases.maximum() == 0 || aliases.topics().isEmpty()) {
            return Optional.empty();
        }
        var entries = new ArrayList<Entry>();
        aliases.topics().forEach((number, topic) -> {
            if (entries.size() < SHOWN) {
                entries.add(new Entry.Item(number.toString(), OptionalInt.empty(), topic, List.of(), ""));
            }
        });
        more(aliases.topics().size(), entries, "sessions.inFlight.none", id);
        return Optional.of(section(id, words.get(title, aliases.topics().size(), aliases.maximum()), entries));
    }
}
