package dev.mqttworkbench.endpoint;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a client encrypts, whom it believes, and what it shows: TLS 1.2 and 1.3.
///
/// @param authorities certificates in PEM form that vouch for the broker's; empty: those that the system trusts
/// @param identity what the client shows
/// @param serverName the name that is asked for (SNI) and that the certificate has to be for; empty: the host
/// @param checksHostName whether the certificate has to be for the name at all
/// @param acceptedFingerprints SHA-256 of certificates that are believed whatever else they say, and of no other
public record ClientTls(
        Optional<Path> authorities, Optional<Identity> identity, Optional<String> serverName, boolean checksHostName,
        Set<String> acceptedFingerprints) {

    /// The system's authorities, no certificate of the client, the host's name checked.
    public static final ClientTls USUAL =
            new ClientTls(Optional.empty(), Optional.empty(), Optional.empty(), true, Set.of());

    /// The certificate of a client and its key.
    public sealed interface Identity {

        /// Files in PEM form.
        ///
        /// @param chain the certificate, then those that lead to its authority
        /// @param key the private key
        /// @param keyPassword what the key is encrypted with
        record PemFiles(Path chain, Path key, Optional<String> keyPassword) implements Identity {

            /// Everything but the password.
            @Override
            public String toString() {
                return chain + " with " + key;
            }
        }

        /// One file in PKCS #12 form, often `.p12` or `.pfx`.
        ///
        /// @param file certificate and key
        /// @param password what it is encrypted with
        record Pkcs12(Path file, Optional<String> password) implements Identity {

            /// Everything but the password.
            @Override
            public String toString() {
                return file.toString();
            }
        }
    }

    /// @throws IllegalArgumentException with a sentence for the user when a fingerprint is none
    public ClientTls {
        acceptedFingerprints = acceptedFingerprints.stream()
                .map(ServerCertificate::normalised)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Believes what these authorities sign, and no others.
    public ClientTls withAuthorities(Path other) {
        return new ClientTls(Optional.of(other), identity, serverName, checksHostName, acceptedFingerprints);
    }

    /// Shows this certificate.
    public ClientTls withIdentity(Identity other) {
        return new ClientTls(authorities, Optional.of(other), serverName, checksHostName, acceptedFingerprints);
    }

    /// Asks for this name instead of the host.
    public ClientTls withServerName(String other) {
        return new ClientTls(authorities, identity, Optional.of(other), checksHostName, acceptedFingerprints);
    }

    /// Does not look whom the certificate is for.
    public ClientTls withoutHostNameCheck() {
        return new ClientTls(authorities, identity, serverName, false, acceptedFingerprints);
    }

    /// Believes this certificate too.
    public ClientTls accepting(String fingerprint) {
        var accepted = new HashSet<>(acceptedFingerprints);
        accepted.add(fingerprint);
        return new ClientTls(authorities, identity, serverName, checksHostName, accepted);
    }
}
