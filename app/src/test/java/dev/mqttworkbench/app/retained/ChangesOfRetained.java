package dev.mqttworkbench.app.retained;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;

/// What is done to the retained messages of a broker that has none at first, and what is said of it.
abstract class ChangesOfRetained {

    final FakeSource source = new FakeSource();
    final UndoSteps steps = new UndoSteps();
    final RetainedViewModel model = open(new UndoStack(steps));
    final RetainedChanges changes = model.changes();

    /// What another connection would show.
    static RetainedViewModel open(UndoStack undo) {
        return new RetainedViewModel(new Selection(), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), ZoneOffset.UTC, Tasks.immediate(), undo);
    }

    @BeforeEach
    void open() {
        model.useSource(Optional.of(source));
        model.setShown(true);
    }

    String said() {
        return switch (changes.strip().stripProperty().get()) {
            case Strip.Nothing ignored -> "";
            case Strip.Question question -> question.sentence();
            case Strip.FileQuestion question -> question.sentence();
            case Strip.Work work -> work.sentence();
            case Strip.Outcome outcome -> outcome.sentence();
        };
    }

    String undoable() {
        return undoable(changes);
    }

    static String undoable(RetainedChanges changes) {
        return changes.undo().latestProperty().get().map(Undo::sentence).orElse("");
    }
}
