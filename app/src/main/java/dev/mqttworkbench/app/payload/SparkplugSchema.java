package dev.mqttworkbench.app.payload;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/// The messages of Sparkplug B with the numbers that the specification, version 3, gives their fields in chapter 6.4.
final class SparkplugSchema {

    /// A message and its fields: number, type, name; `*` behind the type for a row of them.
    private static final String[][] MESSAGES = {
            {"Payload", "1 uint64 timestamp", "2 Metric* metrics", "3 uint64 seq", "4 string uuid", "5 bytes body"},
            {"Metric", "1 string name", "2 uint64 alias", "3 uint64 timestamp", "4 uint32 datatype", "5 bool is_historical", "6 bool is_transient",
                    "7 bool is_null", "8 MetaData metadata", "9 PropertySet properties", "10 uint32 int_value", "11 uint64 long_value",
                    "12 float float_value", "13 double double_value", "14 bool boolean_value", "15 string string_value", "16 bytes bytes_value",
                    "17 DataSet dataset_value", "18 Template template_value"},
            {"MetaData", "1 bool is_multi_part", "2 string content_type", "3 uint64 size", "4 uint64 seq", "5 string file_name", "6 string file_type",
                    "7 string md5", "8 string description"},
            {"PropertySet", "1 string* keys", "2 PropertyValue* values"},
            {"PropertySetList", "1 PropertySet* propertyset"},
            {"PropertyValue", "1 uint32 type", "2 bool is_null", "3 uint32 int_value", "4 uint64 long_value", "5 float float_value",
                    "6 double double_value", "7 bool boolean_value", "8 string string_value", "9 PropertySet propertyset_value",
                    "10 PropertySetList propertysets_value"},
            {"DataSet", "1 uint64 num_of_columns", "2 string* columns", "3 uint32* types", "4 Row* rows"},
            {"Row", "1 DataSetValue* elements"},
            {"DataSetValue", "1 uint32 int_value", "2 uint64 long_value", "3 float float_value", "4 double double_value", "5 bool boolean_value",
                    "6 string string_value"},
            {"Template", "1 string version", "2 Metric* metrics", "3 Parameter* parameters", "4 string template_ref", "5 bool is_definition"},
            {"Parameter", "1 string name", "2 uint32 type", "3 uint32 int_value", "4 uint64 long_value", "5 float float_value", "6 double double_value",
                    "7 bool boolean_value", "8 string string_value"}};

    /// What a whole MQTT payload is.
    static final Descriptor PAYLOAD = build().findMessageTypeByName("Payload");

    private SparkplugSchema() {}

    private static FileDescriptor build() {
        var file = FileDescriptorProto.newBuilder().setName("sparkplug").setPackage("sparkplug").setSyntax("proto2");
        for (var message : MESSAGES) {
            var type = DescriptorProto.newBuilder().setName(message[0]);
            for (var i = 1; i < message.length; i++) {
                type.addField(field(message[i].split(" ")));
            }
            file.addMessageType(type);
        }
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
        } catch (DescriptorValidationException wrong) {
            throw new IllegalStateException("The schema of Sparkplug is wrong", wrong);
        }
    }

    private static FieldDescriptorProto field(String[] parts) {
        var isRow = parts[1].endsWith("*");
        var type = isRow ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
        var field = FieldDescriptorProto.newBuilder().setNumber(Integer.parseInt(parts[0])).setName(parts[2])
                .setLabel(isRow ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
        return Character.isUpperCase(type.charAt(0))
                ? field.setType(Type.TYPE_MESSAGE).setTypeName(".sparkplug." + type).build()
                : field.setType(Type.valueOf("TYPE_" + type.toUpperCase(java.util.Locale.ROOT))).build();
    }
}
