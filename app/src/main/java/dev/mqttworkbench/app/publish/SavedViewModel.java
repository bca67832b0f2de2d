package dev.mqttworkbench.app.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import dev.mqttworkbench.app.workbench.FreeName;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Words;

/// Decides how messages are saved under names, loaded and deleted. On the JavaFX thread only.
public final class SavedViewModel implements AutoCloseable {

    /// A message that was deleted, or replaced.
    ///
    /// @param by what replaced it; empty where it was deleted
    private record Gone(SavedMessage message, Optional<SavedMessage> by) {}

    private final PublishViewModel publish;
    private final Kept<SavedMessages> kept;
    private final Words words;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty folder = new SimpleStringProperty(this, "folder", "");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyObjectWrapper<SavedMessages> messages;
    private final ReadOnlyObjectWrapper<Optional<SavedMessage>> deleted = new ReadOnlyObjectWrapper<>(this, "deleted", Optional.empty());
    private final Deque<Gone> gone = new ArrayDeque<>(); // the last one first
    private final Subscription hearsOfOthers;

    /// @param publish where messages come from and go to
    /// @param kept shared by the panels of all connections
    public SavedViewModel(PublishViewModel publish, Kept<SavedMessages> kept, Words words) {
        this.publish = publish;
        this.kept = kept;
        this.words = words;
        this.messages = new ReadOnlyObjectWrapper<>(this, "messages", kept.get());
        this.hearsOfOthers = kept.valueProperty().subscribe(() -> messages.set(kept.get()));
    }

    /// The name under which the written message will be saved.
    public StringProperty nameProperty() {
        return name;
    }

    /// The folder in which it will be saved, `/` between the levels.
    public StringProperty folderProperty() {
        return folder;
    }

    /// What there is to say: what is missing, or what happened. Empty where there is nothing.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// All that was saved.
    public ReadOnlyObjectProperty<SavedMessages> messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    /// The message that would be brought back next.
    public ReadOnlyObjectProperty<Optional<SavedMessage>> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /// Saves the written message; one of the same name in the same folder is replaced, and can be brought back.
    public void save() {
        var wanted = name.get().strip();
        if (wanted.isEmpty()) {
            sentence.set(words.get("publish.saved.nameMissing"));
            return;
        }
        publish.written().ifPresent(template -> SavedMessage.of(normal(folder.get()), wanted, template).ifPresentOrElse(message -> {
            var replaced = messages.get().at(message.folder(), message.name());
            replaced.ifPresent(old -> remember(new Gone(old, Optional.of(message))));
            kept.update(old -> old.with(message));
            sentence.set(words.get(replaced.isPresent() ? "publish.saved.replaced" : "publish.saved.done", wanted));
        }, () -> sentence.set(words.get("publish.saved.tooLarge"))));
    }

    private static String normal(String written) {
        return String.join("/", java.util.Arrays.stream(written.split("/")).map(String::strip).filter(level -> !level.isEmpty()).toList());
    }

    /// Takes a saved message over into the panel.
    public void load(SavedMessage message) {
        try {
            publish.load(message.toTemplate());
            name.set(message.name());
            folder.set(message.folder());
            sentence.set("");
        } catch (IllegalArgumentException changedByHand) {
            sentence.set(words.get("publish.saved.damaged", message.name()));
        }
    }

    /// Deletes a message.
    public void delete(SavedMessage message) {
        kept.update(old -> old.without(message));
        remember(new Gone(message, Optional.empty()));
        sentence.set(words.get("publish.saved.deleted", message.name()));
    }

    private void remember(Gone last) {
        gone.push(last);
        tell();
    }

    private void tell() {
        deleted.set(Optional.ofNullable(gone.peek()).map(Gone::message));
    }

    /// Brings back what was deleted or replaced last, in place of what replaced it; called again, what was before that. What somebody else has
    /// saved under its name since then stays: it comes under another one.
    public void undo() {
        Optional.ofNullable(gone.poll()).ifPresent(last -> {
            var back = last.message().named(FreeName.of(last.message().name(), name -> isSomebodyElses(last, name)));
            kept.update(old -> old.with(back));
            tell();
            sentence.set(words.get("publish.saved.back", back.name()));
        });
    }

    private boolean isSomebodyElses(Gone last, String wanted) {
        return kept.get().at(last.message().folder(), wanted).filter(there -> !last.by().equals(Optional.of(there))).isPresent();
    }

    @Override
    public void close() {
        hearsOfOthers.unsubscribe();
    }
}
