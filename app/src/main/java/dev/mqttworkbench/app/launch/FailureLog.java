package dev.mqttworkbench.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.jspecify.annotations.Nullable;

/// Where our own mistakes go: a file, made when the first one happens, and a sentence in the window.
public final class FailureLog implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger("dev.mqttworkbench");

    private final Path file;

    // Written once by the JavaFX thread when the window is there, read by the thread that fails.
    private volatile BiConsumer<Throwable, Path> teller = (failure, where) -> {};

    // Guarded by this object.
    private @Nullable FileHandler handler;

    /// A log in the platform's folder for such files.
    public FailureLog() {
        this(folder().resolve("workbench.log"));
    }

    FailureLog(Path file) {
        this.file = file;
    }

    private static Path folder() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            var local = System.getenv("LOCALAPPDATA");
            return (local == null ? home : Path.of(local)).resolve("MQTT Workbench");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Logs/MQTT Workbench");
        }
        var state = System.getenv("XDG_STATE_HOME");
        return (state == null || state.isEmpty() ? home.resolve(".local/state") : Path.of(state)).resolve("mqtt-workbench");
    }

    /// Tells of every failure from now on, with the file that has the details. Called on the thread that failed.
    public void tell(BiConsumer<Throwable, Path> other) {
        teller = other;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        openFile();
        LOG.log(Level.SEVERE, "Uncaught in " + thread.getName(), failure);
        teller.accept(failure, file);
    }

    private synchronized void openFile() {
        if (handler != null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            handler = new FileHandler(file.toString(), 1 << 20, 1, true);
            handler.setFormatter(new SimpleFormatter());
            LOG.addHandler(handler);
        } catch (IOException unwritable) {
            LOG.log(Level.WARNING, "Cannot write the log " + file, unwritable);
        }
    }
}
