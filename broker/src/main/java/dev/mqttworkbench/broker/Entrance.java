package dev.mqttworkbench.broker;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;

/// One listener as its connections see it. On the loop.
final class Entrance {

    private final ListenerSettings settings;
    private int open;

    Entrance(ListenerSettings settings) {
        this.settings = settings;
    }

    /// A Network Connection came in.
    void opened() {
        open++;
    }

    /// A Network Connection that came in here is closed.
    void closed() {
        open--;
    }

    /// Whether more connections came in than this listener may have.
    boolean isCrowded() {
        return open > settings.maximumConnections();
    }

    /// Whether the common name of a client's certificate is its user name.
    boolean certificateNamesUser() {
        return settings.tls().flatMap(ServerTls::clients).map(ServerTls.ClientCertificates::nameIsUserName).orElse(false);
    }
}
