package dev.mqttworkbench.endpoint;

import java.nio.file.Path;
import java.util.Optional;

/// How a listener encrypts: TLS 1.2 and 1.3.
///
/// @param certificate what the broker shows
/// @param clients what clients show; empty: nothing
public record ServerTls(Certificate certificate, Optional<ClientCertificates> clients) {

    /// What the broker shows to its clients.
    public sealed interface Certificate {

        /// Files in PEM form.
        ///
        /// @param chain the certificate, then those that lead to its authority
        /// @param key the private key
        /// @param keyPassword what the key is encrypted with
        record PemFiles(Path chain, Path key, Optional<String> keyPassword) implements Certificate {}

        /// A certificate for this computer that nobody vouches for, for teaching and trying: made when it is not there or has
        /// expired, and kept, so that clients can be told to trust it.
        ///
        /// @param folder where `localhost.crt` and `localhost.key` are kept
        record SelfSigned(Path folder) implements Certificate {}
    }

    /// What clients show to the broker (mutual TLS).
    ///
    /// @param authorities certificates in PEM form that vouch for those of clients
    /// @param required whether a client without a certificate is refused
    /// @param nameIsUserName whether the common name of the certificate's subject is the client's user name; a user name in
    ///         CONNECT is then ignored
    public record ClientCertificates(Path authorities, boolean required, boolean nameIsUserName) {}

    /// TLS with this certificate; clients show none.
    public static ServerTls with(Certificate certificate) {
        return new ServerTls(certificate, Optional.empty());
    }

    /// The same with certificates of clients.
    public ServerTls withClients(ClientCertificates other) {
        return new ServerTls(certificate, Optional.of(other));
    }
}
