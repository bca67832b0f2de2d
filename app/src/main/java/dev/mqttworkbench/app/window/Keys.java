package dev.mqttworkbench.app.window;

import java.util.List;
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

import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.ToggleSwitch;
import dev.mqttworkbench.app.fx.ZoomPane;

/// The keys of the whole window.
public final class Keys {

    private static final double PROJECTOR = 1.6;
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8);

    private final WindowView view;
    private final ZoomPane zoom;

    /// Keys that act on these.
    public Keys(WindowView view, ZoomPane zoom) {
        this.view = view;
        this.zoom = zoom;
    }

    /// Makes the keys work in a scene.
    public void install(Scene scene) {
        for (var place = 0; place < DIGITS.size(); place++) {
            var screen = place;
            scene.getAccelerators().put(shortcut(DIGITS.get(place)), () -> view.showScreen(screen));
        }
        scene.getAccelerators().putAll(Map.of(
                shortcut(KeyCode.K), view::showPalette,
                shortcut(KeyCode.F), view::focusFilter,
                shortcut(KeyCode.P), view::focusPublish,
                shortcut(KeyCode.Q), view::quit,
                new KeyCodeCombination(KeyCode.F8), view::deliverNextPacket,
                new KeyCodeCombination(KeyCode.F11), this::toggleProjector));
        view.projectBy(this::toggleProjector);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pauseOnSpace);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void pauseOnSpace(KeyEvent event) {
        var modified = event.isShortcutDown() || event.isAltDown() || event.isShiftDown();
        if (event.getCode() == KeyCode.SPACE && !modified && event.getTarget() instanceof Node target && !needsSpace(target) && !isInPanel(target)) {
            view.togglePause();
            event.consume();
        }
    }

    private static boolean needsSpace(Node target) {
        return target instanceof TextInputControl || target instanceof ButtonBase || target instanceof ComboBoxBase<?>
                || target instanceof ToggleSwitch;
    }

    /// What lies behind a panel goes on.
    private static boolean isInPanel(Node target) {
        for (Node node = target; node != null; node = node.getParent()) {
            if (node instanceof ModalPane) {
                return true;
            }
        }
        return false;
    }

    /// Everything is shown larger, for a room, or as usual again.
    private void toggleProjector() {
        zoom.setZoom(zoom.zoom() > 1 ? 1 : PROJECTOR);
    }
}
