package dev.mqttworkbench.anatomy;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Property;

/// The properties of MQTT 5 (2.2.2): their length, and one field for each.
final class PropertyFields {

    private final ByteCursor cursor;
    private final List<Field> fields;

    PropertyFields(ByteCursor cursor, List<Field> fields) {
        this.cursor = cursor;
        this.fields = fields;
    }

    void read(String name) {
        var length = cursor.variableByteInteger(name.equals("Properties") ? "Property Length" : name + " Length");
        fields.add(length);
        var inner = cursor.over(Integer.parseInt(length.value()), name);
        while (inner.left() > 0) {
            fields.add(property(inner));
        }
    }

    private static Field property(ByteCursor inner) {
        var from = inner.position();
        var parts = new ArrayList<Field>();
        var identifier = inner.variableByteInteger("Property Identifier");
        var property = Property.of(Integer.parseInt(identifier.value()));
        if (property.isEmpty()) {
            throw new ByteCursor.Unreadable(NotUnderstood.of(NotUnderstood.Kind.NO_SUCH_PROPERTY, identifier.value()));
        }
        var title = property.get().toString();
        parts.add(identifier);
        switch (property.get().type()) {
            case BYTE -> parts.add(inner.oneByte(title));
            case TWO_BYTE_INTEGER -> parts.add(inner.twoBytes(title));
            case FOUR_BYTE_INTEGER -> parts.add(inner.number(title, 4));
            case VARIABLE_BYTE_INTEGER -> parts.add(inner.variableByteInteger(title));
            case UTF_8_STRING -> parts.add(inner.text(title));
            case BINARY_DATA -> parts.add(property.get() == Property.AUTHENTICATION_DATA ? Anatomy.hidden(inner.binary(title)) : inner.binary(title));
            case UTF_8_STRING_PAIR -> {
                parts.add(inner.text("Name"));
                parts.add(inner.text("Value"));
            }
        }
        var value = parts.size() == 3 ? parts.get(1).value() + " = " + parts.get(2).value() : parts.getLast().value();
        return new Field(title, from, inner.position() - from, 0, value, parts);
    }
}
