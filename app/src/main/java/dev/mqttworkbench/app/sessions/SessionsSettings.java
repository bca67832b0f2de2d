package dev.mqttworkbench.app.sessions;

import java.util.Objects;

/// What of the sessions survives a restart.
///
/// @param filter as it was written
public record SessionsSettings(String filter) {

    /// Before anything was written.
    public static final SessionsSettings FIRST = new SessionsSettings("");

    /// @throws NullPointerException when the filter is missing
    public SessionsSettings {
        Objects.requireNonNull(filter, "filter");
    }
}
