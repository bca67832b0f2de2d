package dev.mqttworkbench.app.payload;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/// Reads a payload of Sparkplug B. Metrics stand under their names, so that the path to one is the same in every message; those
/// without a name under their alias. Data types stand in words, and whole numbers have the sign that their type says: the type in
/// the message, or else the one in the birth certificate.
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

    // Of what is being written: what was said of the metrics of the payload or of the template that it is in, the data type of its
    // whole numbers, and the types of the columns of its table.
    private Map<String, SparkplugNames.Born> births;
    private int dataType;
    private List<?> columnTypes = List.of();
    private int column;

    private Sparkplug(StructureLines lines, SparkplugNames names) {
        super(lines);
        this.lines = lines;
        this.names = names;
        this.births = names.byName();
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        var payload = SparkplugPayload.read(asked.whole(MOST), MOST);
        var lines = new StructureLines();
        new Sparkplug(lines, asked.names()).payload(payload);
        var decoded = Decoder.lines(Decoder.SPARKPLUG, lines.finish(), asked).whole();
        return payload.layer().map(decoded::inside).orElse(decoded);
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
        return name.isEmpty() ? "alias " + Long.toUnsignedString(alias(metric)) : name;
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
        lines.open('{');
        nameOfAlias(metric).ifPresent(name -> { // the path keeps the alias, which every message has
            lines.key("name");
            lines.value(Token.Kind.STRING, name);
        });
        var born = born(metric);
        var outerType = dataType;
        var outerBirths = births;
        dataType = dataType(metric, born);
        births = born.map(SparkplugNames.Born::members).orElse(Map.of());
        metric.getAllFields().forEach(this::fieldOfMetric);
        dataType = outerType;
        births = outerBirths;
        lines.close();
    }

    private void fieldOfMetric(FieldDescriptor field, Object value) {
        switch (field.getName()) {
            case "name" -> {} // the key of the metric
            case "datatype" -> {
                lines.key("datatype");
                lines.value(Token.Kind.STRING, words((Integer) value));
            }
            case "int_value", "long_value", "float_value", "double_value", "boolean_value", "string_value", "bytes_value", "dataset_value", "template_value" -> {
                lines.key("value");
                value(field, value);
            }
            default -> field(field, value);
        }
    }

    private static String words(int dataType) {
        return dataType >= 0 && dataType < TYPES.size() ? TYPES.get(dataType) : "type " + dataType;
    }

    private Optional<SparkplugNames.Born> born(Message metric) {
        return isNumbered(metric) ? names.born(alias(metric)) : Optional.ofNullable(births.get(name(metric)));
    }

    /// Its own, or what its birth certificate says.
    private static int dataType(Message metric, Optional<SparkplugNames.Born> born) {
        var own = number(metric, "datatype");
        return own == SparkplugNames.UNKNOWN ? born.map(SparkplugNames.Born::dataType).orElse(own) : own;
    }

    /// Properties, parameters of templates and the cells of tables have types of their own.
    @Override
    void message(Message message) {
        var outerType = dataType;
        var outerColumns = columnTypes;
        switch (message.getDescriptorForType().getName()) {
            case "PropertyValue", "Parameter" -> dataType = number(message, "type");
            case "DataSet" -> columnTypes = (List<?>) message.getField(message.getDescriptorForType().findFieldByName("types"));
            case "Row" -> column = 0;
            case "DataSetValue" -> dataType = column < columnTypes.size() ? (Integer) columnTypes.get(column++) : SparkplugNames.UNKNOWN;
            default -> {}
        }
        super.message(message);
        dataType = outerType;
        columnTypes = outerColumns;
    }

    @Override
    void value(FieldDescriptor field, Object value) {
        switch (field.getName()) {
            case "int_value" -> lines.value(Token.Kind.NUMBER, signed(dataType, (Integer) value, true));
            case "long_value" -> lines.value(Token.Kind.NUMBER, signed(dataType, (Long) value, false));
            default -> super.value(field, value);
        }
    }

    private static int number(Message message, String field) {
        return (Integer) message.getField(message.getDescriptorForType().findFieldByName(field));
    }

    private static boolean isNumbered(Message metric) {
        var type = metric.getDescriptorForType();
        return !metric.hasField(type.findFieldByName("name")) && metric.hasField(type.findFieldByName("alias"));
    }

    private static long alias(Message metric) {
        return (Long) metric.getField(metric.getDescriptorForType().findFieldByName("alias"));
    }

    private Optional<String> nameOfAlias(Message metric) {
        return isNumbered(metric) ? names.of(alias(metric)) : Optional.empty();
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
