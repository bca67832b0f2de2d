package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

import dev.mqttworkbench.app.workbench.Screen;
import org.jspecify.annotations.Nullable;

/// The rail at the left: a button for each screen, of which one is shown. A button names its screen as its user data.
final class Rail {

    private final ToggleGroup group;
    private final Map<String, Supplier<Screen>> screens;
    private final StackPane content;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private @Nullable Screen shown;

    /// @param screens by their names; one is asked for whenever it is to be shown. A button without a screen is taken away
    Rail(ToggleGroup group, Map<String, Supplier<Screen>> screens, StackPane content) {
        this.group = group;
        this.screens = screens;
        this.content = content;
        for (var toggle : List.copyOf(group.getToggles())) {
            var button = (ToggleButton) toggle;
            if (screens.containsKey(nameOf(toggle))) {
                buttons.add(button);
            } else {
                group.getToggles().remove(toggle);
                ((Pane) button.getParent()).getChildren().remove(button);
            }
        }
        group.selectedToggleProperty().addListener((observed, before, now) -> onToggle(before, now));
        refresh();
    }

    private static String nameOf(Toggle toggle) {
        return String.valueOf(toggle.getUserData());
    }

    private void onToggle(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null && before != null) {
            before.setSelected(true); // one is always down
        } else if (now != null) {
            refresh();
        }
    }

    /// Asks for the chosen screen again: another connection has one of its own.
    void refresh() {
        var screen = screens.get(chosen());
        if (screen != null) {
            show(screen.get());
        }
    }

    private void show(Screen screen) {
        if (screen == shown) {
            return;
        }
        if (shown != null) {
            shown.setShown(false);
        }
        shown = screen;
        content.getChildren().setAll(screen.root());
        screen.setShown(true);
    }

    /// The name of the screen that is chosen.
    String chosen() {
        return nameOf(group.getSelectedToggle());
    }

    /// The names of all screens, from the top.
    List<String> names() {
        return buttons.stream().map(Rail::nameOf).toList();
    }

    /// The screen that is shown.
    Optional<Screen> shown() {
        return Optional.ofNullable(shown);
    }

    /// Shows a screen; nothing happens where there is none of this name.
    void choose(String name) {
        buttons.stream().filter(button -> name.equals(nameOf(button))).forEach(button -> button.setSelected(true));
    }

    /// Shows the screen at this place from the top, from 0; nothing happens where there is none.
    void choose(int place) {
        if (place < buttons.size()) {
            buttons.get(place).setSelected(true);
        }
    }
}
