package dev.mqttworkbench.app.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.mqttworkbench.app.text.TextOrHex;
import dev.mqttworkbench.app.workbench.JsonFile;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ExportedProfiles;
import dev.mqttworkbench.app.workbench.profile.NameValue;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;
import dev.mqttworkbench.app.workbench.profile.Scheme;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.app.workbench.profile.TlsSettings;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/// Files as MQTT Explorer and MQTTX write them: what is taken over, and that everything else is told.
class ImportFileTest {

    @TempDir
    private Path folder;

    private Imported read(Path file) throws IOException, ImportFile.NoConnections {
        return new ImportFile(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), folder.resolve("certificates")).read(file);
    }

    private Imported fixture(String name) throws Exception {
        return read(Path.of(Objects.requireNonNull(ImportFileTest.class.getResource(name)).toURI()));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.json"), text);
    }

    @Test
    void takesConnectionsOfMqttExplorerOver() throws Exception {
        var imported = fixture("mqtt-explorer-settings.json");

        assertThat(imported.profiles()).extracting(found -> found.profile().name()).containsExactly("mqtt.eclipseprojects.io", "Plant", "Broken");
        var first = imported.profiles().getFirst().profile();
        assertThat(first.address().text()).isEqualTo("mqtt://mqtt.eclipseprojects.io:1883");
        assertThat(first.session().version()).isEqualTo(ProtocolVersion.V3_1_1);
        assertThat(first.subscriptions()).extracting(SubscriptionSettings::topicFilter).containsExactly("#", "$SYS/#");
        var plant = imported.profiles().get(1);
        assertThat(plant.profile().address().text()).isEqualTo("wss://plant.example:8084/mqtt");
        assertThat(plant.profile().session().userName()).isEqualTo("baker");
        assertThat(plant.secrets().password()).isEqualTo("sesame");
        assertThat(plant.profile().subscriptions().getFirst().qos()).isEqualTo(1);
    }

    @Test
    void writesCertificatesOfMqttExplorerIntoFiles() throws Exception {
        var plant = fixture("mqtt-explorer-settings.json").profiles().get(1).profile();

        assertThat(Files.getPosixFilePermissions(Path.of(plant.tls().authorities()))).as("a key may stand there")
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.readString(Path.of(plant.tls().authorities()))).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(plant.tls().checksHostName()).as("what was unchecked there is asked about here").isTrue();
        assertThat(plant.tls().acceptedFingerprints()).isEmpty();
    }

    @Test
    void tellsWhatOfMqttExplorerIsNotTakenOver() throws Exception {
        assertThat(fixture("mqtt-explorer-settings.json").notes()).satisfiesExactlyInAnyOrder(
                note -> assertThat(note).startsWith("Plant: certificates were not checked there"),
                note -> assertThat(note).startsWith("Plant: ca.crt stands in a file of its own now"),
                note -> assertThat(note).isEqualTo("Plant: me.der is not in PEM form and is not taken over."),
                note -> assertThat(note).startsWith("Plant: changedInAFork is not taken over"),
                note -> assertThat(note).isEqualTo("Broken: there is no port 99999; 1883 takes its place."));
    }

    @Test
    void takesConnectionsOfMqttxOver() throws Exception {
        var oven = fixture("mqttx-export.json").profiles().getFirst();
        var profile = oven.profile();

        assertThat(profile.address().scheme()).isEqualTo(Scheme.WSS);
        assertThat(profile.address().text()).isEqualTo("wss://oven.example:8084/mqtt");
        assertThat(oven.secrets()).isEqualTo(new ProfileSecrets("sesame", "", ""));
        var session = profile.session();
        assertThat(session.version()).isEqualTo(ProtocolVersion.V5);
        assertThat(session.cleanStart()).isFalse();
        assertThat(session.expirySeconds()).isEqualTo(3_600);
        assertThat(session.receiveMaximum()).contains(20);
        assertThat(session.maximumPacketSize()).isEmpty();
        assertThat(session.topicAliasMaximum()).contains(7);
        assertThat(session.userProperties()).containsExactly(new NameValue("site", "north"), new NameValue("tag", "a"), new NameValue("tag", "b"));
        assertThat(profile.tls().authorities()).isEqualTo("/certs/ca.pem");
        assertThat(profile.tls().identity()).isEqualTo(TlsSettings.Identity.PEM);
        assertThat(profile.retry().automatic()).isFalse();
        assertThat(profile.subscriptions()).extracting(
                SubscriptionSettings::topicFilter, SubscriptionSettings::qos, SubscriptionSettings::noLocal, SubscriptionSettings::retainAsPublished,
                SubscriptionSettings::retainHandling, SubscriptionSettings::identifier).containsExactly(tuple("oven/#", 2, true, true, 2, Optional.of(4)));
        assertThat(fixture("mqttx-export.json").profiles().getLast().profile().session().version()).isEqualTo(ProtocolVersion.V3_1_1);
    }

    @Test
    void takesTheWillOfMqttxOver() throws Exception {
        var will = fixture("mqttx-export.json").profiles().getFirst().profile().will();

        assertThat(will.isOn()).isTrue();
        assertThat(will.topic()).isEqualTo("oven/state");
        assertThat(will.qos()).isEqualTo(1);
        assertThat(will.retain()).isTrue();
        assertThat(will.delaySeconds()).isEqualTo(5);
        assertThat(will.expirySeconds()).contains(60L);
        assertThat(will.isText()).isTrue();
        assertThat(will.correlationData()).isEqualTo("x7");
        assertThat(will.userProperties()).containsExactly(new NameValue("why", "will"));
        assertThat(fixture("mqttx-export.json").profiles().getLast().profile().will().isOn()).isFalse();
    }

    /// Newer exports write bytes as JavaScript's Buffer, and numbers as MQTT allows them.
    @Test
    void takesBytesAndTheLargestNumbersOfMqttxOver() throws Exception {
        var found = read(file("""
                [{"clientId":"c","host":"h","port":1883,"mqttVersion":"5.0",
                  "properties":{"maximumPacketSize":4294967295,"receiveMaximum":65535,"topicAliasMaximum":65535},
                  "will":{"lastWillTopic":"t","lastWillPayload":"0x41","lastWillQos":0,
                          "properties":{"correlationData":{"type":"Buffer","data":[0,255,16]}}}}]""")).profiles().getFirst().profile();

        assertThat(found.session().maximumPacketSize()).as("no packet is larger").isEmpty();
        assertThat(found.session().receiveMaximum()).contains(65_535);
        assertThat(found.session().topicAliasMaximum()).contains(65_535);
        assertThat(found.will().correlationData()).isEqualTo("0x00ff10");
        assertThat(TextOrHex.payload(found.will().payload()).asText()).as("text that looks like bytes").isEqualTo("0x41");
    }

    @Test
    void takesTheSameFileOverAsTheSameProfiles() throws Exception {
        for (var name : List.of("mqtt-explorer-settings.json", "mqttx-export.json")) {
            var first = fixture(name).profiles();
            var second = fixture(name).profiles();
            for (var i = 0; i < first.size(); i++) {
                assertThat(second.get(i).profile().isLike(first.get(i).profile())).as(first.get(i).profile().title()).isTrue();
            }
            assertThat(second.getFirst().profile().isLike(first.getLast().profile())).isFalse();
        }
        try (var files = Files.list(folder.resolve("certificates"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void saysInGermanWhatIsOutOfBounds() throws Exception {
        var german = new ImportFile(new Words(Resources.words(Locale.GERMAN), Locale.GERMAN), folder.resolve("certificates"));
        var notes = german.read(file("""
                [{"clientId":"c","name":"Ofen","host":"h","port":1883,"mqttVersion":"5.0","keepalive":70000,
                  "subscriptions":[{"topic":"a","qos":3}]}]""")).notes();

        assertThat(notes).contains("Ofen kommt nicht mit, weil ein Wert darin außerhalb der Grenzen liegt („keepAliveSeconds ist 0 bis 65535, nicht 70000“).");
    }

    @Test
    void takesAConnectionOverWithoutWhatIsOutOfBoundsInIt() throws Exception {
        var imported = read(file("""
                [{"name":"Old","clientId":"c","host":"h","port":0,"protocol":"mqtts://","mqttVersion":"5.0",
                  "subscriptions":[{"topic":"bad/#/x","qos":0},{"topic":"a","qos":3},{"topic":"good","qos":1}]},
                 {"name":"Odd","clientId":"c","host":"h","port":1,"protocol":"quic","mqttVersion":"5.0"}]"""));

        assertThat(imported.profiles()).extracting(found -> found.profile().address().text()).containsExactly("mqtts://h:8883", "mqtt://h:1");
        assertThat(imported.profiles().getFirst().profile().subscriptions()).extracting(SubscriptionSettings::topicFilter).containsExactly("good");
        assertThat(imported.notes()).extracting(note -> note.split(";| is not")[0]).containsExactly(
                "Old: there is no port 0", "Old: the subscription to bad/#/x", "Old: the subscription to a", "Odd: there is no protocol quic here");
        var explorer = read(file("""
                {"ConnectionManager_connections":{"a":{"name":"A","host":"h","port":1883,"subscriptions":[{"topic":"bad/#/x","qos":0},{"topic":"good","qos":0}]}}}"""));
        assertThat(explorer.profiles().getFirst().profile().subscriptions()).extracting(SubscriptionSettings::topicFilter).containsExactly("good");
    }

    @Test
    void tellsWhatOfMqttxIsNotTakenOver() throws Exception {
        assertThat(fixture("mqttx-export.json").notes()).extracting(note -> note.split(" is not | are not |;")[0]).containsExactlyInAnyOrder(
                "Oven: the time",
                "Oven: properties.requestResponseInformation",
                "Oven: properties.authenticationMethod",
                "Oven: the colour of oven/#",
                "Oven: oven/# · alias",
                "Oven: the subscription to off/# was switched off there, and",
                "Oven: 2 messages of its history",
                "Oven: ALPNProtocols",
                "Oven: pushPropsContentType");
    }

    @Test
    void readsItsOwnExportAgainWithAnIdOfItsOwn() throws Exception {
        var profile = Profile.fresh("me");
        var path = folder.resolve("export.json");
        var secrets = new ProfileSecrets("sesame", "", "");
        new JsonFile<>(path, ExportedProfiles.class, ExportedProfiles.VERSION).write(new ExportedProfiles(List.of(profile), Map.of(profile.id(), secrets)));

        var found = read(path).profiles().getFirst();
        assertThat(found.secrets()).isEqualTo(secrets);
        assertThat(found.profile().id()).isNotEqualTo(profile.id());
        assertThat(found.profile().session()).isEqualTo(profile.session());
    }

    @Test
    void saysThatAFileHoldsSomethingElse() throws IOException {
        var yaml = file("- clientId: x");
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ImportFile.NoConnections.class).hasMessageStartingWith("file.json is no JSON");
        var other = file("{\"a\": 1}");
        assertThatThrownBy(() -> read(other)).isInstanceOf(ImportFile.NoConnections.class).hasMessageStartingWith("There are no connections in file.json");
        var damaged = file("{\"version\": 1, \"profiles\": [{\"id\": 7}]}");
        assertThatThrownBy(() -> read(damaged)).isInstanceOf(ImportFile.NoConnections.class);
        var newer = file("{\"version\": 99, \"profiles\": []}");
        assertThatThrownBy(() -> read(newer)).isInstanceOf(ImportFile.NoConnections.class).hasMessageContaining("newer");
    }
}
