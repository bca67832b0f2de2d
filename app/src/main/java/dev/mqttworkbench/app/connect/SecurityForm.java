package dev.mqttworkbench.app.connect;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SNIHostName;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ProxySettings;
import dev.mqttworkbench.app.workbench.profile.TlsSettings;

/// How a connection is encrypted, and through which proxy it goes.
final class SecurityForm {

    private final Fields fields;
    private final Words words;
    final Entry<String> authorities;
    final ObjectProperty<TlsSettings.Identity> identity;
    final Entry<String> certificate;
    final Entry<String> key;
    final Entry<String> serverName;
    final BooleanProperty checksHostName;
    final ObservableList<String> accepted = FXCollections.observableArrayList();
    final ObjectProperty<ProxySettings.Kind> proxy;
    final Entry<String> proxyHost;
    final Entry<Long> proxyPort;
    final Entry<String> proxyUserName;

    SecurityForm(Fields fields, Words words) {
        this.fields = fields;
        this.words = words;
        authorities = fields.checked(this::pathFault);
        identity = fields.choice(TlsSettings.Identity.NONE);
        certificate = fields.checked(this::pathFault);
        key = fields.checked(this::pathFault);
        serverName = fields.checked(this::serverNameFault);
        checksHostName = fields.flag(true);
        proxy = fields.choice(ProxySettings.Kind.NONE);
        proxyHost = fields.text();
        proxyPort = fields.number("connect.port", 1, 65_535);
        proxyUserName = fields.verbatim();
    }

    private Optional<String> serverNameFault(String text) {
        try {
            return text.isBlank() || new SNIHostName(text.strip()).getEncoded().length > 0 ? Optional.empty() : Optional.of(words.get("connect.error.serverName"));
        } catch (IllegalArgumentException noName) {
            return Optional.of(words.get("connect.error.serverName"));
        }
    }

    private Optional<String> pathFault(String text) {
        try {
            var _ = Path.of(text);
            return Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.of(words.get("connect.error.file"));
        }
    }

    void show(TlsSettings tls, ProxySettings through) {
        fields.show(() -> {
            authorities.show(tls.authorities());
            identity.set(tls.identity());
            certificate.show(tls.certificate());
            key.show(tls.key());
            serverName.show(tls.serverName());
            checksHostName.set(tls.checksHostName());
            accepted.setAll(tls.acceptedFingerprints());
            proxy.set(through.kind());
            proxyHost.show(through.host());
            proxyPort.show((long) through.port());
            proxyUserName.show(through.userName());
        });
    }

    /// The certificate with this fingerprint is believed from now on.
    void accept(String fingerprint) {
        if (!accepted.contains(fingerprint)) {
            accepted.add(fingerprint);
            fields.changed();
        }
    }

    /// The certificate with this fingerprint is not believed any more.
    void forget(String fingerprint) {
        if (accepted.remove(fingerprint)) {
            fields.changed();
        }
    }

    TlsSettings tls() {
        return new TlsSettings(
                authorities.value(), identity.get(), certificate.value(), key.value(), serverName.value(), checksHostName.get(), accepted);
    }

    ProxySettings proxySettings() {
        return new ProxySettings(proxy.get(), proxyHost.value(), proxyPort.value().intValue(), proxyUserName.value());
    }
}
