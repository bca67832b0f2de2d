package dev.mqttworkbench.broker;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;

/// One listener as its connections see it. On the loop.
final class Entrance {

    private final ListenerSettings settings;
    private int accepted;

    Entrance(ListenerSettings settings) {
        this.settings = settings;
    }

    /// The scheme of its address: mqtt, mqtts, ws or wss.
    String scheme() {
        return settings.scheme();
    }

    /// A Network Connection that came in here has its Session.
    void accepted() {
        accepted++;
    }

    /// A Network Connection that had its Session is closed.
    void closed() {
        accepted--;
    }

    /// Whether as many connections came in as this listener may have.
    boolean isCrowded() {
        return accepted >= settings.maximumConnections();
    }

    /// Whether the common name of a client's certificate is its user name.
    boolean certificateNamesUser() {
        return settings.tls().flatMap(ServerTls::clients).map(ServerTls.ClientCertificates::nameIsUserName).orElse(false);
    }
}
