package dev.mqttworkbench.transport;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import dev.mqttworkbench.endpoint.ServerCertificate;

/// Reads what a certificate says.
final class CertificateFacts {

    private CertificateFacts() {}

    /// What the other end of an encrypted connection has shown.
    static Optional<ServerCertificate> shown(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(ServerCertificate.of(certificate))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException | CertificateException nothing) {
            return Optional.empty();
        }
    }
}
