package dev.mqttworkbench.app.publish;

import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import dev.mqttworkbench.app.workbench.FreeName;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Removed;

/// The saved messages that the publish panels of all connections share, with what was deleted or replaced in this run, which can be brought
/// back. On the JavaFX thread only.
public final class MessageShelf {

    /// A message that was deleted, or replaced.
    ///
    /// @param by what replaced it; empty where it was deleted
    private record Gone(SavedMessage message, Optional<SavedMessage> by) {}

    private final Kept<SavedMessages> kept;
    private final Removed<Gone> gone = new Removed<>();
    private final ObservableValue<Optional<SavedMessage>> last = gone.lastProperty().map(next -> next.map(Gone::message));

    /// @param kept where the messages are
    public MessageShelf(Kept<SavedMessages> kept) {
        this.kept = kept;
    }

    /// All that was saved.
    ReadOnlyObjectProperty<SavedMessages> messagesProperty() {
        return kept.valueProperty();
    }

    /// What would be brought back next.
    ObservableValue<Optional<SavedMessage>> lastProperty() {
        return last;
    }

    /// Saves a message; one of the same name in the same folder is replaced.
    ///
    /// @return whether one was replaced
    boolean save(SavedMessage message) {
        var replaced = kept.get().at(message.folder(), message.name());
        replaced.ifPresent(old -> gone.push(new Gone(old, Optional.of(message))));
        kept.update(old -> old.with(message));
        return replaced.isPresent();
    }

    /// Deletes a message.
    void delete(SavedMessage message) {
        kept.update(old -> old.without(message));
        gone.push(new Gone(message, Optional.empty()));
    }

    /// Brings back what was deleted or replaced last, in place of what replaced it; called again, what was before that. What somebody else has
    /// saved under its name since then stays: it comes under another one.
    ///
    /// @return what is back; empty where there was nothing
    Optional<SavedMessage> undo() {
        return gone.last().map(undone -> {
            var back = undone.message().named(FreeName.of(undone.message().name(), name -> isSomebodyElses(undone, name)));
            kept.update(old -> old.with(back));
            gone.poll();
            return back;
        });
    }

    private boolean isSomebodyElses(Gone undone, String wanted) {
        return kept.get().at(undone.message().folder(), wanted).filter(there -> !undone.by().equals(Optional.of(there))).isPresent();
    }
}
