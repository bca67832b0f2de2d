package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;

/// Writes a Protobuf message in the notation of JSON: fields that are set, by their names, and those the schema does not know by
/// their numbers.
class ProtobufLines {

    private final Structure structure;

    ProtobufLines(Structure structure) {
        this.structure = structure;
    }

    void message(Message message) {
        structure.open('{');
        fields(message);
        structure.close();
    }

    final void fields(Message message) {
        message.getAllFields().forEach(this::field);
        unknown(message.getUnknownFields());
    }

    void field(FieldDescriptor field, Object value) {
        structure.key(field.getName());
        if (field.isMapField()) {
            map((List<?>) value);
        } else if (field.isRepeated()) {
            structure.open('[');
            each((List<?>) value, one -> value(field, one));
            structure.close();
        } else {
            value(field, value);
        }
    }

    private void map(List<?> entries) {
        structure.open('{');
        each(entries, each -> {
            var entry = (Message) each;
            var type = entry.getDescriptorForType();
            structure.key(String.valueOf(entry.getField(type.findFieldByNumber(1))));
            value(type.findFieldByNumber(2), entry.getField(type.findFieldByNumber(2)));
        });
        structure.close();
    }

    /// The elements that find room.
    final <T> void each(List<T> elements, Consumer<T> write) {
        for (var i = 0; i < elements.size() && !structure.isEnough(); i++) {
            write.accept(elements.get(i));
        }
    }

    void value(FieldDescriptor field, Object value) {
        switch (value) {
            case Message message -> message(message);
            case String text -> structure.value(Token.Kind.STRING, text);
            case ByteString bytes -> Tokens.bytes(bytes.toByteArray(), structure);
            case Boolean bool -> structure.value(Token.Kind.LITERAL, bool.toString());
            case EnumValueDescriptor constant -> structure.value(Token.Kind.STRING, constant.getName());
            default -> structure.value(Token.Kind.NUMBER, digits(field, value));
        }
    }

    private static String digits(FieldDescriptor field, Object value) {
        return switch (field.getType()) {
            case UINT32, FIXED32 -> Integer.toUnsignedString((Integer) value);
            case UINT64, FIXED64 -> Long.toUnsignedString((Long) value);
            default -> value.toString();
        };
    }

    private void unknown(UnknownFieldSet fields) {
        for (Map.Entry<Integer, UnknownFieldSet.Field> entry : fields.asMap().entrySet()) {
            structure.key("#" + entry.getKey());
            structure.open('[');
            var field = entry.getValue();
            each(field.getVarintList(), number -> structure.value(Token.Kind.NUMBER, Long.toUnsignedString(number)));
            each(field.getFixed32List(), number -> structure.value(Token.Kind.NUMBER, Integer.toUnsignedString(number)));
            each(field.getFixed64List(), number -> structure.value(Token.Kind.NUMBER, Long.toUnsignedString(number)));
            each(field.getLengthDelimitedList(), bytes -> Tokens.bytes(bytes.toByteArray(), structure));
            structure.close();
        }
    }
}
