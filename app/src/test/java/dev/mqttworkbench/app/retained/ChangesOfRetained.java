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
    final RetainedViewModel model = new RetainedViewModel(
            new Selection(), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), ZoneOffset.UTC, Tasks.immediate());
    final RetainedChanges changes = model.changes();

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
        return changes.undo().latestProperty().get().map(Undo::sentence).orElse("");
    }
}
