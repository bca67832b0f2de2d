package dev.mqttworkbench.app.connect;

import java.util.Optional;

import javafx.beans.property.ObjectProperty;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Address;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.Scheme;

/// What a profile is called, and where its broker is.
final class GeneralForm {

    private final Fields fields;
    final Entry<String> name;
    final Entry<String> folder;
    final ObjectProperty<Colour> colour;
    final ObjectProperty<Scheme> scheme;
    final Entry<String> host;
    final Entry<Long> port;
    final Entry<String> path;
    final Entry<String> clientIdentifier;
    final Entry<String> userName;
    final Entry<Long> timeout;

    GeneralForm(Fields fields, Words words) {
        this.fields = fields;
        name = fields.text();
        folder = fields.text();
        colour = fields.choice(Colour.NONE);
        scheme = fields.choice(Scheme.MQTT);
        host = fields.checked(text -> text.contains("://") || text.contains(" ") ? Optional.of(words.get("connect.error.hostText")) : Optional.empty());
        port = fields.number("connect.port", 1, 65_535);
        path = fields.checked(text -> text.startsWith("/") ? Optional.empty() : Optional.of(words.get("connect.error.path")));
        clientIdentifier = fields.text();
        userName = fields.verbatim();
        timeout = fields.number("connect.timeout", 1, 600);
        scheme.addListener((observed, before, now) -> followScheme(before, now));
    }

    /// The port goes with the scheme as long as nobody has chosen another one.
    private void followScheme(Scheme before, Scheme now) {
        if (port.isRight() && port.value() == before.usualPort()) {
            port.show((long) now.usualPort());
        }
    }

    void show(Profile profile) {
        fields.show(() -> {
            name.show(profile.name());
            folder.show(profile.folder());
            colour.set(profile.colour());
            scheme.set(profile.address().scheme());
            host.show(profile.address().host());
            port.show((long) profile.address().port());
            path.show(profile.address().path());
            clientIdentifier.show(profile.session().clientIdentifier());
            userName.show(profile.session().userName());
            timeout.show((long) profile.address().timeoutSeconds());
        });
    }

    Address address() {
        return new Address(scheme.get(), host.value(), port.value().intValue(), path.value(), timeout.value().intValue());
    }
}
