package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

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
import dev.mqttworkbench.app.workbench.Words;

/// The keys of the whole window.
public final class Keys {

    /// A key and what it does, for whoever lists them.
    ///
    /// @param keys as they are written on a keyboard
    /// @param action in words
    public record Listed(String keys, String action) {}

    /// A key that works wherever the keyboard is.
    ///
    /// @param code which
    /// @param isModified whether together with Ctrl, on macOS with Cmd
    /// @param name of the words for what it does
    /// @param action does it
    private record Shortcut(KeyCode code, boolean isModified, String name, Runnable action) {

        KeyCombination combination() {
            return isModified ? new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN) : new KeyCodeCombination(code);
        }

        Listed listed(Words words) {
            return new Listed(isModified ? words.get("palette.keys.ctrl", code.getChar()) : code.getName(), words.get("keys." + name));
        }
    }

    private static final double PROJECTOR = 1.6;
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8);

    private final WindowView view;
    private final ZoomPane zoom;
    private final DoubleSupplier usual;
    private final List<Shortcut> shortcuts;

    /// Keys that act on these.
    ///
    /// @param usual how many times as large everything usually is
    public Keys(WindowView view, ZoomPane zoom, DoubleSupplier usual) {
        this.view = view;
        this.zoom = zoom;
        this.usual = usual;
        this.shortcuts = List.of(
                shortcut(KeyCode.K, "palette", view::showPalette),
                shortcut(KeyCode.F, "filter", view::focusFilter),
                shortcut(KeyCode.P, "publish", view::focusPublish),
                shortcut(KeyCode.COMMA, "settings", () -> view.showScreen("settings")),
                shortcut(KeyCode.Q, "quit", view::quit),
                new Shortcut(KeyCode.F8, false, "next", view::deliverNextPacket),
                new Shortcut(KeyCode.F11, false, "projector", this::toggleProjector));
    }

    private static Shortcut shortcut(KeyCode code, String name, Runnable action) {
        return new Shortcut(code, true, name, action);
    }

    /// Makes the keys work in a scene.
    public void install(Scene scene) {
        for (var place = 0; place < DIGITS.size(); place++) {
            var screen = place;
            scene.getAccelerators().put(new KeyCodeCombination(DIGITS.get(place), KeyCombination.SHORTCUT_DOWN), () -> view.showScreen(screen));
        }
        shortcuts.forEach(shortcut -> scene.getAccelerators().put(shortcut.combination(), shortcut.action()));
        view.projectBy(this::toggleProjector);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pauseOnSpace);
    }

    /// All of them, and those that single screens have, in the reader's words.
    public List<Listed> listed(Words words) {
        var all = new ArrayList<Listed>();
        all.add(new Listed(words.get("palette.keys.digit", "1 …"), words.get("keys.digit")));
        shortcuts.forEach(shortcut -> all.add(shortcut.listed(words)));
        all.add(new Listed(words.get("palette.keys.space"), words.get("keys.pause")));
        all.add(new Listed(words.get("palette.keys.ctrl", "Enter"), words.get("keys.send")));
        all.add(new Listed(words.get("palette.keys.delete"), words.get("keys.clear")));
        all.add(new Listed(words.get("palette.keys.ctrl", "Z"), words.get("keys.undo")));
        return all;
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
        var larger = Math.max(PROJECTOR, usual.getAsDouble());
        zoom.setZoom(zoom.zoom() < larger ? larger : usual.getAsDouble());
    }
}
