package dev.mqttworkbench.mqtt.codec;

import java.util.Locale;
import java.util.function.Predicate;

import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;

/// The grammar of the properties of MQTT 5: known, allowed in this packet, once only, in range, and as long as they say.
final class PropertyGrammar {

    private PropertyGrammar() {}

    static void validate(Fields fields, PacketType packet) {
        validate(fields, packet, property -> property.isAllowedIn(packet));
    }

    static void validateWill(Fields fields) {
        validate(fields, PacketType.CONNECT, Property::isAllowedInWill);
    }

    private static void validate(Fields fields, PacketType packet, Predicate<Property<?>> allowed) {
        var length = fields.variableByteInteger("the property length");
        if (length == 0) {
            return;
        }
        var list = fields.slice(length, "the properties");
        var seen = 0L;
        while (list.remaining() > 0) {
            var identifier = list.variableByteInteger("a property identifier");
            var property = Property.of(identifier)
                    .orElseThrow(() -> new MalformedPacket(String.format(Locale.ROOT, "property %d does not exist", identifier)));
            if (!allowed.test(property)) { // 2.2.2.2 calls this malformed
                throw new MalformedPacket(property + " is not allowed in " + packet);
            }
            var bit = 1L << identifier;
            if ((seen & bit) != 0 && !property.isRepeatableIn(packet)) {
                throw new ProtocolError(property + " appears twice");
            }
            seen |= bit;
            value(list, property);
        }
    }

    private static void value(Fields fields, Property<?> property) {
        var name = property.toString();
        switch (property.type()) {
            case BYTE -> requireInRange(property, fields.oneByte(name));
            case TWO_BYTE_INTEGER -> requireInRange(property, fields.twoBytes(name));
            case FOUR_BYTE_INTEGER -> requireInRange(property, fields.fourBytes(name));
            case VARIABLE_BYTE_INTEGER -> requireInRange(property, fields.variableByteInteger(name));
            case UTF_8_STRING -> string(fields, property, name);
            case BINARY_DATA -> fields.binaryData(name);
            case UTF_8_STRING_PAIR -> {
                fields.string(name);
                fields.string(name);
            }
        }
    }

    private static void string(Fields fields, Property<?> property, String name) {
        if (property == Property.RESPONSE_TOPIC) { // [MQTT-3.3.2-14]
            fields.topicName(name);
        } else {
            fields.string(name);
        }
    }

    private static void requireInRange(Property<?> property, long value) {
        if (!property.isInRange(value)) {
            throw new ProtocolError(property + " cannot be " + value);
        }
    }
}
