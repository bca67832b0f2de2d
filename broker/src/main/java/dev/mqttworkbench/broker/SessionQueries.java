package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.transport.Loop;

/// Questions to a running [Broker] about its Sessions, and what can be done to them from beside it. Any thread; what comes back are
/// values. Every stage fails when the broker has stopped.
public final class SessionQueries {

    /// How many Sessions are looked at in one turn of the loop: clients wait no longer than for these.
    private static final int SLICE = 500;

    private final Loop loop;
    private final ServerState server;

    SessionQueries(Loop loop, ServerState server) {
        this.loop = loop;
        this.server = server;
    }

    /// All of them, in no order. Those that are there when it is asked, each as it is some turns of the loop later; what has ended by
    /// then is left out.
    public CompletionStage<List<SessionSummary>> all() {
        return loop.ask(() -> List.copyOf(server.sessions().all()))
                .thenCompose(sessions -> summaries(sessions, 0, new ArrayList<>(sessions.size())));
    }

    private CompletionStage<List<SessionSummary>> summaries(List<Session> sessions, int from, List<SessionSummary> done) {
        var end = Math.min(sessions.size(), from + SLICE);
        return loop.ask(() -> {
            var facts = SessionFacts.now(server);
            for (var session : sessions.subList(from, end)) {
                if (server.sessions().find(session.clientIdentifier()).filter(there -> there == session).isPresent()) {
                    done.add(facts.summary(session));
                }
            }
            return done;
        }).thenCompose(some -> end == sessions.size()
                ? CompletableFuture.completedFuture(List.copyOf(some))
                : summaries(sessions, end, some));
    }

    /// One of them in full; empty where there is none of this client.
    public CompletionStage<Optional<SessionDetail>> detail(String clientIdentifier) {
        return loop.ask(() -> server.sessions().find(clientIdentifier).map(SessionFacts.now(server)::detail));
    }

    /// Closes the connection of a client: MQTT 5 is told 0x98, Administrative action. Its Will is published, since only a client's own
    /// DISCONNECT takes it away [MQTT-3.1.2-8]; its Session stays as long as it would anyway.
    ///
    /// @return whether it was connected
    public CompletionStage<Boolean> disconnect(String clientIdentifier) {
        return onConnection(clientIdentifier, SessionQueries::disconnect);
    }

    private static void disconnect(ClientConnection connection) {
        connection.disconnect(ReasonCode.ADMINISTRATIVE_ACTION, "somebody at the broker has closed the connection");
    }

    /// Closes the socket of a client at once and without a packet, as if the way to it were gone: its Will is published, or waits for its
    /// delay.
    ///
    /// @return whether it was connected
    public CompletionStage<Boolean> cut(String clientIdentifier) {
        return onConnection(clientIdentifier, ClientConnection::cut);
    }

    /// Lets the broker read nothing from a client and answer nothing, or go on: as if the network between them had stopped. The Keep Alive
    /// runs on, so that the broker gives the client up behind one and a half times of it.
    ///
    /// @return whether it was connected
    public CompletionStage<Boolean> freeze(String clientIdentifier, boolean frozen) {
        return onConnection(clientIdentifier, frozen ? ClientConnection::freeze : ClientConnection::thaw);
    }

    /// Lets what is sent to a client wait for up to a twentieth of a second, so that many small packets cost few system calls: for a
    /// client whose reader does not look. Holds for its connections to come as well, until it is taken back.
    ///
    /// @return completes when it holds
    public CompletionStage<Void> unhurried(String clientIdentifier, boolean unhurried) {
        return loop.ask(() -> {
            server.unhurried().set(clientIdentifier, unhurried);
            server.sessions().find(clientIdentifier).flatMap(Session::connection)
                    .ifPresent(connection -> server.unhurried().applyTo(connection.network(), clientIdentifier));
            return null;
        });
    }

    private CompletionStage<Boolean> onConnection(String clientIdentifier, Consumer<ClientConnection> what) {
        return loop.ask(() -> {
            var connection = server.sessions().find(clientIdentifier).flatMap(Session::connection);
            connection.ifPresent(what);
            return connection.isPresent();
        });
    }

    /// Ends a Session: its client is disconnected with 0x98 where it is connected, its Will is published where there is one
    /// [MQTT-3.1.2-8], and Subscriptions, what is in flight and what waits are gone.
    ///
    /// @return it, as it was; empty where there was none
    public CompletionStage<Optional<DeletedSession>> delete(String clientIdentifier) {
        return loop.ask(() -> server.sessions().find(clientIdentifier).map(this::delete));
    }

    /// Lets a Session that was deleted go on as it was: Subscriptions, what waits and what is in flight with its Packet Identifiers. Its Will was
    /// published; what came since the deletion it has not got.
    ///
    /// @return false where its client has another one by now, or there is no room for one more
    public CompletionStage<Boolean> bringBack(DeletedSession deleted) {
        return loop.ask(() -> {
            var isBack = server.sessions().bringBack(deleted);
            if (isBack) {
                server.events().note(BrokerEvent.Kind.SESSION_BROUGHT_BACK, deleted.clientIdentifier(), "", "");
            }
            return isBack;
        });
    }

    private DeletedSession delete(Session session) {
        var deleted = DeletedSession.of(session);
        session.connection().ifPresent(SessionQueries::disconnect);
        if (server.sessions().find(session.clientIdentifier()).filter(there -> there == session).isPresent()) {
            server.sessions().end(session);
        }
        server.events().note(BrokerEvent.Kind.SESSION_DELETED, session.clientIdentifier(), "", "");
        return deleted;
    }
}
