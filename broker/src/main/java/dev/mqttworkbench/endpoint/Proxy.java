package dev.mqttworkbench.endpoint;

import java.util.Optional;

/// A proxy that opens the way to a broker.
///
/// @param kind what it speaks
/// @param host its name or address
/// @param port 1 to 65,535
/// @param credentials what it is told about the user
public record Proxy(Kind kind, String host, int port, Optional<Credentials> credentials) {

    /// What a proxy speaks.
    public enum Kind {
        /// HTTP CONNECT.
        HTTP,
        /// SOCKS 4a: it has user names and no passwords.
        SOCKS4,
        /// SOCKS 5.
        SOCKS5
    }

    /// Who uses the proxy.
    ///
    /// @param userName who
    /// @param password empty where there is none
    public record Credentials(String userName, String password) {

        /// Everything but the password.
        @Override
        public String toString() {
            return userName;
        }
    }

    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public Proxy {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The host of the proxy is missing");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("The port of the proxy is a number from 1 to 65535, not " + port);
        }
    }

    /// A proxy that asks for nobody's name.
    public static Proxy of(Kind kind, String host, int port) {
        return new Proxy(kind, host, port, Optional.empty());
    }

    /// This proxy with a user.
    public Proxy withCredentials(String userName, String password) {
        return new Proxy(kind, host, port, Optional.of(new Credentials(userName, password)));
    }
}
