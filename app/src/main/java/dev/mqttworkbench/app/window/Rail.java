package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;

import dev.mqttworkbench.app.workbench.Screen;
import org.jspecify.annotations.Nullable;

/// The rail at the left: a button for each screen, of which one is shown. A button names its screen as its user data.
final class Rail {

    private final ToggleGroup group;
    private final Function<String, Screen> makers;
    private final StackPane content;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private @Nullable Screen shown;

    /// @param makers gives the screen of a name; asked whenever it is to be shown
    Rail(ToggleGroup group, Function<String, Screen> makers, StackPane content) {
        this.group = group;
        this.makers = makers;
        this.content = content;
        group.getToggles().forEach(toggle -> buttons.add((ToggleButton) toggle));
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
        show(makers.apply(chosen()));
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
