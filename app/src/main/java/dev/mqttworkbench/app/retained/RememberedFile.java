package dev.mqttworkbench.app.retained;

import java.nio.file.Path;

/// The file that is proposed: the last one that was used, at first one in the user's home. On the JavaFX thread only.
final class RememberedFile {

    private Path path = Path.of(System.getProperty("user.home"), "retained.json");

    RememberedFile() {}

    /// What is proposed.
    String path() {
        return path.toString();
    }

    /// This one was used.
    void remember(Path used) {
        path = used;
    }
}
