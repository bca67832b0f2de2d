package dev.mqttworkbench.app.publish;

import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import dev.mqttworkbench.app.workbench.Words;

/// Decides how messages are saved under names, loaded and deleted. On the JavaFX thread only.
public final class SavedViewModel implements AutoCloseable {

    private final PublishViewModel publish;
    private final MessageShelf shelf;
    private final Words words;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty folder = new SimpleStringProperty(this, "folder", "");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyObjectWrapper<SavedMessages> messages;
    private final ReadOnlyObjectWrapper<Optional<SavedMessage>> gone;
    private final Subscription hearsOfOthers;

    /// @param publish where messages come from and go to
    /// @param shelf shared by the panels of all connections
    public SavedViewModel(PublishViewModel publish, MessageShelf shelf, Words words) {
        this.publish = publish;
        this.shelf = shelf;
        this.words = words;
        this.messages = new ReadOnlyObjectWrapper<>(this, "messages", SavedMessages.NONE);
        this.gone = new ReadOnlyObjectWrapper<>(this, "gone", Optional.empty());
        this.hearsOfOthers = shelf.messagesProperty().subscribe(messages::set).and(shelf.lastProperty().subscribe(gone::set));
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
    public ReadOnlyObjectProperty<Optional<SavedMessage>> goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /// Saves the written message; one of the same name in the same folder is replaced, and can be brought back.
    public void save() {
        var wanted = name.get().strip();
        if (wanted.isEmpty()) {
            sentence.set(words.get("publish.saved.nameMissing"));
            return;
        }
        publish.written().ifPresent(template -> SavedMessage.of(normal(folder.get()), wanted, template).ifPresentOrElse(message -> {
            var isReplaced = shelf.save(message);
            sentence.set(words.get(isReplaced ? "publish.saved.replaced" : "publish.saved.done", wanted));
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
        shelf.delete(message);
        sentence.set(words.get("publish.saved.deleted", message.name()));
    }

    /// Brings back what was deleted or replaced last, in any panel; called again, what was before that. What somebody has saved under its
    /// name since then stays: it comes under another one.
    public void undo() {
        shelf.undo().ifPresent(back -> sentence.set(words.get("publish.saved.back", back.name())));
    }

    /// Hears no more of other panels.
    @Override
    public void close() {
        hearsOfOthers.unsubscribe();
    }
}
