package dev.mqttworkbench.app.workbench.profile;

import java.util.Objects;

/// Through which proxy a connection goes; the proxy's password is kept elsewhere.
///
/// @param kind what it speaks
/// @param host name or address
/// @param port 1 to 65,535
/// @param userName empty for nobody
public record ProxySettings(Kind kind, String host, int port, String userName) {

    /// What a proxy speaks.
    public enum Kind {
        /// There is no proxy.
        NONE,
        /// HTTP CONNECT.
        HTTP,
        /// SOCKS 4a.
        SOCKS4,
        /// SOCKS 5.
        SOCKS5
    }

    /// None.
    public static final ProxySettings NONE = new ProxySettings(Kind.NONE, "", 1080, "");

    /// @throws IllegalArgumentException when the port is out of its bounds
    public ProxySettings {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(userName, "userName");
        Bounds.require("port", port, 1, 65_535);
    }
}
