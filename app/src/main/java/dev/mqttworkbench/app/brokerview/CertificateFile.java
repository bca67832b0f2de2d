package dev.mqttworkbench.app.brokerview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.endpoint.ServerCertificate;

/// What a file says that a listener shall show. Reading takes a while: not on the JavaFX thread.
///
/// @param sentence whose certificate it is, until when, or what is wrong with the file
/// @param isFault whether clients would not believe it, or there is nothing to believe
record CertificateFile(String sentence, boolean isFault) {

    /// Reads the first certificate of a file in PEM form.
    static CertificateFile of(Path file, Instant now, Words words) {
        try (var in = Files.newInputStream(file)) {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            var until = certificate.getNotAfter().toInstant();
            var names = names(certificate);
            var facts = words.get("broker.certificate.facts", certificate.getSubjectX500Principal().getName(),
                    names.isEmpty() ? "–" : String.join(", ", names), day(until, words), fingerprint(certificate));
            return until.isBefore(now)
                    ? new CertificateFile(words.get("broker.certificate.expired", day(until, words)) + " " + facts, true) : new CertificateFile(facts, false);
        } catch (NoSuchFileException missing) {
            return new CertificateFile(words.get("broker.certificate.missing", file.toString()), true);
        } catch (IOException unreadable) {
            return new CertificateFile(words.get("broker.certificate.unreadable", file.toString(), String.valueOf(unreadable.getMessage())), true);
        } catch (GeneralSecurityException none) {
            return new CertificateFile(words.get("broker.certificate.none", file.toString()), true);
        }
    }

    private static String day(Instant moment, Words words) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()).withZone(ZoneId.systemDefault()).format(moment);
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream().flatMap(names -> names.stream())
                .map(name -> name.get(1)).filter(String.class::isInstance).map(String.class::cast).toList();
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return ServerCertificate.normalised(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    }
}
