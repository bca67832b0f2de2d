package dev.mqttworkbench.app.recording;

import dev.mqttworkbench.app.workbench.Connection;

/// A connection that a recording can be replayed into.
///
/// @param connection that is open
public record ReplayTarget(Connection connection) {

    /// What the reader calls it, and its address.
    @Override
    public String toString() {
        return connection.title().isEmpty() ? connection.address() : connection.title() + " · " + connection.address();
    }
}
