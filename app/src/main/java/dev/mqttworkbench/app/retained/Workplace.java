package dev.mqttworkbench.app.retained;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// What everything that changes retained messages needs.
///
/// @param tasks does what is slow
/// @param words in the reader's language
/// @param strip asks, shows how far it is, and tells
/// @param undo takes changes back
/// @param source where the messages are, empty without a connection
/// @param refresh lets the list look at what has changed
record Workplace(Tasks tasks, Words words, TaskStrip strip, UndoStack undo, Supplier<Optional<RetainedSource>> source, Runnable refresh) {

    /// Does something at the broker, or says that there is no connection.
    void at(Consumer<RetainedSource> action) {
        if (strip.workingProperty().get()) {
            return; // the buttons are out of reach, and keys do nothing
        }
        source.get().ifPresentOrElse(action, () -> strip.fail(words.get("retained.error.noConnection")));
    }

    /// What is to be told of a failure.
    String sentenceOf(Throwable failure) {
        return failure instanceof FileFault fault ? fault.sentence(words) : new FailureWords(words).of(failure);
    }

    /// Shows how far something is.
    void show(String key, int done, int all, Runnable onCancelled) {
        strip.work(words.get(key, done, all), all == 0 ? 0 : (double) done / all, onCancelled);
    }
}
