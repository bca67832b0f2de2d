package dev.mqttworkbench.app.handshakes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import javafx.scene.Node;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

import dev.mqttworkbench.mqtt.packet.QoS;

/// The colours of a ladder, taken out of the style sheet: rectangles that are never painted have the style classes.
final class LadderColours {

    /// What has a colour.
    enum Ink { TEXT, MUTED, LINE, STRONG, GROUND, RAISED, SELECTED, ACCENT, ERROR, QOS_0, QOS_1, QOS_2 }

    private final Map<Ink, Rectangle> swatches = new LinkedHashMap<>();

    LadderColours() {
        for (var ink : Ink.values()) {
            var swatch = new Rectangle();
            swatch.getStyleClass().add("ladder-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            swatch.setManaged(false);
            swatch.setVisible(false);
            swatches.put(ink, swatch);
        }
    }

    /// What has to lie in the scene.
    Node[] nodes() {
        return swatches.values().toArray(Node[]::new);
    }

    /// Calls back when the colours change with the theme.
    void onChange(Runnable paint) {
        swatch(Ink.TEXT).fillProperty().addListener(observed -> paint.run());
    }

    Paint of(Ink ink) {
        return swatch(ink).getFill();
    }

    Paint of(QoS qos) {
        return of(switch (qos) {
            case AT_MOST_ONCE -> Ink.QOS_0;
            case AT_LEAST_ONCE -> Ink.QOS_1;
            case EXACTLY_ONCE -> Ink.QOS_2;
        });
    }

    private Rectangle swatch(Ink ink) {
        return Objects.requireNonNull(swatches.get(ink));
    }
}
