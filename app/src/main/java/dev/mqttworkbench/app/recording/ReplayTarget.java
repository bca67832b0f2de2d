package dev.mqttworkbench.app.recording;

import dev.mqttworkbench.app.workbench.Connection;

/// A connection that a recording can be replayed into.
///
/// @param connection that is open
public record ReplayTarget(Connection connection) {

    /// The address, as the reader knows it.
    @Override
    public String toString() {
        return connection.address();
    }
}
