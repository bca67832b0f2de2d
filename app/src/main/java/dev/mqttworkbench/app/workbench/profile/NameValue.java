package dev.mqttworkbench.app.workbench.profile;

import java.util.Objects;

/// A User Property as it is kept.
///
/// @param name which
/// @param value what
public record NameValue(String name, String value) {

    /// @throws NullPointerException when one is missing
    public NameValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
