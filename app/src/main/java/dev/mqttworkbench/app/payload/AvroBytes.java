package dev.mqttworkbench.app.payload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Map;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;

/// Reads a payload as one Avro value by a schema file: bare, or in the single-object encoding.
final class AvroBytes {

    private static final int MOST = 16 * 1024 * 1024;
    private static final int SINGLE_OBJECT_HEADER = 10;
    private static final String MOST_ITEMS = "1000000";
    private static final SchemaFiles<Schema> READ = new SchemaFiles<>((file, alsoRead) -> new Schema.Parser().parse(Files.readString(file)));

    static {
        // A length in a payload may promise what is not there; these are read once, when Avro loads.
        System.setProperty("org.apache.avro.limits.bytes.maxLength", Integer.toString(MOST));
        System.setProperty("org.apache.avro.limits.string.maxLength", Integer.toString(MOST));
        System.setProperty("org.apache.avro.limits.collectionItems.maxLength", MOST_ITEMS);
    }

    private final StructureLines lines = new StructureLines();

    private AvroBytes() {}

    static Decoded decode(Decoding asked) throws CannotDecode {
        if (asked.choice().schema().isBlank()) {
            throw new CannotDecode(DecodeFault.Reason.NO_AVRO_FILE);
        }
        var schema = READ.get(asked.choice().schema());
        var avro = new AvroBytes();
        avro.value(read(asked.whole(MOST), schema));
        return Decoder.lines(Decoder.AVRO, avro.lines.finish(), asked).whole();
    }

    private static Object read(byte[] bytes, Schema schema) throws CannotDecode {
        var start = isSingleObject(bytes, schema) ? SINGLE_OBJECT_HEADER : 0;
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, start, bytes.length - start, null);
            var value = new GenericDatumReader<>(schema).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new CannotDecode(DecodeFault.Reason.NOT_AVRO, schema.getFullName());
            }
            return orNull(value);
        } catch (IOException | AvroRuntimeException | UnsupportedOperationException | IndexOutOfBoundsException noSuchValue) {
            throw new CannotDecode(DecodeFault.Reason.NOT_AVRO, schema.getFullName());
        }
    }

    /// Whether the bytes begin with the mark and the fingerprint of this schema.
    private static boolean isSingleObject(byte[] bytes, Schema schema) {
        return bytes.length >= SINGLE_OBJECT_HEADER && (bytes[0] & 0xFF) == 0xC3 && bytes[1] == 1
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2) == SchemaNormalization.parsingFingerprint64(schema);
    }

    private void value(Object value) {
        switch (value) {
            case IndexedRecord record -> record(record);
            case Map<?, ?> map -> map(map);
            case Collection<?> items -> {
                lines.open('[');
                items.stream().takeWhile(item -> !lines.isEnough()).forEach(item -> value(orNull(item)));
                lines.close();
            }
            case Number number -> lines.value(Token.Kind.NUMBER, number.toString());
            case Boolean bool -> lines.value(Token.Kind.LITERAL, bool.toString());
            case ByteBuffer bytes -> bytes(bytes);
            case GenericFixed fixed -> Tokens.bytes(fixed.bytes(), lines);
            case GenericEnumSymbol<?> symbol -> lines.value(Token.Kind.STRING, symbol.toString());
            case Null absent -> lines.value(Token.Kind.LITERAL, "null");
            default -> lines.value(Token.Kind.STRING, value.toString());
        }
    }

    /// Stands for Avro's null.
    private enum Null { NULL }

    private static Object orNull(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? Null.NULL : value;
    }

    private void record(IndexedRecord record) {
        lines.open('{');
        for (var field : record.getSchema().getFields()) {
            lines.key(field.name());
            value(orNull(record.get(field.pos())));
        }
        lines.close();
    }

    private void map(Map<?, ?> map) {
        lines.open('{');
        map.forEach((key, value) -> {
            lines.key(String.valueOf(key));
            value(orNull(value));
        });
        lines.close();
    }

    private void bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        Tokens.bytes(bytes, lines);
    }
}
