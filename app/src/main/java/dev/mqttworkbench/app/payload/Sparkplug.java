package dev.mqttworkbench.app.payload;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/// Reads a payload of Sparkplug B. Metrics stand under their names, so that the path to one is the same in every message; those
/// without a name under their alias. Data types stand in words, and whole numbers have the sign that their type says.
final class Sparkplug extends ProtobufLines {

    private static final int MOST = 16 * 1024 * 1024;
    private static final List<String> TYPES = List.of("Unknown", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float",
            "Double", "Boolean", "String", "DateTime", "Text", "UUID", "DataSet", "Bytes", "File", "Template", "PropertySet", "PropertySetList",
            "Int8Array", "Int16Array", "Int32Array", "Int64Array", "UInt8Array", "UInt16Array", "UInt32Array", "UInt64Array", "FloatArray",
            "DoubleArray", "BooleanArray", "StringArray", "DateTimeArray");
    private static final int INT8 = 1;
    private static final int INT16 = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 4;

    private final StructureLines lines;
    private final SparkplugNames names;

    private Sparkplug(StructureLines lines, SparkplugNames names) {
        super(lines);
        this.lines = lines;
        this.names = names;
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        var payload = SparkplugPayload.read(asked.whole(MOST), MOST);
        var lines = new StructureLines();
        new Sparkplug(lines, asked.names()).payload(payload);
        var decoded = Decoder.lines(Decoder.SPARKPLUG, lines.finish(), asked).whole();
        return payload.layer().map(layer -> decoded.inside(layer, asked.payload().size())).orElse(decoded);
    }

    /// What was compressed stands where it would stand without that, so that the path to a metric is the same.
    private void payload(SparkplugPayload payload) {
        lines.open('{');
        fields(payload.content());
        payload.envelope().ifPresent(envelope -> {
            lines.key("compressed");
            message(envelope);
        });
        lines.close();
    }

    @Override
    void field(FieldDescriptor field, Object value) {
        if (field.getName().equals("metrics")) {
            lines.key("metrics");
            metrics((List<?>) value);
        } else if (field.getName().equals("timestamp")) {
            lines.key("timestamp");
            lines.value(Token.Kind.NUMBER, value.toString());
            time((Long) value);
        } else {
            super.field(field, value);
        }
    }

    private void time(long millis) {
        if (Math.abs(millis) < 253_402_300_800_000L) { // the year 10,000
            lines.key("time");
            lines.value(Token.Kind.STRING, Instant.ofEpochMilli(millis).toString());
        }
    }

    private void metrics(List<?> metrics) {
        var names = new HashMap<String, Integer>();
        lines.open('{');
        each(metrics, each -> {
            var metric = (Message) each;
            lines.key(unused(name(metric), names));
            metric(metric);
        });
        lines.close();
    }

    private static String name(Message metric) {
        var type = metric.getDescriptorForType();
        var name = (String) metric.getField(type.findFieldByName("name"));
        return name.isEmpty() ? "alias " + Long.toUnsignedString((Long) metric.getField(type.findFieldByName("alias"))) : name;
    }

    /// @param numbers for each name the number that was given to it last
    private static String unused(String name, Map<String, Integer> numbers) {
        if (numbers.putIfAbsent(name, 1) == null) {
            return name;
        }
        for (var number = numbers.get(name) + 1;; number++) { // goes on from the last one: a million may have the same name
            var unused = name + " (" + number + ")";
            if (numbers.putIfAbsent(unused, 1) == null) {
                numbers.put(name, number);
                return unused;
            }
        }
    }

    private void metric(Message metric) {
        var dataType = (Integer) metric.getField(metric.getDescriptorForType().findFieldByName("datatype"));
        lines.open('{');
        nameOfAlias(metric).ifPresent(name -> { // the path keeps the alias, which every message has
            lines.key("name");
            lines.value(Token.Kind.STRING, name);
        });
        metric.getAllFields().forEach((field, value) -> {
            switch (field.getName()) {
                case "name" -> {} // the key above
                case "datatype" -> {
                    lines.key("datatype");
                    lines.value(Token.Kind.STRING, dataType >= 0 && dataType < TYPES.size() ? TYPES.get(dataType) : "type " + dataType);
                }
                case "int_value", "long_value" -> {
                    lines.key("value");
                    lines.value(Token.Kind.NUMBER, signed(dataType, ((Number) value).longValue(), field.getName().equals("int_value")));
                }
                case "float_value", "double_value", "boolean_value", "string_value", "bytes_value", "dataset_value", "template_value" -> {
                    lines.key("value");
                    value(field, value);
                }
                default -> field(field, value);
            }
        });
        lines.close();
    }

    private Optional<String> nameOfAlias(Message metric) {
        var type = metric.getDescriptorForType();
        var alias = type.findFieldByName("alias");
        var hasName = metric.hasField(type.findFieldByName("name"));
        return hasName || !metric.hasField(alias) ? Optional.empty() : names.of((Long) metric.getField(alias));
    }

    private static String signed(int dataType, long value, boolean isInt) {
        return switch (dataType) {
            case INT8 -> Byte.toString((byte) value);
            case INT16 -> Short.toString((short) value);
            case INT32 -> Integer.toString((int) value);
            case INT64 -> Long.toString(value);
            default -> isInt ? Integer.toUnsignedString((int) value) : Long.toUnsignedString(value);
        };
    }
}
