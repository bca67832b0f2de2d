package dev.mqttworkbench.app.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DynamicMessage;
import dev.mqttworkbench.app.payload.DecodeFault.Reason;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Formats that need a schema: Protobuf, Sparkplug B, Avro.
class SchemasTest {

    private static final String PROTO = """
            syntax = "proto3";
            package plant;
            import "unit.proto";
            import "google/protobuf/timestamp.proto";
            message Telemetry {
              string machine = 1;
              sint32 rpm = 2;
              repeated double bars = 3;
              map<string, uint32> counts = 4;
              Unit unit = 5;
              Door door = 6;
              google.protobuf.Timestamp at = 7;
            }
            message Unit { string name = 1; }
            enum Door { CLOSED = 0; OPEN = 1; }
            """;
    // machine "press-04", rpm 1482 as zigzag, bars [6.5], counts {a: 3}, door OPEN, and a field 15 that nobody declared
    private static final String TELEMETRY = "0a0870726573732d3034" + "109417" + "1a080000000000001a40" + "22050a01611003" + "3001" + "7807";

    private static final Schema AVRO = new Schema.Parser().parse("""
            {"type": "record", "name": "Telemetry", "namespace": "plant", "fields": [
              {"name": "machine", "type": "string"}, {"name": "rpm", "type": "int"}, {"name": "bar", "type": ["null", "double"]}]}""");

    @TempDir
    private Path folder;

    @Test
    void readsProtobufByAProtoFileAndItsImports() throws IOException {
        Files.writeString(folder.resolve("telemetry.proto"), PROTO.replace("message Unit { string name = 1; }\n", "").replace("Unit unit", "plant.Unit unit"));
        Files.writeString(folder.resolve("unit.proto"), "syntax = \"proto3\"; package plant; message Unit { string name = 1; }");

        var decoded = protobuf("telemetry.proto", "plant.Telemetry", TELEMETRY);

        assertThat(decoded.fault()).isEmpty();
        assertThat(decoded.text()).isEqualTo("""
                {
                  "machine": "press-04",
                  "rpm": 1482,
                  "bars": [
                    6.5
                  ],
                  "counts": {
                    "a": 3
                  },
                  "door": "OPEN",
                  "#15": [
                    7
                  ]
                }""");
        assertThat(decoded.numbers()).contains(new NumberAt("$.rpm", 1482), new NumberAt("$.counts.a", 3));
    }

    @Test
    void readsProtobufByADescriptorSet() throws IOException {
        var file = FileDescriptorProto.newBuilder().setName("a.proto").setSyntax("proto3").addMessageType(DescriptorProto.newBuilder().setName("A")
                .addField(FieldDescriptorProto.newBuilder().setName("rpm").setNumber(1).setType(FieldDescriptorProto.Type.TYPE_UINT64)));
        Files.write(folder.resolve("a.desc"), FileDescriptorSet.newBuilder().addFile(file).build().toByteArray());

        assertThat(protobuf("a.desc", "", "08ffffffffffffffffff01").text()).isEqualTo("{\n  \"rpm\": 18446744073709551615\n}");
    }

    @Test
    void saysWhatIsWrongWithAProtobufSchema() throws IOException {
        Files.writeString(folder.resolve("broken.proto"), "message {");
        Files.writeString(folder.resolve("two.proto"), "syntax = \"proto3\"; message A { int32 a = 1; } message B { int32 b = 1; }");
        Files.writeString(folder.resolve("lost.proto"), "syntax = \"proto3\"; import \"nowhere.proto\"; message A { Nowhere a = 1; }");

        assertThat(protobuf("broken.proto", "", "0801").fault()).map(DecodeFault::reason).hasValue(Reason.SCHEMA_UNREADABLE);
        assertThat(protobuf("lost.proto", "", "0801").fault()).map(DecodeFault::reason).hasValue(Reason.SCHEMA_UNREADABLE);
        assertThat(protobuf("two.proto", "C", "0801").fault()).hasValue(DecodeFault.of(Reason.TYPE_MISSING, "C", "A, B"));
        assertThat(protobuf("two.proto", "", "0801").fault()).map(DecodeFault::reason).hasValue(Reason.TYPE_MISSING);
        assertThat(protobuf("two.proto", "B", "08").fault()).hasValue(DecodeFault.of(Reason.NOT_PROTOBUF, "B"));
        assertThat(protobuf("two.proto", "B", "1001").fault()).hasValue(DecodeFault.of(Reason.NOT_PROTOBUF, "B"));
    }

    @Test
    void saysWhatIsWrongWithTheFilesOfASchema() throws IOException {
        var file = FileDescriptorProto.newBuilder().setName("a.proto").addDependency("b.proto").build();
        var other = FileDescriptorProto.newBuilder().setName("b.proto").addDependency("a.proto").build();
        Files.write(folder.resolve("half.desc"), FileDescriptorSet.newBuilder().addFile(file).build().toByteArray());
        Files.write(folder.resolve("ring.desc"), FileDescriptorSet.newBuilder().addFile(file).addFile(other).build().toByteArray());
        Files.createDirectory(folder.resolve("folder.proto"));

        assertThat(protobuf("half.desc", "", "0801").fault()).hasValue(DecodeFault.of(Reason.IMPORT_MISSING, folder.resolve("half.desc"), "b.proto"));
        assertThat(protobuf("ring.desc", "", "0801").fault()).map(DecodeFault::reason).hasValue(Reason.IMPORTS_ITSELF);
        assertThat(protobuf("folder.proto", "", "0801").fault()).hasValue(DecodeFault.of(Reason.SCHEMA_NO_FILE, folder.resolve("folder.proto")));
        assertThat(decode(DecoderChoice.schema(Decoder.PROTOBUF, "no\0name", ""), Payload.ofText("a")).fault()).map(DecodeFault::reason).hasValue(Reason.SCHEMA_NO_FILE);
    }

    @Test
    void readsASchemaAgainWhenItsFileHasChanged() throws IOException {
        var file = folder.resolve("a.proto");
        Files.writeString(file, "syntax = \"proto3\"; message A { int32 before = 1; }");
        assertThat(protobuf("a.proto", "A", "0801").text()).contains("before");

        Files.writeString(file, "syntax = \"proto3\"; message A { int32 afterwards = 1; }");

        assertThat(protobuf("a.proto", "A", "0801").text()).contains("afterwards");
    }

    @Test
    void readsASchemaAgainWhenOneThatItImportsHasChanged() throws IOException {
        Files.writeString(folder.resolve("whole.proto"), "syntax = \"proto3\"; import \"part.proto\"; message A { Part part = 1; }");
        Files.writeString(folder.resolve("part.proto"), "syntax = \"proto3\"; message Part { int32 before = 1; }");
        assertThat(protobuf("whole.proto", "A", "0a020801").text()).contains("before");

        Files.writeString(folder.resolve("part.proto"), "syntax = \"proto3\"; message Part { int32 afterwards = 1; }");

        assertThat(protobuf("whole.proto", "A", "0a020801").text()).contains("afterwards");
    }

    @Test
    void namesWhatSparkplugNumbers() throws IOException {
        var metric = SparkplugSchema.PAYLOAD.getFile().findMessageTypeByName("Metric");
        var temperature = DynamicMessage.newBuilder(metric).setField(metric.findFieldByName("name"), "Oven/Temperature")
                .setField(metric.findFieldByName("alias"), 7L).setField(metric.findFieldByName("datatype"), 3).setField(metric.findFieldByName("int_value"), -5).build();
        var aliasOnly = DynamicMessage.newBuilder(metric).setField(metric.findFieldByName("alias"), 8L).setField(metric.findFieldByName("double_value"), 6.5).build();
        var payload = DynamicMessage.newBuilder(SparkplugSchema.PAYLOAD)
                .setField(SparkplugSchema.PAYLOAD.findFieldByName("timestamp"), 1_486_144_502_122L)
                .addRepeatedField(SparkplugSchema.PAYLOAD.findFieldByName("metrics"), temperature)
                .addRepeatedField(SparkplugSchema.PAYLOAD.findFieldByName("metrics"), aliasOnly)
                .setField(SparkplugSchema.PAYLOAD.findFieldByName("seq"), 3L).build();

        var decoded = Decoder.SPARKPLUG.decode(Payload.of(payload.toByteArray()), Decoder.ALL);

        assertThat(decoded.text()).contains("\"time\": \"2017-02-03T17:55:02.122Z\"", "\"datatype\": \"Int32\"", "\"value\": -5", "\"seq\": 3");
        assertThat(decoded.numbers()).contains(new NumberAt("$.metrics['Oven/Temperature'].value", -5), new NumberAt("$.metrics['alias 8'].value", 6.5));
    }

    private static DynamicMessage metric(String name, long alias, double value) {
        var type = SparkplugSchema.PAYLOAD.getFile().findMessageTypeByName("Metric");
        var metric = DynamicMessage.newBuilder(type).setField(type.findFieldByName("alias"), alias).setField(type.findFieldByName("double_value"), value);
        return (name.isEmpty() ? metric : metric.setField(type.findFieldByName("name"), name)).build();
    }

    private static Payload sparkplug(DynamicMessage... metrics) {
        var payload = DynamicMessage.newBuilder(SparkplugSchema.PAYLOAD).setField(SparkplugSchema.PAYLOAD.findFieldByName("seq"), 3L);
        for (var metric : metrics) {
            payload.addRepeatedField(SparkplugSchema.PAYLOAD.findFieldByName("metrics"), metric);
        }
        return Payload.of(payload.build().toByteArray());
    }

    /// The path to a value keeps the alias, which every message has: a plot goes on where no birth certificate is known.
    @Test
    void saysTheNameThatABirthCertificateHasForAnAlias() {
        assertThat(SparkplugNames.birthsOf("spBv1.0/plant/NDATA/press")).containsExactly("spBv1.0/plant/NBIRTH/press");
        assertThat(SparkplugNames.birthsOf("spBv1.0/plant/DDATA/press/motor"))
                .containsExactly("spBv1.0/plant/NBIRTH/press", "spBv1.0/plant/DBIRTH/press/motor");
        assertThat(SparkplugNames.birthsOf("home/lamp")).isEmpty();
        var births = List.of(sparkplug(metric("Motor/Speed", 8, 1)), Payload.ofText("no birth"), sparkplug(metric("Motor/Torque", 9, 2)));

        var decoded = Decoder.decode(sparkplug(metric("", 8, 6.5), metric("", 9, 7), metric("", 10, 8)), Decoder.ALL,
                DecoderChoice.of(Decoder.SPARKPLUG), Watch.none(), SparkplugNames.in(births));

        assertThat(decoded.text()).contains("\"name\": \"Motor/Speed\"", "\"name\": \"Motor/Torque\"");
        assertThat(decoded.numbers()).contains(new NumberAt("$.metrics['alias 8'].value", 6.5), new NumberAt("$.metrics['alias 10'].value", 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void readsACompressedPayloadOfSparkplug(String algorithm) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = algorithm.equals("gzip") ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            stream.write(sparkplug(metric("Motor/Speed", 8, 6.5)).toBytes());
        }
        var outer = DynamicMessage.newBuilder(SparkplugSchema.PAYLOAD).setField(SparkplugSchema.PAYLOAD.findFieldByName("uuid"), "SPBV1.0_COMPRESSED")
                .setField(SparkplugSchema.PAYLOAD.findFieldByName("seq"), 12L)
                .setField(SparkplugSchema.PAYLOAD.findFieldByName("body"), ByteString.copyFrom(packed.toByteArray())).build();

        var decoded = Decoder.SPARKPLUG.decode(Payload.of(outer.toByteArray()), Decoder.ALL);

        assertThat(decoded.fault()).isEmpty();
        assertThat(decoded.numbers()).contains(new NumberAt("$.metrics['Motor/Speed'].value", 6.5));
        assertThat(decoded.text()).contains("\"compressed\": {", "\"uuid\": \"SPBV1.0_COMPRESSED\"", "\"seq\": 12").doesNotContain("body");
        assertThat(decoded.layers()).hasSize(1);
        assertThat(SparkplugNames.in(List.of(Payload.of(outer.toByteArray()))).of(8)).hasValue("Motor/Speed");
    }

    /// The bytes of a payload as the specification lays them out, not as our schema would write them.
    @Test
    void readsSparkplugByTheNumbersOfTheSpecification() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var metric = new ByteArrayOutputStream();
        var inner = CodedOutputStream.newInstance(metric);
        inner.writeString(1, "t");
        inner.writeUInt32(4, 9);
        inner.writeFloat(12, 1.5f);
        inner.flush();
        var outer = CodedOutputStream.newInstance(bytes);
        outer.writeUInt64(1, 1000);
        outer.writeByteArray(2, metric.toByteArray());
        outer.writeUInt64(3, 0);
        outer.flush();

        assertThat(Decoder.SPARKPLUG.decode(Payload.of(bytes.toByteArray()), Decoder.ALL).numbers()).contains(new NumberAt("$.metrics.t.value", 1.5));
    }

    @Test
    void readsAvroBareAndAsSingleObject() throws IOException {
        Files.writeString(folder.resolve("telemetry.avsc"), AVRO.toString());
        var record = new GenericData.Record(AVRO);
        record.put("machine", "press-04");
        record.put("rpm", 1482);
        record.put("bar", null);
        var expected = "{\n  \"machine\": \"press-04\",\n  \"rpm\": 1482,\n  \"bar\": null\n}";

        assertThat(avro(bare(record)).text()).isEqualTo(expected);
        assertThat(avro(singleObject(record)).text()).isEqualTo(expected);
    }

    @Test
    void saysThatBytesAreNoAvroOfThisSchema() throws IOException {
        Files.writeString(folder.resolve("telemetry.avsc"), AVRO.toString());

        for (var bytes : new String[] {"", "02", "ff", "feffffff0f41", "026102ff", "0261020000"}) {
            assertThat(avro(FormatsTest.hex(bytes).toBytes()).fault()).as(bytes).hasValue(DecodeFault.of(Reason.NOT_AVRO, "plant.Telemetry"));
        }
    }

    @Test
    void saysThatAFileIsNoAvroSchema() throws IOException {
        Files.writeString(folder.resolve("telemetry.avsc"), "{\"type\": \"recor\"}");

        assertThat(avro(new byte[] {1}).fault()).map(DecodeFault::reason).hasValue(Reason.SCHEMA_UNREADABLE);
    }

    private Decoded protobuf(String file, String type, String bytes) {
        return decode(DecoderChoice.schema(Decoder.PROTOBUF, folder.resolve(file).toString(), type), FormatsTest.hex(bytes));
    }

    private Decoded avro(byte[] bytes) {
        return decode(DecoderChoice.schema(Decoder.AVRO, folder.resolve("telemetry.avsc").toString(), ""), Payload.of(bytes));
    }

    private static Decoded decode(DecoderChoice choice, Payload payload) {
        return Decoder.decode(payload, Decoder.ALL, choice, Watch.none());
    }

    private static byte[] bare(GenericData.Record record) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericData.Record>(AVRO).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static byte[] singleObject(GenericData.Record record) throws IOException {
        ByteBuffer encoded = new BinaryMessageEncoder<GenericData.Record>(GenericData.get(), AVRO).encode(record);
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
