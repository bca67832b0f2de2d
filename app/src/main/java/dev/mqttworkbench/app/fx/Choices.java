package dev.mqttworkbench.app.fx;

import java.util.List;
import java.util.function.Function;

import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/// Boxes of which one value is chosen.
public final class Choices {

    private Choices() {}

    /// Offers these values, each with its title, and follows what is chosen.
    public static <T> void fill(ComboBox<T> box, Property<T> chosen, List<T> values, Function<T, String> title) {
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The box is not edited");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
    }
}
