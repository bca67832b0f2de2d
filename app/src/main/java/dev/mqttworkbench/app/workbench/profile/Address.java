package dev.mqttworkbench.app.workbench.profile;

import java.util.Locale;
import java.util.Objects;

/// Where a broker is.
///
/// @param scheme how it is spoken to
/// @param host name or address; may be empty while the profile is new
/// @param port 1 to 65,535
/// @param path of the WebSocket, with its slash; kept, and of no meaning, for the other schemes
/// @param timeoutSeconds for each step, 1 to 600
public record Address(Scheme scheme, String host, int port, String path, int timeoutSeconds) {

    /// @throws IllegalArgumentException when a value is out of its bounds
    public Address {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(host, "host");
        Bounds.require("port", port, 1, 65_535);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path " + path);
        }
        Bounds.require("timeoutSeconds", timeoutSeconds, 1, 600);
    }

    /// As it is written down, such as `wss://example.org:443/mqtt`.
    public String text() {
        return String.format(Locale.ROOT, "%s://%s:%d%s", scheme.title(), host.indexOf(':') < 0 ? host : "[" + host + "]", port, scheme.isWebSocket() ? path : "");
    }
}
