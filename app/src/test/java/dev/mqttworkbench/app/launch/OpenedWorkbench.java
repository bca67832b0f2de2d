package dev.mqttworkbench.app.launch;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ClientState;

/// The workbench as it is after its first start, its own client connected: what every benchmark of a view begins with. Once in a process.
///
/// @param broker in the box
/// @param port where it listens
/// @param wiring of the window
/// @param stage the window
record OpenedWorkbench(BundledBroker broker, int port, Wiring wiring, Stage stage) implements AutoCloseable {

    /// Opens it with nothing set, so nothing is written.
    static OpenedWorkbench open() throws Exception {
        return open(FileQuestion.ofSystem());
    }

    /// @param files answers where the reader is asked for a file
    static OpenedWorkbench open(FileQuestion files) throws Exception {
        var broker = new BundledBroker(BrokerSettings.defaults().withPort(0));
        var started = broker.start();
        var settings = Files.createTempDirectory("workbench");
        var port = started.toCompletableFuture().thenApply(state -> ((BundledBroker.State.Listening) state).port()).get(10, TimeUnit.SECONDS);
        var opened = new CompletableFuture<OpenedWorkbench>();
        Platform.startup(() -> {
            var wiring = new Wiring(broker, started, new FailureLog(), settings, Locale.ENGLISH, Optional::empty, files);
            var stage = new Stage();
            wiring.open(stage);
            opened.complete(new OpenedWorkbench(broker, port, wiring, stage));
        });
        var workbench = opened.get(30, TimeUnit.SECONDS);
        ScreenMeter.await(() -> ScreenMeter.onScreen(() -> workbench.connections().current().stateProperty().get() instanceof ClientState.Connected));
        return workbench;
    }

    Connections connections() {
        return wiring.connections();
    }

    Scene scene() {
        return stage.getScene();
    }

    /// Shows a view by its name in the rail. On the JavaFX thread.
    void show(String view) {
        ((ToggleButton) scene().lookup("#" + view + "Rail")).setSelected(true);
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(wiring::close, Platform::runLater).orTimeout(2, TimeUnit.MINUTES).join();
    }
}
