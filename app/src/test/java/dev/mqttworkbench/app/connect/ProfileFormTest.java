package dev.mqttworkbench.app.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Address;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.NameValue;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileOptions;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;
import dev.mqttworkbench.app.workbench.profile.ProxySettings;
import dev.mqttworkbench.app.workbench.profile.RetrySettings;
import dev.mqttworkbench.app.workbench.profile.Scheme;
import dev.mqttworkbench.app.workbench.profile.SessionSettings;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.app.workbench.profile.TlsSettings;
import dev.mqttworkbench.app.workbench.profile.WillSettings;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Each field of the form, as it is written, in the profile and in what CONNECT and SUBSCRIBE carry.
class ProfileFormTest {

    private static final String FINGERPRINT = "CD".repeat(32);

    private final Profile first = Profile.fresh("fresh");
    private final List<Profile> heard = new ArrayList<>();
    private final ProfileForm form = new ProfileForm(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), first, heard::add);

    /// No value in it is that of a fresh profile.
    private Profile other() {
        return new Profile(
                first.id(), "Oven", "Plant", Colour.RED, new Address(Scheme.WSS, "broker.example", 8084, "/ws", 7),
                new SessionSettings(ProtocolVersion.V3_1_1, "me", "user", false, 3_600, 30, Optional.of(10), Optional.of(100_000), Optional.of(5),
                        List.of(new NameValue("site", "north"))),
                new TlsSettings("ca.pem", TlsSettings.Identity.PEM, "me.crt", "me.key", "inner.example", false, List.of(FINGERPRINT)),
                new ProxySettings(ProxySettings.Kind.SOCKS5, "proxy.example", 1081, "puser"),
                new WillSettings(true, "me/state", "gone", 1, true, 4, Optional.of(60L), true, "text/plain", "answers", "x7",
                        List.of(new NameValue("why", "will"))),
                List.of(SubscriptionSettings.watching("#"), new SubscriptionSettings("a/#", 1, true, false, 2, Optional.of(9), Colour.BLUE)),
                new RetrySettings(false, 2, 20));
    }

    private void writeGeneral() {
        form.general.name.textProperty().set(" Oven ");
        form.general.folder.textProperty().set("Plant");
        form.general.colour.set(Colour.RED);
        form.general.scheme.set(Scheme.WSS);
        form.general.host.textProperty().set("broker.example");
        form.general.port.textProperty().set("8084");
        form.general.path.textProperty().set("/ws");
        form.general.clientIdentifier.textProperty().set("me");
        form.general.userName.textProperty().set("user");
        form.general.timeout.textProperty().set("7");
    }

    private void writeSession() {
        form.session.version.set(ProtocolVersion.V3_1_1);
        form.session.cleanStart.set(false);
        form.session.expiry.textProperty().set("3600");
        form.session.keepAlive.textProperty().set("30");
        form.session.receiveMaximum.textProperty().set("10");
        form.session.maximumPacketSize.textProperty().set("100000");
        form.session.topicAliasMaximum.textProperty().set("5");
        write(form.session.userProperties, "site", "north");
        form.session.retries.set(false);
        form.session.firstRetry.textProperty().set("2");
        form.session.longestRetry.textProperty().set("20");
    }

    private void writeSecurity() {
        form.security.authorities.textProperty().set("ca.pem");
        form.security.identity.set(TlsSettings.Identity.PEM);
        form.security.certificate.textProperty().set("me.crt");
        form.security.key.textProperty().set("me.key");
        form.security.serverName.textProperty().set("inner.example");
        form.security.checksHostName.set(false);
        form.security.accept(FINGERPRINT);
        form.security.proxy.set(ProxySettings.Kind.SOCKS5);
        form.security.proxyHost.textProperty().set("proxy.example");
        form.security.proxyPort.textProperty().set("1081");
        form.security.proxyUserName.textProperty().set("puser");
    }

    private void writeWill() {
        form.will.isOn.set(true);
        form.will.topic.textProperty().set("me/state");
        form.will.payload.textProperty().set("gone");
        form.will.qos.set(1);
        form.will.retain.set(true);
        form.will.delay.textProperty().set("4");
        form.will.expiry.textProperty().set("60");
        form.will.isText.set(true);
        form.will.contentType.textProperty().set("text/plain");
        form.will.responseTopic.textProperty().set("answers");
        form.will.correlationData.textProperty().set("x7");
        write(form.will.userProperties, "why", "will");
    }

    private void writeSubscription() {
        var subscription = form.subscriptions.form();
        subscription.filter.textProperty().set("a/#");
        subscription.qos.set(1);
        subscription.noLocal.set(true);
        subscription.retainAsPublished.set(false);
        subscription.retainHandling.set(2);
        subscription.identifier.textProperty().set("9");
        subscription.colour.set(Colour.BLUE);
        form.subscriptions.add();
    }

    private static void write(NameValues properties, String name, String value) {
        properties.add();
        properties.pairs().getLast().nameProperty().set(name);
        properties.pairs().getLast().valueProperty().set(value);
    }

    private void writeAll() {
        writeGeneral();
        writeSession();
        writeSecurity();
        writeWill();
        writeSubscription();
    }

    @Test
    void handsOnWhatIsWrittenInEachField() {
        writeAll();

        assertThat(form.profile()).usingRecursiveComparison().isEqualTo(other());
        assertThat(heard.getLast()).isEqualTo(form.profile());
        assertThat(form.fault()).isEmpty();
    }

    @Test
    void keepsEachFieldThatIsShownWhenOneIsChanged() {
        form.show(other());
        form.general.name.textProperty().set("Other");
        form.general.name.textProperty().set("Oven");

        assertThat(heard).hasSize(2);
        assertThat(heard.getLast()).usingRecursiveComparison().isEqualTo(other());
    }

    @Test
    void handsOnThePasswordsAlone() {
        form.password.textProperty().set("pass");
        form.keyPassword.textProperty().set("keypass");
        form.proxyPassword.textProperty().set("proxypass");

        assertThat(form.secrets()).isEqualTo(new ProfileSecrets("pass", "keypass", "proxypass"));
        assertThat(form.takeSecretsTouched()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void bringsItIntoConnectAndSubscribe() {
        writeAll();
        form.session.version.set(ProtocolVersion.V5);
        form.session.retries.set(true);
        var profile = form.profile();
        var options = ProfileOptions.of(profile, form.secrets());

        assertThat(options.properties().get(Property.RECEIVE_MAXIMUM)).contains(10);
        assertThat(options.properties().get(Property.MAXIMUM_PACKET_SIZE)).contains(100_000L);
        assertThat(options.properties().get(Property.TOPIC_ALIAS_MAXIMUM)).contains(5);
        assertThat(options.reconnect().first()).hasSeconds(2);
        assertThat(options.reconnect().longest()).hasSeconds(20);
        assertThat(options.will().orElseThrow().properties().get(Property.WILL_DELAY_INTERVAL)).contains(4L);
        assertThat(options.will().orElseThrow().properties().get(Property.RESPONSE_TOPIC)).contains("answers");
        var subscription = profile.subscriptions().getLast();
        assertThat(subscription.requested(ProtocolVersion.V5).options())
                .isEqualTo(new SubscriptionOptions(QoS.AT_LEAST_ONCE, true, false, RetainHandling.of(2)));
        assertThat(subscription.properties().get(Property.SUBSCRIPTION_IDENTIFIER)).contains(9);
    }
}
