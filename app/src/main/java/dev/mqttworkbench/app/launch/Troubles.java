package dev.mqttworkbench.app.launch;

import java.nio.file.Path;

import javafx.collections.ListChangeListener;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.window.ConnectionViewModel;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;

/// Tells the reader in the window what went wrong where no screen says it: with the broker in the box, with files, inside the workbench.
///
/// @param connection has the banner for it
record Troubles(ConnectionViewModel connection, Words words, Tasks tasks) {

    /// Something could not be done. On the JavaFX thread.
    void tellFailure(Throwable failure) {
        connection.tellFailure(new FailureWords(words).of(failure));
    }

    /// Tells of our own mistakes from now on.
    void tellOf(FailureLog failures) {
        failures.tell((failure, file) -> tasks.screen().execute(() -> connection.tellUnexpected(failure.toString(), file.toString())));
    }

    /// Tells what is wrong with these files, now and later. On the JavaFX thread.
    void tellOf(SettingsFolder settings) {
        settings.troubles().forEach(this::tell);
        settings.troubles().addListener((ListChangeListener<SettingsFolder.Trouble>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::tell);
            }
        });
    }

    private void tell(SettingsFolder.Trouble trouble) {
        connection.tellUntilRead(words.get("settings.trouble." + trouble.kind(), trouble.file().toString()));
    }

    /// The file of the passwords held something else. On any thread.
    ///
    /// @param where it is now
    void tellDamagedSecrets(Path where) {
        tasks.screen().execute(() -> connection.tellUntilRead(words.get("settings.trouble.secrets", where.toString())));
    }
}
