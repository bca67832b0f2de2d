package dev.mqttworkbench.app.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Address;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;
import dev.mqttworkbench.app.workbench.profile.ProxySettings;
import dev.mqttworkbench.app.workbench.profile.RetrySettings;
import dev.mqttworkbench.app.workbench.profile.Scheme;
import dev.mqttworkbench.app.workbench.profile.SessionSettings;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.app.workbench.profile.TlsSettings;
import dev.mqttworkbench.app.workbench.profile.WillSettings;
import dev.mqttworkbench.app.workbench.secret.OwnerFile;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import tools.jackson.databind.JsonNode;

/// The connections in `settings.json` of MQTT Explorer. It speaks MQTT 3.1.1, and has the certificates themselves in the file: they are written into
/// files of their own, for the owner's eyes only.
final class MqttExplorerFile {

    /// The key below which they stand.
    static final String CONNECTIONS = "ConnectionManager_connections";

    private static final String FOLDER = "MQTT Explorer";

    private final Words words;
    private final Path certificates;
    private final List<String> notes = new ArrayList<>();

    MqttExplorerFile(Words words, Path certificates) {
        this.words = words;
        this.certificates = certificates;
    }

    Imported read(JsonNode connections) throws IOException {
        var found = new ArrayList<Imported.Found>();
        for (var entry : connections.properties()) {
            var name = entry.getValue().path("name").asString(entry.getKey());
            try {
                found.add(read(name, new JsonFields(entry.getValue())));
            } catch (IllegalArgumentException outOfBounds) {
                notes.add(words.get("connect.import.refused", name, ImportBounds.reason(outOfBounds, words)));
            }
        }
        return new Imported(found, notes);
    }

    private Imported.Found read(String name, JsonFields fields) throws IOException {
        fields.ignore("configVersion", "type", "id", "name", "order");
        var profile = new Profile(
                Profile.fresh("").id(), name, FOLDER, Colour.NONE, address(name, fields), session(fields), tls(name, fields), ProxySettings.NONE, WillSettings.NONE,
                subscriptions(name, fields), RetrySettings.USUAL);
        var secrets = new ProfileSecrets(fields.text("password"), "", "");
        fields.rest().forEach(rest -> notes.add(words.get("connect.import.field", name, rest)));
        return new Imported.Found(profile, secrets);
    }

    private Address address(String name, JsonFields fields) {
        var isWebSocket = fields.text("protocol").equals("ws");
        var isEncrypted = fields.flag("encryption", false);
        var scheme = isWebSocket ? isEncrypted ? Scheme.WSS : Scheme.WS : isEncrypted ? Scheme.MQTTS : Scheme.MQTT;
        var path = fields.text("basePath");
        return new Address(scheme, fields.text("host"), ImportBounds.port(fields, scheme, name, words, notes), path.startsWith("/") ? path : "/" + path, 10);
    }

    private static SessionSettings session(JsonFields fields) {
        return new SessionSettings(
                ProtocolVersion.V3_1_1, fields.text("clientId"), fields.text("username"), true, 0, 60, Optional.empty(), Optional.empty(), Optional.empty(),
                List.of());
    }

    private TlsSettings tls(String name, JsonFields fields) throws IOException {
        if (!fields.flag("certValidation", true)) {
            notes.add(words.get("connect.import.unchecked", name));
        }
        var authorities = file(name, fields.take("selfSignedCertificate"));
        var certificate = file(name, fields.take("clientCertificate"));
        var key = file(name, fields.take("clientKey"));
        var identity = certificate.isEmpty() && key.isEmpty() ? TlsSettings.Identity.NONE : TlsSettings.Identity.PEM;
        return new TlsSettings(authorities, identity, certificate, key, "", true, List.of());
    }

    private String file(String name, JsonNode certificate) throws IOException {
        if (JsonFields.isNothing(certificate)) {
            return "";
        }
        var title = certificate.path("name").asString("certificate");
        var bytes = Base64.getMimeDecoder().decode(certificate.path("data").asString(""));
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN")) {
            notes.add(words.get("connect.import.noPem", name, title));
            return "";
        }
        var file = certificates.resolve(String.format(Locale.ROOT, "imported-%s-%s",  // the same certificate is the same file
                UUID.nameUUIDFromBytes(bytes), title.replaceAll("[^A-Za-z0-9._-]", "_").toLowerCase(Locale.ROOT)));
        OwnerFile.write(file, bytes);
        notes.add(words.get("connect.import.file", name, title, file.toString()));
        return file.toString();
    }

    private List<SubscriptionSettings> subscriptions(String name, JsonFields fields) {
        var subscriptions = new ArrayList<SubscriptionSettings>();
        for (var each : fields.take("subscriptions").values()) {
            var filter = each.isString() ? each.asString() : each.path("topic").asString("");
            try {
                subscriptions.add(new SubscriptionSettings(filter, each.path("qos").asInt(0), false, true, 0, Optional.empty(), Colour.NONE));
            } catch (IllegalArgumentException outOfBounds) {
                notes.add(words.get("connect.import.subscription", name, filter, ImportBounds.reason(outOfBounds, words)));
            }
        }
        return subscriptions;
    }
}
