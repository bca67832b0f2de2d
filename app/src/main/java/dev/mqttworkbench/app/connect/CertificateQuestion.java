package dev.mqttworkbench.app.connect;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.endpoint.ServerCertificate;

/// What a user is asked about a certificate that is not believed.
///
/// @param certificate the one that the broker has shown
/// @param problem what is wrong with it, in a sentence
record CertificateQuestion(ServerCertificate certificate, String problem) {

    /// Who vouches for it.
    String issuer(Words words) {
        return certificate.isSelfSigned() ? words.get("connect.certificate.selfSigned") : certificate.issuer();
    }

    /// From when to when.
    String validity(Words words) {
        var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()).withZone(ZoneId.systemDefault());
        return words.get("connect.certificate.span", dates.format(certificate.validFrom()), dates.format(certificate.validUntil()));
    }

    /// The names it is for.
    String names() {
        return certificate.names().isEmpty() ? "–" : String.join(", ", certificate.names());
    }
}
