package dev.mqttworkbench.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.fx.Tasks;

/// The program of the system that shows folders.
///
/// @param tasks starts it beside the screen
public record FileManager(Tasks tasks) {

    /// Shows a folder, which is made where it is not there.
    ///
    /// @return completes when the program was started; exceptionally where there is none
    public CompletionStage<Void> show(Path folder) {
        return CompletableFuture.runAsync(() -> start(folder), tasks.background());
    }

    private static void start(Path folder) {
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(program(System.getProperty("os.name")), folder.toString()).start();
            process.getInputStream().close();
            process.getErrorStream().close();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static String program(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "explorer" : name.startsWith("mac") ? "open" : "xdg-open";
    }
}
