package dev.mqttworkbench.app.stream;

import java.util.Objects;

/// What of the stream survives a restart.
///
/// @param filter as it was written
public record StreamSettings(String filter) {

    /// Before anything was written.
    public static final StreamSettings FIRST = new StreamSettings("");

    /// @throws NullPointerException when the filter is missing
    public StreamSettings {
        Objects.requireNonNull(filter, "filter");
    }
}
