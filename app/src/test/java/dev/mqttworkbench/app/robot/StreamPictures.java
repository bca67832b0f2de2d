package dev.mqttworkbench.app.robot;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javafx.application.Platform;
import javafx.stage.Stage;

import dev.mqttworkbench.app.demo.DemoDevices;

/// Paints the Stream and the publish panel into PNG files: dark and light, large and small.
public final class StreamPictures {

    private StreamPictures() {}

    /// @param arguments the folder for the pictures
    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await(10, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
        paint(folder.resolve("stream-dark.png"), Locale.ENGLISH, true, 1364, 825);
        paint(folder.resolve("stream-light.png"), Locale.GERMAN, false, 948, 625);
        Platform.exit();
        System.exit(0);
    }

    private static void paint(Path file, Locale language, boolean isDark, double width, double height) throws Exception {
        var opened = new CompletableFuture<StreamScreen>();
        Platform.runLater(() -> {
            try {
                opened.complete(StreamScreen.open(new Stage(), language, isDark, width, height));
            } catch (Exception failure) {
                opened.completeExceptionally(failure);
            }
        });
        try (var screen = opened.get(20, TimeUnit.SECONDS);
                var devices = new DemoDevices("127.0.0.1", screen.port(), 42)) {
            screen.waitUntilConnected();
            devices.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
            screen.waitForRow("orders/7714/state");
            screen.waitForRow("plant/line-1/press/telemetry");
            screen.waitUntil("enough rows", () -> screen.rows().size() > 60);
            screen.selectRow("plant/line-1/press/telemetry");
            screen.picture(file);
        }
    }
}
