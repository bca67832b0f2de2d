package dev.mqttworkbench.app.launch;

import java.util.Optional;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

import dev.mqttworkbench.app.workbench.Screen;

/// The place of the stream: the live one, or a recording in its place until the reader goes back. On the JavaFX thread only.
final class StreamPlace implements Screen {

    private final Screen live;
    private final StackPane root = new StackPane();
    private Optional<Screen> recording = Optional.empty();
    private boolean isShown;

    StreamPlace(Screen live) {
        this.live = live;
        root.getChildren().add(live.root());
    }

    /// Shows a recording.
    void show(Screen opened) {
        live.setShown(false);
        recording = Optional.of(opened);
        root.getChildren().setAll(opened.root());
        opened.setShown(isShown);
        opened.focus();
    }

    /// Goes back to the live stream.
    void showLive() {
        recording = Optional.empty();
        root.getChildren().setAll(live.root());
        live.setShown(isShown);
        live.focus();
    }

    private Screen current() {
        return recording.orElse(live);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void setShown(boolean shown) {
        isShown = shown;
        current().setShown(shown);
    }

    @Override
    public void focus() {
        current().focus();
    }

    @Override
    public void focusFilter() {
        current().focusFilter();
    }

    @Override
    public void togglePause() {
        current().togglePause();
    }
}
