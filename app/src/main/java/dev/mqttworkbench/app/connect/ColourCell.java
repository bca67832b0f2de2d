package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.fx.Choices;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;
import org.jspecify.annotations.Nullable;

/// A colour in a list of them: a dot and its name.
final class ColourCell extends ListCell<Colour> {

    private final Words words;
    private final Region dot = new Region();

    private ColourCell(Words words) {
        this.words = words;
    }

    /// Offers the colours.
    static void fill(ComboBox<Colour> box, Property<Colour> chosen, Words words) {
        Choices.fill(box, chosen, List.of(Colour.values()), colour -> words.get("connect.colour." + colour));
        box.setCellFactory(list -> new ColourCell(words));
        box.setButtonCell(new ColourCell(words));
    }

    @Override
    protected void updateItem(@Nullable Colour colour, boolean empty) {
        super.updateItem(colour, empty);
        if (empty || colour == null) {
            setText(null);
            setGraphic(null);
        } else {
            setText(words.get("connect.colour." + colour));
            dot.getStyleClass().setAll("lamp", colour.styleClass());
            setGraphic(dot);
        }
    }
}
