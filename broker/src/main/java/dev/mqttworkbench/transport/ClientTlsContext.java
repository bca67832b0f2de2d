package dev.mqttworkbench.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;

import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.ClientTls.Identity;
import dev.mqttworkbench.endpoint.Route;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

/// What one connection of a client encrypts with. Made anew for each, so that files that were replaced are read again and no
/// session is resumed whose certificate nobody has looked at.
final class ClientTlsContext {

    private final SslContext context;
    private final ServerTrust trust;
    private final Route route;
    private final ClientTls tls;

    private ClientTlsContext(SslContext context, ServerTrust trust, Route route, ClientTls tls) {
        this.context = context;
        this.trust = trust;
        this.route = route;
        this.tls = tls;
    }

    /// Reads the files. Takes a while; not on a loop.
    ///
    /// @throws UnusableCertificate with the file and what is wrong with it
    static ClientTlsContext of(Route route, ClientTls tls) throws UnusableCertificate {
        try {
            var authorities = tls.authorities().isPresent() ? Authorities.of(tls.authorities().get()) : Authorities.ofSystem();
            var trust = new ServerTrust(authorities, tls.acceptedFingerprints());
            var builder = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm(tls.checksHostName() ? "HTTPS" : "")
                    .trustManager(trust);
            if (tls.identity().isPresent()) {
                show(builder, tls.identity().get());
            }
            return new ClientTlsContext(builder.build(), trust, route, tls);
        } catch (SSLException | GeneralSecurityException failure) {
            throw new UnusableCertificate(String.format(Locale.ROOT, "TLS cannot be used: %s.", failure.getMessage()), failure);
        } catch (IOException failure) {
            throw new UnusableCertificate(String.format(Locale.ROOT, "The authorities of this system cannot be read: %s.", failure.getMessage()), failure);
        }
    }

    private static void show(SslContextBuilder builder, Identity identity) throws UnusableCertificate {
        switch (identity) {
            case Identity.PemFiles pem -> showPem(builder, pem);
            case Identity.Pkcs12 pkcs12 -> showPkcs12(builder, pkcs12);
        }
    }

    private static void showPem(SslContextBuilder builder, Identity.PemFiles pem) throws UnusableCertificate {
        requireReadable("client's certificate", pem.chain());
        requireReadable("client's key", pem.key());
        try {
            builder.keyManager(pem.chain().toFile(), pem.key().toFile(), passwordOrNull(pem));
        } catch (IllegalArgumentException unusable) {
            if (isLocked(pem)) {
                throw UnusableCertificate.locked(pem.key(), unusable);
            }
            throw new UnusableCertificate(
                    String.format(Locale.ROOT,
                            "The client's certificate %s with the key %s cannot be used: %s. Give both in PEM form, and the key's password.",
                            pem.chain(), pem.key(), TlsContext.innermost(unusable)), unusable);
        }
    }

    /// Whether the key is encrypted, and could not be decrypted: what another password makes of it fails in many ways, so that the certificate
    /// alone can be the reason otherwise.
    private static boolean isLocked(Identity.PemFiles pem) throws UnusableCertificate {
        try {
            return Files.readString(pem.key(), StandardCharsets.ISO_8859_1).contains("ENCRYPTED") && holdsCertificate(pem.chain());
        } catch (IOException unreadable) {
            throw new UnusableCertificate(String.format(Locale.ROOT, "The file of the client's key, %s, cannot be read. Check where it is.", pem.key()), unreadable);
        }
    }

    private static boolean holdsCertificate(Path chain) throws IOException {
        try {
            return !Authorities.read(chain).isEmpty();
        } catch (GeneralSecurityException damaged) {
            return false;
        }
    }

    private static boolean isOf(Class<? extends Throwable> type, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String passwordOrNull(Identity.PemFiles pem) {
        return pem.keyPassword().orElse(null);
    }

    private static void showPkcs12(SslContextBuilder builder, Identity.Pkcs12 pkcs12) throws UnusableCertificate {
        requireReadable("client's certificate", pkcs12.file());
        var password = pkcs12.password().orElse("").toCharArray();
        try (var in = Files.newInputStream(pkcs12.file())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            builder.keyManager(factory);
        } catch (IOException | GeneralSecurityException unusable) {
            if (isOf(UnrecoverableKeyException.class, unusable)) {
                throw UnusableCertificate.locked(pkcs12.file(), unusable);
            }
            throw new UnusableCertificate(
                    String.format(Locale.ROOT,
                            "The client's certificate %s cannot be used: %s. Give a PKCS #12 file, and its password.",
                            pkcs12.file(), unusable.getMessage()), unusable);
        }
    }

    private static void requireReadable(String what, Path file) throws UnusableCertificate {
        if (!Files.isReadable(file)) {
            throw new UnusableCertificate(
                    String.format(Locale.ROOT, "The file of the %s, %s, cannot be read. Check where it is.", what, file), new IOException("no file"));
        }
    }

    /// Encrypts one connection.
    SslHandler handler(ByteBufAllocator allocator) {
        var handler = context.newHandler(allocator, tls.serverName().orElse(route.host()), route.port(), TlsContext.computing());
        handler.setHandshakeTimeoutMillis(route.timeout().toMillis());
        if (tls.serverName().isPresent()) {
            var parameters = handler.engine().getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(tls.serverName().get())));
            handler.engine().setSSLParameters(parameters);
        }
        return handler;
    }

    /// Whether the broker's certificate was believed for its fingerprint.
    boolean isPinned() {
        return trust.isPinned();
    }
}
