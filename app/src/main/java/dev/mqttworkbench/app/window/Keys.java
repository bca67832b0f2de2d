package dev.mqttworkbench.app.window;

import java.util.Map;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import dev.mqttworkbench.app.fx.ZoomPane;

/// The keys of the whole window.
public final class Keys {

    private static final double PROJECTOR = 1.6;

    private final WindowView view;
    private final ZoomPane zoom;

    /// Keys that act on these.
    public Keys(WindowView view, ZoomPane zoom) {
        this.view = view;
        this.zoom = zoom;
    }

    /// Makes the keys work in a scene.
    public void install(Scene scene) {
        scene.getAccelerators().putAll(Map.of(
                shortcut(KeyCode.DIGIT1), view::showTopics,
                shortcut(KeyCode.DIGIT2), view::showStream,
                shortcut(KeyCode.F), view::focusFilter,
                shortcut(KeyCode.P), view::focusPublish,
                new KeyCodeCombination(KeyCode.F11), this::toggleProjector));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pauseOnSpace);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void pauseOnSpace(KeyEvent event) {
        var modified = event.isShortcutDown() || event.isAltDown() || event.isShiftDown();
        if (event.getCode() == KeyCode.SPACE && !modified && event.getTarget() instanceof Node target && !needsSpace(target)) {
            view.togglePause();
            event.consume();
        }
    }

    private static boolean needsSpace(Node target) {
        return target instanceof TextInputControl || target instanceof ButtonBase || target instanceof ComboBoxBase<?>;
    }

    /// Everything is shown larger, for a room, or as usual again.
    private void toggleProjector() {
        zoom.setZoom(zoom.zoom() > 1 ? 1 : PROJECTOR);
    }
}
