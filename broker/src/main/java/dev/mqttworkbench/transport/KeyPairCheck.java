package dev.mqttworkbench.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// Whether a private key belongs to a certificate. A listener with two that do not fit would start, and fail with each client.
final class KeyPairCheck {

    private static final byte[] SIGNED = {'m', 'q', 't', 't'};

    private KeyPairCheck() {}

    /// Whether what the key signs is what the certificate's key verifies; true where the key is encrypted, or of a kind that
    /// is not looked at, which is found out later.
    ///
    /// @throws IOException when a file cannot be read
    /// @throws GeneralSecurityException when one of them is no certificate, or no key that can sign
    static boolean fits(Path chain, Path key) throws IOException, GeneralSecurityException {
        var certificate = certificate(chain);
        var signing = privateKey(key);
        if (signing.isEmpty()) {
            return true;
        }
        var algorithm = algorithm(signing.get());
        if (!algorithm.equals(algorithm(certificate.getPublicKey()))) {
            return false;
        }
        if (algorithm.isEmpty()) {
            return true;
        }
        var signature = Signature.getInstance(algorithm.get());
        signature.initSign(signing.get());
        signature.update(SIGNED);
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(SIGNED);
        return signature.verify(signed);
    }

    /// How keys of this kind sign; empty for kinds that few have.
    private static Optional<String> algorithm(Key key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> Optional.of("SHA256withRSA");
            case "EC", "ECDSA" -> Optional.of("SHA256withECDSA");
            default -> Optional.empty();
        };
    }

    private static X509Certificate certificate(Path chain) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(chain)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /// The first key in the file; empty where it is encrypted.
    private static Optional<PrivateKey> privateKey(Path file) throws IOException {
        try (var parser = new PEMParser(Files.newBufferedReader(file))) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                var info = switch (object) {
                    case PrivateKeyInfo plain -> Optional.of(plain);
                    case PEMKeyPair pair -> Optional.of(pair.getPrivateKeyInfo());
                    default -> Optional.<PrivateKeyInfo>empty();
                };
                if (info.isPresent()) {
                    return Optional.of(new JcaPEMKeyConverter().getPrivateKey(info.get()));
                }
            }
        }
        return Optional.empty();
    }
}
