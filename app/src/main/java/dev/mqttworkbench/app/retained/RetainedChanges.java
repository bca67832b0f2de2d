package dev.mqttworkbench.app.retained;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// What changes retained messages, or carries them away: one thing at a time, each with its question, its progress and its way
/// back. On the JavaFX thread only.
final class RetainedChanges {

    private final TaskStrip strip;
    private final UndoStack undo;
    private final Clearing clearing;
    private final Undoing undoing;
    private final Importing importing;
    private final Exporting exporting;
    private final Scanning scanning;

    /// @param undo what can be taken back
    /// @param source where the messages are
    /// @param refresh lets the list look at what has changed
    RetainedChanges(Words words, Tasks tasks, UndoStack undo, Supplier<Optional<RetainedSource>> source, Runnable refresh) {
        this.strip = new TaskStrip(words);
        this.undo = undo;
        var place = new Workplace(tasks, words, strip, undo, source, refresh);
        var file = new RememberedFile();
        this.clearing = new Clearing(place);
        this.undoing = new Undoing(place);
        this.importing = new Importing(place, file);
        this.exporting = new Exporting(place, file);
        this.scanning = new Scanning(place);
    }

    /// What is asked, done and told.
    TaskStrip strip() {
        return strip;
    }

    /// What can be taken back.
    UndoStack undo() {
        return undo;
    }

    /// Clears the message of a topic.
    void clear(String topic) {
        clearing.clear(topic);
    }

    /// Asks whether the messages of these topics are to be cleared.
    ///
    /// @param filter the text of the filter that takes them
    void askClear(List<String> topics, String filter) {
        clearing.ask(topics, filter);
    }

    /// Takes the latest change back.
    void takeBack() {
        undoing.undo();
    }

    /// Asks which file is to be imported.
    void askImport() {
        importing.ask();
    }

    /// Asks where these are to be written.
    void askExport(List<RetainedMessage> messages) {
        exporting.ask(messages);
    }

    /// Looks what the broker keeps.
    void scan(TopicFilter filter) {
        scanning.scan(filter);
    }
}
