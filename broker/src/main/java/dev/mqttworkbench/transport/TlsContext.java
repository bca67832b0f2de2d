package dev.mqttworkbench.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.ServerTls.Certificate.PemFiles;
import dev.mqttworkbench.endpoint.ServerTls.Certificate.SelfSigned;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;

/// The certificates of a listener, read and ready to encrypt with.
final class TlsContext {

    private static final String REJECT_RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";

    static {
        if (System.getProperty(REJECT_RENEGOTIATION) == null) { // a client could make us compute without end
            System.setProperty(REJECT_RENEGOTIATION, "true");
        }
    }

    /// What a handshake computes takes milliseconds; on the loop all other connections would wait for it.
    private static final Executor COMPUTING = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2), new DefaultThreadFactory("mqtt-tls", true));

    private final SslContext context;

    private TlsContext(SslContext context) {
        this.context = context;
    }

    /// Reads the files. Takes a while; not on a loop.
    ///
    /// @throws UnusableCertificate with the file and what is wrong with it
    static TlsContext of(ServerTls tls) throws UnusableCertificate {
        var files = switch (tls.certificate()) {
            case PemFiles pem -> pem;
            case SelfSigned selfSigned -> SelfSignedCertificate.in(selfSigned.folder());
        };
        requireReadable("certificate", files.chain());
        requireReadable("key", files.key());
        try {
            var builder = SslContextBuilder.forServer(
                            files.chain().toFile(), files.key().toFile(), files.keyPassword().orElse(null))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2");
            if (tls.clients().isPresent()) {
                var clients = tls.clients().get();
                requireReadable("authority", clients.authorities());
                builder.trustManager(clients.authorities().toFile())
                        .clientAuth(clients.required() ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL);
            }
            var context = builder.build();
            if (!KeyPairCheck.fits(files.chain(), files.key())) {
                throw new UnusableCertificate(
                        String.format(Locale.ROOT, "The key %s does not belong to the certificate %s.", files.key(), files.chain()), new SSLException("another key"));
            }
            return new TlsContext(context);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new UnusableCertificate(
                    String.format(Locale.ROOT,
                            "The certificate %s with the key %s cannot be used%s: %s. Give both in PEM form, and the key's password.",
                            files.chain(), files.key(), authorities(tls), innermost(unusable)),
                    unusable);
        }
    }

    private static String authorities(ServerTls tls) {
        return tls.clients().map(clients -> ", or the authorities " + clients.authorities()).orElse("");
    }

    static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && (cause.getCause() instanceof GeneralSecurityException
                || cause.getCause() instanceof java.io.IOException)) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static void requireReadable(String what, Path file) throws UnusableCertificate {
        if (!Files.isReadable(file)) {
            throw new UnusableCertificate(String.format(Locale.ROOT, "The file of the %s, %s, cannot be read.", what, file), new SSLException("no file"));
        }
    }

    /// Where handshakes are computed.
    static Executor computing() {
        return COMPUTING;
    }

    /// Encrypts one connection.
    SslHandler handler(ByteBufAllocator allocator) {
        var handler = context.newHandler(allocator, COMPUTING);
        handler.setHandshakeTimeoutMillis(0); // the time until CONNECT counts, of which this is a part
        return handler;
    }
}
