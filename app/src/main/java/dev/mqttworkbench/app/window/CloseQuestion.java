package dev.mqttworkbench.app.window;

import java.util.Optional;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;

/// Asks before a connection is closed whose messages are many: they go with it, and do not come back. A few go without a question. On the
/// JavaFX thread only.
final class CloseQuestion {

    /// Messages that go without a question, at the most.
    static final int FEW = 1_000;

    private final Connections connections;
    private final Words words;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private Optional<Workspace> asked = Optional.empty();

    CloseQuestion(Connections connections, Words words) {
        this.connections = connections;
        this.words = words;
        connections.currentProperty().flatMap(Workspace::connectionProperty).addListener((observed, before, now) -> cancel()); // it is about another one
        connections.currentProperty().addListener((observed, before, now) -> cancel());
    }

    /// Closes the connection that is shown, now or when the reader has said yes.
    void close() {
        var workspace = connections.current();
        var kept = workspace.log().accounts().kept();
        if (kept <= FEW) {
            connections.close(workspace);
        } else {
            asked = Optional.of(workspace);
            sentence.set(words.get("window.close.question", kept));
        }
    }

    /// Yes.
    void confirm() {
        var workspace = asked;
        cancel();
        workspace.ifPresent(connections::close);
    }

    /// No.
    void cancel() {
        asked = Optional.empty();
        sentence.set("");
    }

    /// What would be gone; empty while nothing is asked.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
