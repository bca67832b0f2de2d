package dev.mqttworkbench.app.robot;

import java.nio.file.Path;
import java.util.Optional;

import javafx.stage.Window;

import dev.mqttworkbench.app.fx.FileQuestion;

/// A reader who chooses the file that the test names, where the real workbench opens a dialog of the system.
final class ChosenFiles implements FileQuestion {

    private volatile Optional<Path> chosen = Optional.empty();

    /// Chooses this file from now on.
    void choose(Path file) {
        chosen = Optional.of(file);
    }

    @Override
    public Optional<Path> whereToSave(Window owner, Question question) {
        return chosen;
    }

    @Override
    public Optional<Path> whatToOpen(Window owner, Question question) {
        return chosen;
    }
}
