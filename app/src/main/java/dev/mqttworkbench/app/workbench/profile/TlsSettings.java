package dev.mqttworkbench.app.workbench.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.mqttworkbench.endpoint.ServerCertificate;

/// How a connection is encrypted, whom it believes and what it shows; the password of the key is kept elsewhere.
///
/// @param authorities file with certificates in PEM form; empty: those that the system trusts
/// @param identity what the client shows
/// @param certificate file with the client's certificate, PEM or PKCS #12
/// @param key file with its key in PEM form; empty: it stands in that of the certificate
/// @param serverName the name that is asked for (SNI); empty: the host
/// @param checksHostName whether the certificate has to be for that name
/// @param acceptedFingerprints SHA-256 of certificates that the user has accepted
public record TlsSettings(
        String authorities, Identity identity, String certificate, String key, String serverName, boolean checksHostName,
        List<String> acceptedFingerprints) {

    /// What a client shows.
    public enum Identity {
        /// Nothing.
        NONE,
        /// A certificate and a key, each in a file.
        PEM,
        /// Both in one file.
        PKCS12
    }

    /// The system's authorities, and no certificate of the client.
    public static final TlsSettings USUAL = new TlsSettings("", Identity.NONE, "", "", "", true, List.of());

    /// @throws IllegalArgumentException when a fingerprint is none
    public TlsSettings {
        Objects.requireNonNull(authorities, "authorities");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(serverName, "serverName");
        acceptedFingerprints = acceptedFingerprints.stream().map(ServerCertificate::normalised).distinct().toList();
    }

    /// The same, and this certificate is believed too.
    public TlsSettings accepting(String fingerprint) {
        var accepted = new ArrayList<>(acceptedFingerprints);
        accepted.add(fingerprint);
        return new TlsSettings(authorities, identity, certificate, key, serverName, checksHostName, accepted);
    }
}
