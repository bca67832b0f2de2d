package dev.mqttworkbench.interop;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.MiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority and what it signs, as files in PEM form and as what Java's clients take.
public final class Certificates {

    private static final char[] NO_PASSWORD = new char[0];

    /// A certificate with its key, also as files.
    public record Signed(X509Certificate certificate, PrivateKey key, Path certificateFile, Path keyFile) {}

    private final Path folder;
    private final KeyPair pair = pair();
    private final Signed authority;
    private final AtomicLong serial = new AtomicLong(1);

    public Certificates(Path folder, String name) {
        this.folder = folder;
        this.authority = made(name, "CN=" + name, Duration.ofDays(1), true, pair);
    }

    /// The certificate of the authority itself.
    public Path file() {
        return authority.certificateFile();
    }

    /// A certificate that is valid for a day.
    public Signed sign(String fileName, String subject) {
        return made(fileName, subject, Duration.ofDays(1), false, pair());
    }

    /// A certificate that expired an hour ago.
    public Signed signExpired(String fileName, String subject) {
        return made(fileName, subject, Duration.ofHours(-1), false, pair());
    }

    /// The key of a certificate in a file of its own, encrypted.
    public Path encryptedKey(Signed signed, String password) {
        try {
            var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                    .setPassword(password.toCharArray())
                    .build();
            return write(signed.keyFile().getFileName() + ".encrypted", new JcaPKCS8Generator(signed.key(), encryptor));
        } catch (IOException | OperatorCreationException failure) {
            throw new AssertionError(failure);
        }
    }

    /// The key in the form that OpenSSL wrote before PKCS #8, with `DEK-Info` in its head.
    public Path traditionalKey(Signed signed, String password) {
        var encryptor = new JcePEMEncryptorBuilder("AES-256-CBC").setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider()).build(password.toCharArray());
        try {
            var open = SubjectPublicKeyInfo.getInstance(signed.certificate().getPublicKey().getEncoded());
            var number = ((java.security.interfaces.ECPrivateKey) signed.key()).getS();
            var key = new PrivateKeyInfo(open.getAlgorithm(), new ECPrivateKey(256, number, open.getPublicKeyData(), open.getAlgorithm().getParameters()));
            return write(signed.keyFile().getFileName() + ".traditional", new MiscPEMGenerator(key, encryptor));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Signed made(String fileName, String subject, Duration validFor, boolean isAuthority, KeyPair subjectPair) {
        try {
            var now = Instant.now();
            var issuer = isAuthority ? new X500Name(subject) : new X500Name(authority.certificate().getSubjectX500Principal().getName());
            var builder = new JcaX509v3CertificateBuilder(
                            issuer, BigInteger.valueOf(isAuthority ? 1 : serial.incrementAndGet()),
                            Date.from(now.minus(Duration.ofDays(2))), Date.from(now.plus(validFor)), new X500Name(subject),
                            subjectPair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                        new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                    }));
            var certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            return new Signed(
                    certificate, subjectPair.getPrivate(), write(fileName + ".crt", certificate),
                    write(fileName + ".key", new JcaPKCS8Generator(subjectPair.getPrivate(), null)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw new AssertionError(failure);
        }
    }

    private Path write(String fileName, Object content) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return Files.writeString(folder.resolve(fileName), text.toString());
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Trusts what a file says, and nobody else.
    public static TrustManagerFactory trusting(Path certificates) {
        try (var in = Files.newInputStream(certificates)) {
            var store = emptyStore();
            store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Shows a certificate.
    public static KeyManagerFactory showing(Signed signed) {
        try {
            var store = emptyStore();
            store.setKeyEntry("client", signed.key(), NO_PASSWORD, new X509Certificate[] {signed.certificate()});
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory;
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /// A certificate with its key in a file of the form PKCS #12.
    public static Path pkcs12(Signed signed, Path file, String password) {
        try (var out = Files.newOutputStream(file)) {
            var store = emptyStore();
            store.setKeyEntry("client", signed.key(), password.toCharArray(), new X509Certificate[] {signed.certificate()});
            store.store(out, password.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Certificates that are trusted, in a file of the form PKCS #12.
    public static Path trustStore(Path certificates, Path file, String password) {
        try (var in = Files.newInputStream(certificates); var out = Files.newOutputStream(file)) {
            var store = emptyStore();
            store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
            store.store(out, password.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /// SHA-256 of a certificate, with colons.
    public static String fingerprint(Signed signed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(signed.certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /// What Java's sockets take.
    public static SSLContext context(Path trusted) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusting(trusted).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
