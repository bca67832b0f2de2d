package dev.mqttworkbench.app.workbench.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.Proxy;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileOptionsTest {

    private static final String FINGERPRINT = "AB".repeat(32);

    @TempDir
    private Path folder;

    private static Profile full(ProtocolVersion version) {
        return new Profile(
                "id", "Oven", "Plant", Colour.RED, new Address(Scheme.WSS, "broker.example", 8084, "/ws", 7),
                new SessionSettings(version, "me", "user", false, 3_600, 30, Optional.of(10), Optional.of(100_000), Optional.of(5),
                        List.of(new NameValue("site", "north"))),
                new TlsSettings("ca.pem", TlsSettings.Identity.PEM, "me.crt", "me.key", "inner.example", false, List.of(FINGERPRINT)),
                new ProxySettings(ProxySettings.Kind.SOCKS5, "proxy.example", 1080, "puser"),
                new WillSettings(true, "me/state", "gone", 1, true, 4, Optional.of(60L), true, "text/plain", "answers", "x7",
                        List.of(new NameValue("why", "will"))),
                List.of(new SubscriptionSettings("a/#", 1, true, false, 2, Optional.of(9), Colour.BLUE)), new RetrySettings(true, 2, 20));
    }

    @Test
    void takesEverythingOverForMqtt5() {
        var options = ProfileOptions.of(full(ProtocolVersion.V5), new ProfileSecrets("pass", "keypass", "proxypass"));

        assertThat(options.address()).isEqualTo("wss://broker.example:8084/ws");
        assertThat(options.clientIdentifier()).isEqualTo("me");
        assertThat(options.cleanStart()).isFalse();
        assertThat(options.keepAliveSeconds()).isEqualTo(30);
        assertThat(options.connectTimeout()).hasSeconds(7);
        assertThat(options.userName()).contains("user");
        assertThat(options.password()).contains(Payload.ofText("pass"));
        assertThat(options.maximumPacketSize()).isEqualTo(100_000);
        assertThat(options.properties().get(Property.SESSION_EXPIRY_INTERVAL)).contains(3_600L);
        assertThat(options.properties().get(Property.RECEIVE_MAXIMUM)).contains(10);
        assertThat(options.properties().get(Property.MAXIMUM_PACKET_SIZE)).contains(100_000L);
        assertThat(options.properties().get(Property.TOPIC_ALIAS_MAXIMUM)).contains(5);
        assertThat(options.properties().get(Property.USER_PROPERTY)).contains(new UserProperty("site", "north"));
        assertThat(options.reconnect().first()).hasSeconds(2);
    }

    @Test
    void takesTlsAndProxyOverWithTheirPasswords() {
        var options = ProfileOptions.of(full(ProtocolVersion.V5), new ProfileSecrets("pass", "keypass", "proxypass"));

        var tls = options.tls().orElseThrow();
        assertThat(tls.authorities()).contains(Path.of("ca.pem"));
        assertThat(tls.identity()).contains(new ClientTls.Identity.PemFiles(Path.of("me.crt"), Path.of("me.key"), Optional.of("keypass")));
        assertThat(tls.serverName()).contains("inner.example");
        assertThat(tls.checksHostName()).isFalse();
        assertThat(tls.acceptedFingerprints()).hasSize(1);
        assertThat(options.proxy()).contains(Proxy.of(Proxy.Kind.SOCKS5, "proxy.example", 1080).withCredentials("puser", "proxypass"));
    }

    @Test
    void sendsAWillOfBytes() {
        var profile = full(ProtocolVersion.V5);
        var bytes = new WillSettings(true, "t", "0x00 ff", 0, false, 0, Optional.empty(), false, "", "", "", List.of());
        var withBytes = new Profile(profile.id(), "", "", Colour.NONE, profile.address(), profile.session(), profile.tls(), profile.proxy(), bytes,
                List.of(), profile.retry());

        assertThat(ProfileOptions.of(withBytes, ProfileSecrets.NONE).will().orElseThrow().payload().toBytes()).containsExactly(0, 0xFF);
    }

    @Test
    void takesTheWillOverWithAllItsProperties() {
        var will = ProfileOptions.of(full(ProtocolVersion.V5), ProfileSecrets.NONE).will().orElseThrow();

        assertThat(will.topic().toString()).contains("me/state");
        assertThat(will.payload()).isEqualTo(Payload.ofText("gone"));
        assertThat(will.qos()).isEqualTo(QoS.AT_LEAST_ONCE);
        assertThat(will.retain()).isTrue();
        assertThat(will.properties().get(Property.WILL_DELAY_INTERVAL)).contains(4L);
        assertThat(will.properties().get(Property.MESSAGE_EXPIRY_INTERVAL)).contains(60L);
        assertThat(will.properties().get(Property.PAYLOAD_FORMAT_INDICATOR)).contains(1);
        assertThat(will.properties().get(Property.CONTENT_TYPE)).contains("text/plain");
        assertThat(will.properties().get(Property.RESPONSE_TOPIC)).contains("answers");
        assertThat(will.properties().get(Property.CORRELATION_DATA)).contains(Payload.ofText("x7"));
        assertThat(will.properties().get(Property.USER_PROPERTY)).contains(new UserProperty("why", "will"));
    }

    @Test
    void leavesOutWhatAnOlderVersionDoesNotHave() {
        var options = ProfileOptions.of(full(ProtocolVersion.V3_1_1), ProfileSecrets.NONE);

        assertThat(options.properties().isEmpty()).isTrue();
        assertThat(options.will().orElseThrow().properties().isEmpty()).isTrue();
    }

    @Test
    void isReadAsItWasWritten() {
        var profile = full(ProtocolVersion.V3_1);
        var settings = new SettingsFolder(folder, Tasks.immediate());
        settings.keep("profiles", ProfileList.class, 1, ProfileList.EMPTY).set(new ProfileList(List.of(profile, Profile.fresh("me"))));
        settings.flush();

        var read = new SettingsFolder(folder, Tasks.immediate()).keep("profiles", ProfileList.class, 1, ProfileList.EMPTY).get();
        assertThat(read.profiles()).hasSize(2).first().isEqualTo(profile);
    }
}
