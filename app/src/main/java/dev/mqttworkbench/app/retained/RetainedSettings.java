package dev.mqttworkbench.app.retained;

import java.util.Objects;

/// What of the retained messages survives a restart.
///
/// @param filter as it was written
public record RetainedSettings(String filter) {

    /// Before anything was written.
    public static final RetainedSettings FIRST = new RetainedSettings("");

    /// @throws NullPointerException when the filter is missing
    public RetainedSettings {
        Objects.requireNonNull(filter, "filter");
    }
}
