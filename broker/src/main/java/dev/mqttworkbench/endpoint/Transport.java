package dev.mqttworkbench.endpoint;

import java.util.Set;

/// What carries the Control Packets of a Network Connection (4.2).
public sealed interface Transport {

    /// The bytes of a TCP connection, or of TLS over it.
    record Tcp() implements Transport {}

    /// The binary frames of a WebSocket (6).
    ///
    /// A web page sends its origin with the upgrade, other programs send none. Since any page that a browser shows could
    /// otherwise speak to a broker on the same computer, a page is let in only when it comes from the host that it connects
    /// to, from the computer itself, or from one of `origins`.
    ///
    /// @param path the path of the upgrade, with its slash
    /// @param origins further origins of pages, such as `https://example.org`; `*` is every page
    record WebSocket(String path, Set<String> origins) implements Transport {

        /// The path that clients use unless told otherwise.
        public static final String PATH = "/mqtt";

        /// Every page.
        public static final String ANY_ORIGIN = "*";

        /// @throws IllegalArgumentException with a sentence for the user when the path has no slash in front
        public WebSocket {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("The path of a WebSocket begins with a slash, not as in " + path);
            }
            origins = Set.copyOf(origins);
        }

        /// At the usual path, for pages of the same host and of this computer.
        public static WebSocket usual() {
            return new WebSocket(PATH, Set.of());
        }
    }
}
