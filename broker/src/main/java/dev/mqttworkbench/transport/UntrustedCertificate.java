package dev.mqttworkbench.transport;

import java.security.cert.CertificateException;

import dev.mqttworkbench.endpoint.ServerCertificate;

/// The broker has shown a certificate that is not to be believed.
public final class UntrustedCertificate extends CertificateException {

    /// Why it is not.
    public enum Problem {
        /// Nobody who is trusted vouches for it.
        UNKNOWN_AUTHORITY,
        /// It is for another name.
        WRONG_NAME,
        /// Its time is over.
        EXPIRED,
        /// Its time has not come.
        NOT_YET_VALID,
        /// Something else is wrong with it.
        UNUSABLE
    }

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient ServerCertificate certificate;

    UntrustedCertificate(Problem problem, ServerCertificate certificate, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.problem = problem;
        this.certificate = certificate;
    }

    /// Why it is not to be believed.
    public Problem problem() {
        return problem;
    }

    /// What it says.
    public ServerCertificate certificate() {
        return certificate;
    }
}
