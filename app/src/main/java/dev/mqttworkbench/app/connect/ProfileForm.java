package dev.mqttworkbench.app.connect;

import java.util.Optional;
import java.util.function.Consumer;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;

/// A profile while it is written: every change that is right is handed on at once. On the JavaFX thread only.
final class ProfileForm {

    private final Words words;
    private final Consumer<Profile> onChange;
    private final Fields fields;
    private final Fields secretFields;
    final GeneralForm general;
    final SessionForm session;
    final SecurityForm security;
    final WillForm will;
    final ProfileSubscriptions subscriptions;
    final Entry<String> password;
    final Entry<String> keyPassword;
    final Entry<String> proxyPassword;
    private Profile profile;
    private boolean secretsTouched;

    /// @param onChange hears of the profile whenever the user has changed it
    ProfileForm(Words words, Profile first, Consumer<Profile> onChange) {
        this.words = words;
        this.onChange = onChange;
        fields = new Fields(words, this::changed);
        secretFields = new Fields(words, () -> secretsTouched = true);
        general = new GeneralForm(fields, words);
        session = new SessionForm(fields);
        security = new SecurityForm(fields, words);
        will = new WillForm(fields, words);
        subscriptions = new ProfileSubscriptions(fields, words);
        password = secretFields.verbatim();
        keyPassword = secretFields.verbatim();
        proxyPassword = secretFields.verbatim();
        profile = first;
        show(first);
    }

    void show(Profile other) {
        profile = other;
        general.show(other);
        session.show(other.session(), other.retry());
        security.show(other.tls(), other.proxy());
        will.show(other.will());
        fields.show(() -> subscriptions.show(other.subscriptions()));
        show(ProfileSecrets.NONE);
    }

    /// Shows the passwords, which come a little later.
    void show(ProfileSecrets secrets) {
        secretFields.show(() -> {
            password.show(secrets.password());
            keyPassword.show(secrets.keyPassword());
            proxyPassword.show(secrets.proxyPassword());
        });
        secretsTouched = false;
    }

    private void changed() {
        profile = new Profile(
                profile.id(), general.name.value(), general.folder.value(), general.colour.get(), general.address(), session.session(general),
                security.tls(), security.proxySettings(), will.will(), subscriptions.subscriptions(), session.retry());
        onChange.accept(profile);
    }

    Profile profile() {
        return profile;
    }

    ProfileSecrets secrets() {
        return new ProfileSecrets(password.value(), keyPassword.value(), proxyPassword.value());
    }

    /// Whether the user has written a password since the last call.
    boolean takeSecretsTouched() {
        var touched = secretsTouched;
        secretsTouched = false;
        return touched;
    }

    boolean areSecretsTouched() {
        return secretsTouched;
    }

    /// Why it cannot be connected yet, in a sentence.
    Optional<String> fault() {
        return new ProfileFaults(this, words).first().or(fields::fault);
    }
}
