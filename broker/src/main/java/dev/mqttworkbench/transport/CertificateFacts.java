package dev.mqttworkbench.transport;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import dev.mqttworkbench.endpoint.ServerCertificate;

/// Reads what a certificate says.
final class CertificateFacts {

    private CertificateFacts() {}

    /// What it says.
    ///
    /// @throws CertificateException when it cannot be read
    static ServerCertificate of(X509Certificate certificate) throws CertificateException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new ServerCertificate(
                    certificate.getSubjectX500Principal().getName(), certificate.getIssuerX500Principal().getName(),
                    names(certificate), certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
                    HexFormat.of().formatHex(digest));
        } catch (CertificateException unreadable) {
            throw unreadable;
        } catch (GeneralSecurityException impossible) {
            throw new CertificateException(impossible);
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                .flatMap(names -> names.stream())
                .map(name -> name.get(1))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /// What the other end of an encrypted connection has shown.
    static Optional<ServerCertificate> shown(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(of(certificate))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException | CertificateException nothing) {
            return Optional.empty();
        }
    }
}
