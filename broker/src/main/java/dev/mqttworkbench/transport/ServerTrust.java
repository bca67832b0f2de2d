package dev.mqttworkbench.transport;

import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import dev.mqttworkbench.endpoint.ServerCertificate;
import dev.mqttworkbench.transport.UntrustedCertificate.Problem;

/// Whom a client believes: who has a certificate whose fingerprint was accepted, and whom the authorities vouch for. What it
/// does not believe it describes, so that a user can be asked.
final class ServerTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager authorities;
    private final Set<String> acceptedFingerprints;

    // Written by the thread that computes the handshake, read on the loop behind it.
    private volatile boolean pinned;

    ServerTrust(X509ExtendedTrustManager authorities, Set<String> acceptedFingerprints) {
        this.authorities = authorities;
        this.acceptedFingerprints = acceptedFingerprints;
    }

    /// Whether the certificate was believed for its fingerprint.
    boolean isPinned() {
        return pinned;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        var certificate = ServerCertificate.of(chain[0]);
        if (acceptedFingerprints.contains(certificate.fingerprint())) {
            pinned = true;
            return;
        }
        try {
            authorities.checkServerTrusted(chain, authType);
        } catch (CertificateException refused) {
            throw new UntrustedCertificate(problem(refused), certificate, refused);
        }
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException refused) { // only the name is looked at beyond the above
            throw new UntrustedCertificate(Problem.WRONG_NAME, certificate, refused);
        }
    }

    private static Problem problem(CertificateException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException expired -> {
                    return Problem.EXPIRED;
                }
                case CertificateNotYetValidException early -> {
                    return Problem.NOT_YET_VALID;
                }
                case CertPathValidatorException path when path.getReason() == CertPathValidatorException.BasicReason.EXPIRED -> {
                    return Problem.EXPIRED;
                }
                case CertPathValidatorException path when path.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID -> {
                    return Problem.NOT_YET_VALID;
                }
                case CertPathValidatorException path -> {
                    return Problem.UNUSABLE;
                }
                default -> { } // what it wraps says more
            }
        }
        return Problem.UNKNOWN_AUTHORITY;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("TLS runs over an engine here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("TLS runs over an engine here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("A client has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("A client has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("A client has no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
