package dev.mqttworkbench.app.retained;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.workbench.Words;

/// Leads through what takes a question, time, or both; one thing at a time. On the JavaFX thread only.
final class TaskStrip {

    private final Words words;
    private final ReadOnlyObjectWrapper<Strip> strip = new ReadOnlyObjectWrapper<>(this, "strip", new Strip.Nothing());
    private final BooleanBinding working = Bindings.createBooleanBinding(() -> strip.get() instanceof Strip.Work, strip);
    private Runnable confirmed = () -> {};
    private Consumer<Path> chosen = file -> {};
    private Runnable cancelled = () -> {};

    TaskStrip(Words words) {
        this.words = words;
    }

    /// What is shown.
    ReadOnlyObjectProperty<Strip> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    /// Whether something is being done, so that nothing else can be begun.
    BooleanBinding workingProperty() {
        return working;
    }

    /// Asks before something happens.
    void ask(Strip.Question question, Runnable onConfirmed) {
        confirmed = onConfirmed;
        cancelled = this::clear;
        strip.set(question);
    }

    /// Asks for a file.
    void askFile(Strip.FileQuestion question, Consumer<Path> onChosen) {
        chosen = onChosen;
        cancelled = this::clear;
        strip.set(question);
    }

    /// Something begins, or has come further.
    void work(String sentence, double fraction, Runnable onCancelled) {
        cancelled = onCancelled;
        strip.set(new Strip.Work(sentence, fraction));
    }

    /// Something is done.
    void tell(String sentence) {
        cancelled = this::clear;
        strip.set(new Strip.Outcome(sentence, false));
    }

    /// Something went wrong.
    void fail(String sentence) {
        cancelled = this::clear;
        strip.set(new Strip.Outcome(sentence, true));
    }

    /// Shows nothing.
    void clear() {
        strip.set(new Strip.Nothing());
    }

    // ---- what the reader does ----

    /// Lets happen what was asked.
    void confirm() {
        if (strip.get() instanceof Strip.Question) {
            clear();
            confirmed.run();
        }
    }

    /// Goes on with the file of this path; nothing happens where nothing is written.
    void confirm(String path) {
        if (!(strip.get() instanceof Strip.FileQuestion) || path.isBlank()) {
            return;
        }
        try {
            chosen.accept(Path.of(path.strip()));
        } catch (InvalidPathException noPath) {
            fail(words.get("retained.file.noPath", path));
        }
    }

    /// Answers no, stops what is being done, or takes the sentence away.
    void cancel() {
        cancelled.run();
    }
}
