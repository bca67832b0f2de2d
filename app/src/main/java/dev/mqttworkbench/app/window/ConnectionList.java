package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.workbench.profile.Colour;
import org.jspecify.annotations.Nullable;

/// The open connections at the top of their menu.
final class ConnectionList {

    private final MenuButton menu;
    private final ConnectionViewModel model;
    private final List<MenuItem> openItems = new ArrayList<>();

    ConnectionList(MenuButton menu, ConnectionViewModel model) {
        this.menu = menu;
        this.model = model;
    }

    /// Lists them anew whenever the menu opens.
    void install() {
        menu.addEventHandler(MenuButton.ON_SHOWING, event -> list());
    }

    /// The one that is shown has a mark.
    private void list() {
        var items = menu.getItems();
        items.removeAll(openItems);
        openItems.clear();
        for (var each : model.open()) {
            var item = new RadioMenuItem(each.name());
            item.setId("openItem" + openItems.size());
            item.setSelected(each.isShown());
            item.setGraphic(tint(each.colour()));
            item.setOnAction(event -> each.show().run());
            openItems.add(item);
        }
        items.addAll(0, openItems);
    }

    /// A dot in the colour of a connection; none where it has no colour.
    static @Nullable Region tint(Colour colour) {
        if (colour == Colour.NONE) {
            return null;
        }
        var dot = new Region();
        dot.getStyleClass().addAll("lamp", colour.styleClass());
        return dot;
    }
}
