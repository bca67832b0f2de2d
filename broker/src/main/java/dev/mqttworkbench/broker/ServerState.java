package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.store.Stored;
import dev.mqttworkbench.trace.Routing.Origin;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.Loop;

/// What belongs to one running broker and to its loop: every Session, Subscription and retained message.
final class ServerState {

    /// How many connections may have sent no CONNECT at the least, whatever the limit of connections.
    private static final int LEAST_WITHOUT_CONNECT = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BrokerSettings settings;
    private final Loop loop;
    private final Journal journal;
    private final AccessControl access;
    private final Instruments instruments;
    private final Counters counters = new Counters();
    private final Router router = new Router();
    private final OwnClients ownClients = new OwnClients();
    private final PublisherNotes publisherNotes = new PublisherNotes();
    private final RetainedMessages retained;
    private final Set<ClientConnection> connections = new LinkedHashSet<>();
    private final LinkedHashSet<ClientConnection> withoutConnect = new LinkedHashSet<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Sessions sessions;
    private final BrokerEvents events = new BrokerEvents();
    private final Unhurried unhurried = new Unhurried();
    private final Talkers talkers = new Talkers();
    private final Decisions decisions;

    ServerState(BrokerSettings settings, Loop loop, Journal journal, AccessControl access, Instruments instruments) {
        this.settings = settings;
        this.loop = loop;
        this.journal = journal;
        this.access = access;
        this.instruments = instruments;
        this.decisions = new Decisions(instruments.trace());
        this.retained = new RetainedMessages(journal);
        this.sessions = new Sessions(this);
    }

    BrokerSettings settings() {
        return settings;
    }

    Loop loop() {
        return loop;
    }

    Journal journal() {
        return journal;
    }

    /// Who may do what.
    AccessControl access() {
        return access;
    }

    /// Bytes of all packets from clients since the start.
    long bytesReceived() {
        return counters.bytesReceived + connections.stream().mapToLong(each -> each.network().bytesReceived()).sum();
    }

    /// Bytes of all packets to clients since the start.
    long bytesSent() {
        return counters.bytesSent + connections.stream().mapToLong(each -> each.network().bytesSent()).sum();
    }

    /// Goes on with what an earlier run left in the store.
    void restore(Stored stored) {
        retained.restore(stored.retained(), now(), System.currentTimeMillis());
        sessions.restore(stored.sessions());
        access.begin(this::accessChanged);
        SysTopics.begin(this);
    }

    Counters counters() {
        return counters;
    }

    Router router() {
        return router;
    }

    /// Who belongs to this process.
    OwnClients ownClients() {
        return ownClients;
    }

    /// Who learns who published.
    PublisherNotes publisherNotes() {
        return publisherNotes;
    }

    RetainedMessages retained() {
        return retained;
    }

    /// What happened to connections and Sessions lately.
    BrokerEvents events() {
        return events;
    }

    /// Who may get packets a little later.
    Unhurried unhurried() {
        return unhurried;
    }

    /// Who publishes how much, while somebody asks.
    Talkers talkers() {
        return talkers;
    }

    /// What looks at its connections, and may hold them up.
    Instruments instruments() {
        return instruments;
    }

    /// What is decided about messages, for whoever looks.
    Decisions decisions() {
        return decisions;
    }

    Sessions sessions() {
        return sessions;
    }

    /// A Network Connection has begun. Where too many have sent no CONNECT, the one that has had most time for it goes.
    void opened(ClientConnection connection) {
        connections.add(connection);
        counters.socketsOpened++;
        withoutConnect.add(connection);
        if (withoutConnect.size() > Math.max(LEAST_WITHOUT_CONNECT, settings.limits().connections())) {
            withoutConnect.getFirst().network().cut();
        }
    }

    /// A Network Connection has its Session.
    void accepted(ClientConnection connection) {
        withoutConnect.remove(connection);
        byAddress.merge(connection.network().peer().host(), 1, Integer::sum);
    }

    /// A Network Connection is closed.
    void closed(ClientConnection connection) {
        if (connections.remove(connection) && !withoutConnect.remove(connection)) {
            byAddress.computeIfPresent(connection.network().peer().host(), (address, open) -> open == 1 ? null : open - 1);
        }
    }

    /// Whether there are as many connections with a Session as there may be, in all or of the same address. Those that have sent no
    /// CONNECT keep nobody out.
    boolean isCrowdedFor(ClientConnection connection) {
        return connections.size() - withoutConnect.size() >= settings.limits().connections()
                || byAddress.getOrDefault(connection.network().peer().host(), 0) >= settings.limits().connectionsPerAddress();
    }

    /// The Network Connections that are open, with and without a Session.
    Set<ClientConnection> connections() {
        return connections;
    }

    /// Lets the acknowledgements leave that wait for the store, then tells every client that the broker goes and closes its
    /// connection.
    ///
    /// @return completes when all connections are closed
    CompletionStage<Void> shutDown() {
        var settled = new CompletableFuture<Void>();
        var patience = loop.after(PATIENCE, () -> settled.complete(null)); // a store that takes nothing must not keep us
        journal.whenCommitted(() -> settled.complete(null));
        return settled.thenCompose(done -> {
            patience.cancel();
            return disconnectAll();
        });
    }

    /// Another access list holds, or other users: everybody gets the rights of now, what waits and may not be read any more is
    /// dropped, and who would not be let in any more is disconnected.
    private void accessChanged() {
        for (var session : sessions.all()) {
            session.belongsNowTo(session.principal(), access.rightsOf(session.principal(), session.clientIdentifier()));
            sessions.dropForbidden(session);
        }
        router.rightsChanged();
        for (var session : sessions.all()) {
            if (!access.accounts().stillAdmits(session.principal())) {
                session.connection().ifPresent(connection -> connection.disconnect(
                        ReasonCode.NOT_AUTHORIZED, "the user name or the password does not hold any more"));
            }
        }
    }

    /// Closes the store, and ends what checks passwords.
    CompletionStage<Void> close() {
        access.close();
        return journal.close();
    }

    private CompletionStage<Void> disconnectAll() {
        instruments.gates().open();
        var closed = connections.stream()
                .map(connection -> connection.network().closed().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        for (var connection : List.copyOf(connections)) {
            connection.disconnect(ReasonCode.SERVER_SHUTTING_DOWN, "the broker is stopped");
        }
        return CompletableFuture.allOf(closed);
    }

    /// Whether a payload is said to be UTF-8, and is not, and the broker minds.
    boolean refusesPayload(Properties properties, Payload payload) {
        return settings.validatesPayloadFormat() && !properties.isEmpty()
                && properties.get(Property.PAYLOAD_FORMAT_INDICATOR, 0) == 1 && !payload.isText();
    }

    /// Monotonic nanoseconds.
    long now() {
        return System.nanoTime();
    }

    /// Publishes a message: keeps it where it is to be retained, and takes it to whoever subscribed.
    ///
    /// @return whether any Session wanted it
    boolean publish(Message message, long now) {
        return publish(message, now, Origin.PUBLISH);
    }

    /// Publishes a Will, as any other message.
    void publishWill(Message message, long now) {
        publish(message, now, Origin.WILL);
    }

    /// Publishes a message of nobody's: of somebody at the broker.
    void publishFromBroker(Message message, long now) {
        publish(message, now, Origin.BROKER);
    }

    /// Keeps a message again that was retained before, and takes it to whoever subscribed; answers whether it has room.
    ///
    /// @param setAt when it was set, in milliseconds since 1970
    boolean restoreRetained(Message message, long now, long setAt, boolean byWill) {
        assert loop.isCurrent();
        if (!retained.hasRoomFor(message, settings.limits(), now)) {
            return false;
        }
        retained.keep(message, now, setAt, byWill);
        route(message, now, Origin.BROKER);
        return true;
    }

    private boolean publish(Message message, long now, Origin origin) {
        assert loop.isCurrent();
        if (talkers.areCounted()) {
            talkers.count(message, now);
        }
        if (message.retain() && retained.hasRoomFor(message, settings.limits(), now)) {
            retained.keep(message, now, System.currentTimeMillis(), origin == Origin.WILL);
        }
        return route(message, now, origin);
    }

    private boolean route(Message message, long now, Origin origin) {
        if (!decisions.areWanted()) {
            return router.route(message, now);
        }
        decisions.begin(message);
        var wanted = router.route(message, now);
        router.explain(message, origin, decisions, sessions);
        return wanted;
    }
}
