package dev.mqttworkbench.app.workbench.profile;

import java.util.Locale;

/// A colour by which the eye finds a connection or a subscription again: the plots' colours of the palette.
public enum Colour {
    /// No colour.
    NONE,
    /// The first of the plots.
    TEAL,
    /// The second of the plots.
    AMBER,
    /// The third of the plots.
    BLUE,
    /// The fourth of the plots.
    VIOLET,
    /// For what needs care, such as a plant in production.
    RED;

    /// Its class in the style sheets.
    public String styleClass() {
        return "tint-" + name().toLowerCase(Locale.ROOT);
    }
}
