package dev.mqttworkbench.app.sessions;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.SessionQueries;
import dev.mqttworkbench.broker.SessionSummary;
import dev.mqttworkbench.mqtt.packet.Will;

/// What can be done to a Session of the broker in the box, and what became of it. On the JavaFX thread only.
final class SessionActs {

    private final Supplier<Optional<SessionQueries>> broker;
    private final Words words;
    private final Tasks tasks;
    private final Runnable changed;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper(this, "question", "");
    private final ReadOnlyStringWrapper back = new ReadOnlyStringWrapper(this, "back", "");
    private final DeletedSessions deleted;
    private String toDelete = "";

    /// @param deleted what can be brought back
    /// @param changed runs when something was done
    SessionActs(Supplier<Optional<SessionQueries>> broker, DeletedSessions deleted, Words words, Tasks tasks, Runnable changed) {
        this.broker = broker;
        this.deleted = deleted;
        this.words = words;
        this.tasks = tasks;
        this.changed = changed;
    }

    void disconnect(SessionSummary session) {
        act(session, queries -> queries.disconnect(session.clientIdentifier()),
                words.get("sessions.done.disconnect", session.clientIdentifier()) + willOf(session));
    }

    void cut(SessionSummary session) {
        act(session, queries -> queries.cut(session.clientIdentifier()),
                words.get("sessions.done.cut", session.clientIdentifier()) + willOf(session));
    }

    private String willOf(SessionSummary session) {
        return session.hasWill() ? " " + words.get("sessions.done.will") : "";
    }

    void toggleFreeze(SessionSummary session) {
        session.link().ifPresent(link -> act(session, queries -> queries.freeze(session.clientIdentifier(), !link.isFrozen()),
                words.get(link.isFrozen() ? "sessions.done.thaw" : link.keepAliveSeconds() == 0
                        ? "sessions.done.freezeForEver" : "sessions.done.freeze", session.clientIdentifier())));
    }

    /// Asks in place, and says what would be lost.
    void askDelete(SessionSummary session, Optional<Will> will) {
        toDelete = session.clientIdentifier();
        outcome.set("");
        var inFlight = session.inFlightToClient() + session.inFlightFromClient();
        var sentence = words.get("sessions.delete.ask", toDelete, session.subscriptions(), session.queued(), inFlight);
        question.set(sentence
                + (session.expirySeconds() > 0 ? " " + words.get("sessions.delete.back") : "")
                + (session.isConnected() ? " " + words.get("sessions.delete.connected") : "")
                + will.map(message -> " " + words.get("sessions.delete.will", message.topic().value())).orElse(""));
    }

    /// Yes.
    void delete() {
        var clientIdentifier = toDelete;
        question.set("");
        ask(queries -> queries.delete(clientIdentifier), session -> {
            session.ifPresent(deleted::push);
            outcome.set(words.get(session.isPresent() ? "sessions.done.delete" : "sessions.done.gone", clientIdentifier));
        });
    }

    /// Brings the Session back that was deleted last; called again, the one before that. One whose client has another Session by now waits.
    void bringBack() {
        deleted.last().ifPresent(last -> ask(queries -> queries.bringBack(last), isBack -> {
            if (isBack) {
                deleted.remove(last);
            } else {
                deleted.putOff(last);
            }
            outcome.set(words.get(isBack ? "sessions.done.back" : "sessions.done.notBack", last.clientIdentifier()));
        }));
    }

    /// Says what can be brought back by now: it may have been deleted, or be back, elsewhere.
    void refresh() {
        back.set(deleted.last().map(last -> words.get("sessions.bringBack", last.clientIdentifier())).orElse(""));
    }

    /// No; and what became of the last act is read.
    void forget() {
        question.set("");
        outcome.set("");
    }

    private void act(SessionSummary session, Function<SessionQueries, CompletionStage<Boolean>> what, String done) {
        question.set("");
        act(session.clientIdentifier(), what, done);
    }

    private void act(String clientIdentifier, Function<SessionQueries, CompletionStage<Boolean>> what, String done) {
        ask(what, wasThere -> outcome.set(wasThere ? done : words.get("sessions.done.gone", clientIdentifier)));
    }

    private <T> void ask(Function<SessionQueries, CompletionStage<T>> what, Consumer<T> answered) {
        broker.get().ifPresentOrElse(queries -> tasks.whenComplete(what.apply(queries), answer -> {
            answered.accept(answer);
            refresh();
            changed.run();
        }, stopped -> outcome.set(words.get("sessions.empty.stopped"))), () -> outcome.set(words.get("sessions.empty.stopped")));
    }

    /// What became of the last act; empty where there was none.
    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// What would be brought back, as a button says it; empty where there is nothing.
    ReadOnlyStringProperty backProperty() {
        return back.getReadOnlyProperty();
    }

    /// What is asked before a Session is deleted; empty where nothing is.
    ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }
}
