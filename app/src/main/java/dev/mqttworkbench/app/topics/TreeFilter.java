package dev.mqttworkbench.app.topics;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.workbench.FilterText;
import dev.mqttworkbench.app.workbench.Words;

/// The filter over the tree: lights the topics that match, or hides all others. A text that is no filter changes nothing.
/// On the JavaFX thread only.
final class TreeFilter {

    private static final long SLICE = 15_000_000L;

    private final SeenTopics seen;
    private final Words words;
    private final Runnable changed;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final BooleanProperty onlyMatches = new SimpleBooleanProperty(this, "onlyMatches");
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);
    private final ReadOnlyObjectWrapper<Optional<FilterNote>> note = new ReadOnlyObjectWrapper<>(this, "note", Optional.empty());

    /// @param changed runs when other topics match
    TreeFilter(SeenTopics seen, Words words, Runnable changed) {
        this.seen = seen;
        this.words = words;
        this.changed = changed;
        text.addListener((observed, before, now) -> apply(new FilterText(now)));
        onlyMatches.addListener((observed, before, now) -> changed.run());
    }

    private void apply(FilterText wanted) {
        valid.set(wanted.fault().isEmpty());
        wanted.match().ifPresent(match -> {
            on.set(!match.takesAll());
            seen.apply(match);
            seen.askOn(SLICE);
            changed.run();
        });
        note.set(wanted.fault().map(fault -> FilterNote.of(wanted.value().strip(), fault, words)));
        lookAgain();
    }

    /// Asks more topics, if some have not been asked yet. Answers whether the last one was among them.
    boolean goOn() {
        return seen.isAsking() && seen.askOn(SLICE);
    }

    /// Asks all that have not been asked yet.
    void finish() {
        seen.askOn(Long.MAX_VALUE / 2);
    }

    /// Says that nothing matches, or no longer.
    void lookAgain() {
        if (valid.get() && on.get() && !seen.isAsking()) {
            note.set(seen.root().matches() > 0 || seen.size() == 0
                    ? FilterNote.none() : Optional.of(FilterNote.ofNoMatch(new FilterText(text.get()), seen.root(), words)));
        }
    }

    /// The number by which nodes know in which filter they were folded; 0 where no rows are left out.
    int number() {
        return narrows() ? seen.filterNumber() : 0;
    }

    /// Whether it leaves rows out.
    boolean narrows() {
        return on.get() && onlyMatches.get();
    }

    /// As it is written: a text, or a Topic Filter.
    StringProperty textProperty() {
        return text;
    }

    /// Whether what does not match is hidden.
    BooleanProperty onlyMatchesProperty() {
        return onlyMatches;
    }

    /// Whether there is one.
    ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// Whether the text is one.
    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /// What is wrong with it, or why nothing matches.
    ReadOnlyObjectProperty<Optional<FilterNote>> noteProperty() {
        return note.getReadOnlyProperty();
    }
}
