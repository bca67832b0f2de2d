package dev.mqttworkbench.app.window;

/// A round lamp that says how something is.
public enum Lamp {
    OFF(""),
    OK("ok"),
    WARNING("warning"),
    ERROR("error");

    private final String styleClass;

    Lamp(String styleClass) {
        this.styleClass = styleClass;
    }

    /// The style class of its colour, empty for none.
    public String styleClass() {
        return styleClass;
    }
}
