package dev.mqttworkbench.app.connect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.text.TextOrHex;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Address;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.NameValue;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;
import dev.mqttworkbench.app.workbench.profile.ProxySettings;
import dev.mqttworkbench.app.workbench.profile.RetrySettings;
import dev.mqttworkbench.app.workbench.profile.Scheme;
import dev.mqttworkbench.app.workbench.profile.SessionSettings;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.app.workbench.profile.TlsSettings;
import dev.mqttworkbench.app.workbench.profile.WillSettings;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import tools.jackson.databind.JsonNode;

/// The connections that MQTTX has exported as JSON.
final class MqttxFile {

    private static final String FOLDER = "MQTTX";

    private final Words words;
    private final List<String> notes = new ArrayList<>();

    MqttxFile(Words words) {
        this.words = words;
    }

    /// Whether it looks like one of its connections.
    static boolean isConnection(JsonNode node) {
        return node.has("clientId") && node.has("host") && (node.has("mqttVersion") || node.has("protocol"));
    }

    Imported read(List<JsonNode> connections) {
        var found = new ArrayList<Imported.Found>();
        for (var connection : connections) {
            var name = connection.path("name").asString("MQTTX");
            try {
                found.add(read(name, new JsonFields(connection)));
            } catch (IllegalArgumentException outOfBounds) {
                notes.add(words.get("connect.import.refused", name, ImportBounds.reason(outOfBounds, words)));
            }
        }
        return new Imported(found, notes);
    }

    private Imported.Found read(String name, JsonFields fields) {
        fields.ignore("id", "name", "unreadMessageCount", "client", "createAt", "updateAt", "orderId", "parentId", "isCollection", "parent");
        var session = session(name, fields);
        var profile = new Profile(
                Profile.fresh("").id(), name, FOLDER, Colour.NONE, address(name, fields), session, tls(name, fields), ProxySettings.NONE, will(name, fields),
                subscriptions(name, fields), retry(fields));
        var secrets = new ProfileSecrets(fields.text("password"), "", "");
        var messages = fields.take("messages").size();
        if (messages > 0) {
            notes.add(words.get("connect.import.messages", name, messages));
        }
        tell(name, "", fields);
        return new Imported.Found(profile, secrets);
    }

    private void tell(String name, String prefix, JsonFields fields) {
        fields.rest().forEach(field -> notes.add(words.get("connect.import.field", name, prefix + field)));
    }

    private Address address(String name, JsonFields fields) {
        var ssl = fields.flag("ssl", false);
        var scheme = scheme(name, fields.text("protocol"), ssl);
        var path = fields.text("path");
        var timeout = Math.clamp(fields.number("connectTimeout", 10), 1, 600);
        return new Address(scheme, fields.text("host"), ImportBounds.port(fields, scheme, name, words, notes), path.startsWith("/") ? path : "/" + path, timeout);
    }

    /// Such as `mqtts`, or `mqtts://` in older files.
    private Scheme scheme(String name, String protocol, boolean ssl) {
        var usual = ssl ? Scheme.MQTTS : Scheme.MQTT;
        var written = protocol.replace("://", "");
        var known = Arrays.stream(Scheme.values()).filter(each -> each.title().equalsIgnoreCase(written)).findFirst();
        if (known.isEmpty() && !written.isEmpty()) {
            notes.add(words.get("connect.import.protocol", name, protocol, usual.title()));
        }
        return known.orElse(usual);
    }

    private SessionSettings session(String name, JsonFields fields) {
        var version = switch (fields.text("mqttVersion")) {
            case "3.1" -> ProtocolVersion.V3_1;
            case "3.1.1" -> ProtocolVersion.V3_1_1;
            default -> ProtocolVersion.V5;
        };
        if (fields.flag("clientIdWithTime", false)) {
            notes.add(words.get("connect.import.time", name));
        }
        // Newer exports have the properties of CONNECT in an object of their own, and beside the other fields as well.
        var own = fields.take("properties");
        var properties = own.isObject() ? new JsonFields(own) : fields;
        fields.ignore("sessionExpiryInterval", "receiveMaximum", "maximumPacketSize", "topicAliasMaximum", "userProperties");
        var session = new SessionSettings(
                version, fields.text("clientId"), fields.text("username"), fields.flag("clean", true), properties.number("sessionExpiryInterval", 0),
                (int) fields.number("keepalive", 60), positive(properties, "receiveMaximum"), packetSize(properties),
                properties.optional("topicAliasMaximum").map(MqttxFile::atMost), pairs(properties.take("userProperties")));
        if (own.isObject()) {
            fields.ignore("authenticationMethod", "authenticationData", "requestResponseInformation", "requestProblemInformation");
            tell(name, "properties.", properties);
        }
        return session;
    }

    /// What is beyond an int is beyond what we take, as 4,294,967,295 bytes for a packet are.
    private static int atMost(long value) {
        return (int) Math.min(Integer.MAX_VALUE, value);
    }

    /// MQTTX writes 0 where nothing was chosen.
    private static Optional<Integer> positive(JsonFields fields, String field) {
        return fields.optional(field).filter(value -> value != 0).map(MqttxFile::atMost);
    }

    /// No packet of MQTT is larger than the limit: what lies above is none.
    private static Optional<Integer> packetSize(JsonFields fields) {
        return positive(fields, "maximumPacketSize").filter(value -> value <= SessionSettings.LARGEST_PACKET);
    }

    /// An object of names and values, a list of values where a name stands several times.
    private static List<NameValue> pairs(JsonNode object) {
        var pairs = new ArrayList<NameValue>();
        for (var entry : object.properties()) {
            if (entry.getValue().isArray()) {
                entry.getValue().values().forEach(value -> pairs.add(new NameValue(entry.getKey(), value.asString(""))));
            } else {
                pairs.add(new NameValue(entry.getKey(), entry.getValue().asString("")));
            }
        }
        return pairs;
    }

    private TlsSettings tls(String name, JsonFields fields) {
        var certificate = fields.text("cert");
        var key = fields.text("key");
        var isSelf = fields.text("certType").equals("self");
        if (!fields.flag("rejectUnauthorized", true)) {
            notes.add(words.get("connect.import.unchecked", name));
        }
        var identity = certificate.isEmpty() && key.isEmpty() ? TlsSettings.Identity.NONE : TlsSettings.Identity.PEM;
        return new TlsSettings(isSelf ? fields.text("ca") : "", identity, certificate, key, "", true, List.of());
    }

    private WillSettings will(String name, JsonFields fields) {
        var node = fields.take("will");
        if (!node.isObject()) {
            return WillSettings.NONE;
        }
        var will = new JsonFields(node);
        will.ignore("id", "willDelayInterval", "payloadFormatIndicator", "messageExpiryInterval", "contentType", "responseTopic", "correlationData",
                "userProperties");
        var own = will.take("properties");
        var properties = new JsonFields(own.isObject() ? own : node);
        var topic = will.text("lastWillTopic");
        var settings = new WillSettings(
                !topic.isEmpty(), topic, TextOrHex.ofText(will.text("lastWillPayload")), (int) will.number("lastWillQos", 0), will.flag("lastWillRetain", false),
                properties.number("willDelayInterval", 0), properties.optional("messageExpiryInterval"), properties.flag("payloadFormatIndicator", false),
                properties.text("contentType"), properties.text("responseTopic"), bytes(properties.take("correlationData")),
                pairs(properties.take("userProperties")));
        tell(name, "will.", will);
        if (own.isObject()) {
            tell(name, "will.properties.", properties);
        }
        return settings;
    }

    /// Text, or the bytes that a Buffer of JavaScript becomes in JSON.
    private static String bytes(JsonNode node) {
        if (!node.isObject()) {
            return node.asString("");
        }
        var data = node.path("data");
        var bytes = new byte[data.size()];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) data.path(i).asInt(0);
        }
        return TextOrHex.of(Payload.of(bytes));
    }

    private List<SubscriptionSettings> subscriptions(String name, JsonFields fields) {
        var subscriptions = new ArrayList<SubscriptionSettings>();
        for (var each : fields.take("subscriptions").values()) {
            var one = new JsonFields(each);
            var filter = one.text("topic");
            if (one.flag("disabled", false)) {
                notes.add(words.get("connect.import.disabled", name, filter));
                continue;
            }
            if (!one.text("color").isEmpty()) {
                notes.add(words.get("connect.import.colour", name, filter));
            }
            one.ignore("id", "createAt", "connectionId");
            try {
                subscriptions.add(new SubscriptionSettings(
                        filter, (int) one.number("qos", 0), one.flag("nl", false), one.flag("rap", false), (int) one.number("rh", 0),
                        positive(one, "subscriptionIdentifier"), Colour.NONE));
            } catch (IllegalArgumentException outOfBounds) {
                notes.add(words.get("connect.import.subscription", name, filter, ImportBounds.reason(outOfBounds, words)));
                continue;
            }
            tell(name, filter + " · ", one);
        }
        return subscriptions;
    }

    private static RetrySettings retry(JsonFields fields) {
        return new RetrySettings(fields.flag("reconnect", true), RetrySettings.USUAL.firstSeconds(), RetrySettings.USUAL.longestSeconds());
    }
}
