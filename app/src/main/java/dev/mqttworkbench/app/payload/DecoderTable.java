package dev.mqttworkbench.app.payload;

import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.mqttworkbench.app.workbench.Kept;

/// The decoder table that all views share. On the JavaFX thread only.
///
/// @param rules the rows, and their changes
/// @param change puts others in their place
public record DecoderTable(ReadOnlyObjectProperty<DecoderRules> rules, Consumer<DecoderRules> change) {

    /// A table that survives a restart.
    public static DecoderTable of(Kept<DecoderRules> kept) {
        return new DecoderTable(kept.valueProperty(), kept::set);
    }

    /// A table that is forgotten.
    public static DecoderTable inMemory() {
        var rules = new SimpleObjectProperty<>(DecoderRules.USUAL);
        return new DecoderTable(rules, rules::set);
    }
}
