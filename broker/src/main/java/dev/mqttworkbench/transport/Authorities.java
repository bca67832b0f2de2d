package dev.mqttworkbench.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import dev.mqttworkbench.files.FileProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authorities that vouch for brokers: those of a file, or those that Java and the system trust.
final class Authorities {

    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);

    /// Where distributions of Linux keep what their administrator trusts.
    private static final List<Path> BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"), Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"), Path.of("/etc/ssl/cert.pem"));

    private Authorities() {}

    /// Those of a file in PEM form.
    ///
    /// @throws UnusableCertificate with the file and what is wrong with it
    static X509ExtendedTrustManager of(Path file) throws UnusableCertificate {
        try {
            var certificates = read(file);
            if (certificates.isEmpty()) {
                throw new UnusableCertificate(
                        String.format(Locale.ROOT, "The file of the authority, %s, holds no certificate in PEM form.", file), new IOException("empty"));
            }
            return trusting(storeOf(certificates));
        } catch (IOException missing) {
            throw new UnusableCertificate(
                    String.format(Locale.ROOT, "The file of the authority, %s, cannot be read: %s.", file, FileProblem.words(missing)), missing);
        } catch (GeneralSecurityException unusable) {
            throw new UnusableCertificate(
                    String.format(Locale.ROOT,
                            "The file of the authority, %s, cannot be used: %s. Give certificates in PEM form.",
                            file, unusable.getMessage()), unusable);
        }
    }

    /// Those that Java brings along, and those that the system trusts beside them.
    ///
    /// @throws GeneralSecurityException when Java has none
    static X509ExtendedTrustManager ofSystem() throws GeneralSecurityException, IOException {
        var store = emptyStore();
        add(store, "java-", List.of(trusting(null).getAcceptedIssuers()));
        addSystemStore(store);
        for (var bundle : BUNDLES) {
            if (Files.isReadable(bundle)) {
                try {
                    add(store, "system-", read(bundle));
                } catch (IOException | GeneralSecurityException unreadable) {
                    LOG.debug("{} is left out: {}", bundle, unreadable.getMessage());
                }
                break;
            }
        }
        return trusting(store);
    }

    private static void addSystemStore(KeyStore store) {
        for (var type : List.of("Windows-ROOT", "KeychainStore-ROOT")) {
            try {
                var system = KeyStore.getInstance(type);
                system.load(null, null);
                for (var alias : Collections.list(system.aliases())) {
                    if (system.isCertificateEntry(alias)) {
                        store.setCertificateEntry(type + alias, system.getCertificate(alias));
                    }
                }
            } catch (IOException | GeneralSecurityException elsewhere) {
                LOG.trace("This system has no {}: {}", type, elsewhere.getMessage());
            }
        }
    }

    /// The certificates of a file in PEM form, perhaps none.
    static List<Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private static KeyStore storeOf(List<? extends Certificate> certificates) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        add(store, "", certificates);
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void add(KeyStore store, String prefix, List<? extends Certificate> certificates)
            throws GeneralSecurityException {
        for (var i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry(prefix + i, certificates.get(i));
        }
    }

    private static X509ExtendedTrustManager trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var each : factory.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("Java has no trust manager for X.509");
    }
}
