package dev.mqttworkbench.app.window;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;

/// A lamp on the screen, in the colour of what it stands for.
final class LampRegion {

    private LampRegion() {}

    /// Lets the region show this state from now on.
    static void light(Region region, ReadOnlyObjectProperty<Lamp> state) {
        add(region, state.get());
        state.addListener((observed, before, now) -> {
            region.getStyleClass().remove(before.styleClass());
            add(region, now);
        });
    }

    private static void add(Region region, Lamp lamp) {
        if (!lamp.styleClass().isEmpty()) {
            region.getStyleClass().add(lamp.styleClass());
        }
    }
}
