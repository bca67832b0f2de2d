package dev.mqttworkbench.app.connect;

import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ProxySettings;
import dev.mqttworkbench.app.workbench.profile.TlsSettings;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// What is missing in a profile, or does not go together, before anything is asked of the network.
record ProfileFaults(ProfileForm form, Words words) {

    private static final int LONGEST_IDENTIFIER_OF_3_1 = 23;

    /// The first fault, in a sentence.
    Optional<String> first() {
        return Stream.of(
                fault(form.general.host.textProperty().get().isBlank(), "connect.error.host"),
                fault(isIdentifierWrong(), "connect.error.identifier"),
                fault(isPasswordAlone(), "connect.error.passwordAlone"),
                fault(isCertificateMissing(), "connect.error.certificate"),
                fault(isProxyMissing(), "connect.error.proxy"),
                fault(form.will.isOn.get() && form.will.topic.value().isEmpty(), "connect.error.willTopic"))
                .flatMap(Optional::stream).findFirst();
    }

    private Optional<String> fault(boolean isThere, String key) {
        return isThere ? Optional.of(words.get(key)) : Optional.empty();
    }

    private boolean isIdentifierWrong() {
        var length = form.general.clientIdentifier.value().length();
        return form.session.version.get() == ProtocolVersion.V3_1 && (length == 0 || length > LONGEST_IDENTIFIER_OF_3_1);
    }

    private boolean isPasswordAlone() {
        return !form.session.version.get().isV5() && form.general.userName.value().isEmpty() && !form.password.value().isEmpty();
    }

    private boolean isCertificateMissing() {
        return form.general.scheme.get().isEncrypted() && form.security.identity.get() != TlsSettings.Identity.NONE
                && form.security.certificate.value().isEmpty();
    }

    private boolean isProxyMissing() {
        return form.security.proxy.get() != ProxySettings.Kind.NONE && form.security.proxyHost.value().isEmpty();
    }
}
