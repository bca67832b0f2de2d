package dev.mqttworkbench.transport;

import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Who the other side of TLS is, by the certificate that was verified.
final class CertificateName {

    private CertificateName() {}

    /// The common name of the subject; nothing when no certificate was shown, or one without a common name.
    static Optional<String> of(SSLSession session) {
        try {
            return new LdapName(session.getPeerPrincipal().getName()).getRdns().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN"))
                    .map(part -> String.valueOf(part.getValue()))
                    .findFirst();
        } catch (SSLPeerUnverifiedException | InvalidNameException anonymous) {
            return Optional.empty();
        }
    }
}
