package dev.mqttworkbench.endpoint;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a broker's certificate says about itself. Whether that is true is another question.
///
/// @param subject whose it is, as a distinguished name
/// @param issuer who vouches for it, as a distinguished name
/// @param names the host names and addresses it is for
/// @param validFrom from when
/// @param validUntil until when
/// @param fingerprint SHA-256 of the certificate, in the form of [#normalised]
public record ServerCertificate(
        String subject, String issuer, List<String> names, Instant validFrom, Instant validUntil, String fingerprint) {

    private static final int DIGITS = 64;

    /// @throws IllegalArgumentException when the fingerprint is none
    public ServerCertificate {
        names = List.copyOf(names);
        fingerprint = normalised(fingerprint);
    }

    /// What a certificate says.
    ///
    /// @throws CertificateException when it cannot be read
    public static ServerCertificate of(X509Certificate certificate) throws CertificateException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new ServerCertificate(
                    certificate.getSubjectX500Principal().getName(), certificate.getIssuerX500Principal().getName(),
                    names(certificate), certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
                    HexFormat.of().formatHex(digest));
        } catch (CertificateException unreadable) {
            throw unreadable;
        } catch (GeneralSecurityException impossible) {
            throw new CertificateException(impossible);
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                .flatMap(names -> names.stream())
                .map(name -> name.get(1))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /// Whether it vouches for itself.
    public boolean isSelfSigned() {
        return subject.equals(issuer);
    }

    /// A SHA-256 fingerprint as 32 pairs of capital hexadecimal digits with colons between them, from any usual form.
    ///
    /// @throws IllegalArgumentException with a sentence for the user when it is none
    public static String normalised(String fingerprint) {
        var digits = fingerprint.replaceAll("[\\s:]", "").toUpperCase(Locale.ROOT);
        if (digits.length() != DIGITS || !digits.chars().allMatch(each -> Character.digit(each, 16) >= 0)) {
            throw new IllegalArgumentException("A SHA-256 fingerprint has 64 hexadecimal digits, not as in " + fingerprint);
        }
        return String.join(":", digits.split("(?<=\\G..)"));
    }
}
