package dev.mqttworkbench.app.brokerview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import dev.mqttworkbench.app.workbench.FailureWords;
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
            var certificate = ServerCertificate.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
            var until = certificate.validUntil();
            var facts = words.get("broker.certificate.facts", certificate.subject(),
                    certificate.names().isEmpty() ? "–" : String.join(", ", certificate.names()), day(until, words), certificate.fingerprint());
            return until.isBefore(now)
                    ? new CertificateFile(words.get("broker.certificate.expired", day(until, words)) + " " + facts, true) : new CertificateFile(facts, false);
        } catch (NoSuchFileException missing) {
            return new CertificateFile(words.get("broker.certificate.missing", file.toString()), true);
        } catch (IOException unreadable) {
            return new CertificateFile(words.get("broker.certificate.unreadable", file.toString(), new FailureWords(words).of(unreadable)), true);
        } catch (CertificateException none) {
            return new CertificateFile(words.get("broker.certificate.none", file.toString()), true);
        }
    }

    private static String day(Instant moment, Words words) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()).withZone(ZoneId.systemDefault()).format(moment);
    }
}
