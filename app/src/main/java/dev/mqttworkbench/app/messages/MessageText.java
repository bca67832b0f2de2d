package dev.mqttworkbench.app.messages;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// Writes a message for the reader: the cells of its row, and its details.
///
/// @param words in the reader's language
/// @param zone of the times
public record MessageText(Words words, ZoneId zone) {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int PREVIEW_COLUMNS = 256;

    /// When, with milliseconds.
    public String time(Message message) {
        return MILLISECONDS.format(message.at().atZone(zone));
    }

    /// Which way, as seen from the workbench's own client.
    public String direction(Message message) {
        return words.get(message.isIncoming() ? "stream.direction.in" : "stream.direction.out");
    }

    /// How many bytes of payload.
    public String size(Message message) {
        return ByteCount.format(message.size(), words.locale());
    }

    /// The beginning of the payload in one line.
    public String preview(Message message) {
        return Preview.of(message.payload(), PREVIEW_COLUMNS);
    }

    /// All cells of the row with tabs between, for other programs.
    public String row(Message message) {
        return String.join("\t", time(message), direction(message), message.topic(), Integer.toString(message.qos().level()),
                flags(message), Integer.toString(message.size()), preview(message));
    }

    /// The flags that are set.
    public static String flags(Message message) {
        return (message.retain() ? "R" : "") + (message.dup() ? " DUP" : "");
    }

    /// Everything about the message but its payload, in the order in which it is shown.
    public List<Fact> facts(Message message) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("topic", message.topic(), CellValue.TOPIC.term(message)));
        facts.add(fact("qos", qos(message), CellValue.QOS.term(message)));
        facts.add(fact("flags", yesOrNo(message.retain()) + " · " + yesOrNo(message.dup()), CellValue.FLAGS.term(message)));
        facts.add(fact(message.isIncoming() ? "received" : "sent", exactTime(message), CellValue.DIRECTION.term(message)));
        message.publisher().ifPresent(publisher -> facts.add(
                fact("client", Preview.of(publisher, PREVIEW_COLUMNS), FilterTerm.of(FilterField.CLIENT, "=", publisher))));
        facts.add(fact("size", size(message), CellValue.SIZE.term(message)));
        addProperties(facts, message);
        return facts;
    }

    private void addProperties(List<Fact> facts, Message message) {
        var properties = message.properties();
        facts.add(fact("contentType", properties.get(Property.CONTENT_TYPE, none()),
                properties.get(Property.CONTENT_TYPE).flatMap(type -> FilterTerm.of(FilterField.TYPE, "=", type))));
        properties.get(Property.PAYLOAD_FORMAT_INDICATOR).ifPresent(format -> facts.add(fact("payloadFormat",
                format == 1 ? words.get("property.payloadFormat.text") : Integer.toString(format),
                Optional.of(format == 1 ? "format:text" : "format:bytes"))));
        facts.add(fact("responseTopic", properties.get(Property.RESPONSE_TOPIC, none()),
                properties.get(Property.RESPONSE_TOPIC).flatMap(topic -> FilterTerm.of(FilterField.RESPONSE, "=", topic))));
        properties.get(Property.CORRELATION_DATA).ifPresent(data -> facts.add(fact("correlationData", oneLine(data),
                data.isText() ? FilterTerm.of(FilterField.CORRELATION, "=", data.asText()) : Optional.empty())));
        facts.add(fact("expiry", properties.get(Property.MESSAGE_EXPIRY_INTERVAL)
                .map(seconds -> words.get("stream.detail.expiry.seconds", seconds)).orElse(none()),
                properties.get(Property.MESSAGE_EXPIRY_INTERVAL).flatMap(seconds -> FilterTerm.of(FilterField.EXPIRY, seconds))));
        for (var identifier : properties.all(Property.SUBSCRIPTION_IDENTIFIER)) {
            facts.add(fact("subscriptionIdentifier", Integer.toString(identifier), FilterTerm.of(FilterField.SUBSCRIPTION, identifier)));
        }
        for (var userProperty : properties.all(Property.USER_PROPERTY)) {
            facts.add(fact("userProperty", text(userProperty),
                    userProperty.name().indexOf('=') < 0 ? FilterTerm.of(FilterField.PROPERTY, ":", userProperty.name() + "=" + userProperty.value()) : Optional.empty()));
        }
    }

    private static String text(UserProperty userProperty) {
        return Preview.of(userProperty.name(), PREVIEW_COLUMNS) + " = " + Preview.of(userProperty.value(), PREVIEW_COLUMNS);
    }

    private static String oneLine(Payload payload) {
        return Preview.of(payload, PREVIEW_COLUMNS);
    }

    private Fact fact(String id, String value, Optional<String> term) {
        return new Fact(id, words.get("stream.detail." + id), value, term);
    }

    private String qos(Message message) {
        var qos = words.get("qos." + message.qos().level());
        return message.packetIdentifier() == 0 ? qos : words.get("stream.detail.packetIdentifier", qos, message.packetIdentifier());
    }

    private String exactTime(Message message) {
        var micros = message.at().getNano() / 1_000 % 1_000;
        return String.format(Locale.ROOT, "%s %03d", MILLISECONDS.format(message.at().atZone(zone)), micros);
    }

    private String yesOrNo(boolean value) {
        return words.get(value ? "stream.yes" : "stream.no");
    }

    private String none() {
        return words.get("stream.detail.none");
    }
}
