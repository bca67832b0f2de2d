package dev.mqttworkbench.app.payload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.mqttworkbench.app.workbench.Kept;

/// The decoder table that all views share, with the changes of this run, which can be taken back. On the JavaFX thread only.
public final class DecoderTable {

    private final ReadOnlyObjectProperty<DecoderRules> rules;
    private final Consumer<DecoderRules> change;
    private final Deque<DecoderRules> before = new ArrayDeque<>(); // the last one first

    private DecoderTable(ReadOnlyObjectProperty<DecoderRules> rules, Consumer<DecoderRules> change) {
        this.rules = rules;
        this.change = change;
    }

    /// A table that survives a restart.
    public static DecoderTable of(Kept<DecoderRules> kept) {
        return new DecoderTable(kept.valueProperty(), kept::set);
    }

    /// A table that is forgotten.
    public static DecoderTable inMemory() {
        var rules = new SimpleObjectProperty<>(DecoderRules.USUAL);
        return new DecoderTable(rules, rules::set);
    }

    /// The rows, and their changes.
    public ReadOnlyObjectProperty<DecoderRules> rules() {
        return rules;
    }

    /// Puts other rows in their place; [#undo()] brings these back.
    public void change(DecoderRules changed) {
        before.push(rules.get());
        change.accept(changed);
    }

    /// Takes the last change back; called again, the one before that.
    public void undo() {
        var last = before.poll();
        if (last != null) {
            change.accept(last);
        }
    }

    /// Whether there is a change of this run to take back.
    public boolean canUndo() {
        return !before.isEmpty();
    }
}
