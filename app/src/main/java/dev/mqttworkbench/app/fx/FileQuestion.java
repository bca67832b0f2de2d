package dev.mqttworkbench.app.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the reader for a file. On the JavaFX thread only.
public interface FileQuestion {

    /// What is asked.
    ///
    /// @param title of the dialog
    /// @param name that is proposed, with its folder or without, empty for none
    /// @param kind of file, in words
    /// @param pattern of their names, such as `*.csv`; empty for all
    record Question(String title, String name, String kind, String pattern) {

        /// Any file.
        public static Question any(String title) {
            return new Question(title, "", "", "");
        }
    }

    /// A file that is to be written, which may be there already; empty when the reader thought better of it.
    Optional<Path> whereToSave(Window owner, Question question);

    /// A file that is there; empty when the reader thought better of it.
    Optional<Path> whatToOpen(Window owner, Question question);

    /// Asks in the dialogs of the system.
    static FileQuestion ofSystem() {
        return new FileQuestion() {
            @Override
            public Optional<Path> whereToSave(Window owner, Question question) {
                return Optional.ofNullable(chooser(question).showSaveDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> whatToOpen(Window owner, Question question) {
                return Optional.ofNullable(chooser(question).showOpenDialog(owner)).map(File::toPath);
            }
        };
    }

    private static FileChooser chooser(Question question) {
        var chooser = new FileChooser();
        chooser.setTitle(question.title());
        var proposed = new File(question.name());
        chooser.setInitialFileName(proposed.getName());
        Optional.ofNullable(proposed.getParentFile()).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        if (!question.pattern().isEmpty()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(question.kind(), question.pattern()));
        }
        return chooser;
    }
}
