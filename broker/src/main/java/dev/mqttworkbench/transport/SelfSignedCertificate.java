package dev.mqttworkbench.transport;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.endpoint.ServerTls.Certificate.PemFiles;
import dev.mqttworkbench.files.FileProblem;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A certificate for this computer, signed by itself, in two files that stay.
final class SelfSignedCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(SelfSignedCertificate.class);
    private static final Duration LIFE = Duration.ofDays(397); // the most that browsers accept
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final Duration TOO_SOON = Duration.ofDays(7);

    private SelfSignedCertificate() {}

    /// The files in a folder, made when they are not there or will have expired within a week.
    ///
    /// @throws UnusableCertificate when the folder cannot be written
    static PemFiles in(Path folder) throws UnusableCertificate {
        var files = new PemFiles(folder.resolve("localhost.crt"), folder.resolve("localhost.key"), Optional.empty());
        try {
            if (!isGood(files)) {
                make(folder, files);
            }
            return files;
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw new UnusableCertificate(
                    String.format(Locale.ROOT,
                            "A certificate for this computer cannot be made in %s: %s. Choose a folder that can be written.",
                            folder, failure instanceof IOException file ? FileProblem.words(file) : failure.getMessage()),
                    failure);
        }
    }

    private static boolean isGood(PemFiles files) throws IOException, GeneralSecurityException {
        if (!Files.exists(files.chain()) || !Files.exists(files.key())) {
            return false;
        }
        try (var in = Files.newInputStream(files.chain())) {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(TOO_SOON));
        }
    }

    private static void make(Path folder, PemFiles files)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Files.createDirectories(folder);
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        writeForOwner(files.key(), pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
        Files.writeString(files.chain(), pem(certificate(pair)));
        LOG.info("Made a certificate for {}, which clients have to be told to trust: {}", names(), files.chain());
    }

    private static X509Certificate certificate(KeyPair pair)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var now = Instant.now();
        var name = new X500Name("CN=localhost");
        var names = names().stream().map(SelfSignedCertificate::generalName).toArray(GeneralName[]::new);
        var builder = new JcaX509v3CertificateBuilder(
                        name, new BigInteger(Long.SIZE * 2, new SecureRandom()), Date.from(now.minus(CLOCKS_DIFFER)),
                        Date.from(now.plus(LIFE)), name, pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)) // so that it can be trusted as authority
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static List<String> names() {
        var names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            LOG.debug("This computer has no name for its certificate: {}", nameless.getMessage());
        }
        return names.stream().distinct().toList();
    }

    private static GeneralName generalName(String name) {
        var isAddress = name.indexOf(':') >= 0 || name.chars().allMatch(each -> each == '.' || Character.isDigit(each));
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static String pem(Object content) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return text.toString();
    }

    private static void writeForOwner(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, content);
    }
}
