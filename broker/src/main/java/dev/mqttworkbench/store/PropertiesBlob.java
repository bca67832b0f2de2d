package dev.mqttworkbench.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/// Properties as one column: for each its identifier of section 2.2.2.2 in one byte and its value; numbers have eight bytes,
/// text and binary data a length of four bytes before them.
final class PropertiesBlob {

    private PropertiesBlob() {}

    /// The column, null for no properties.
    static byte @Nullable [] write(Properties properties) {
        if (properties.isEmpty()) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var entry : properties.entries()) {
                out.writeByte(entry.property().identifier());
                switch (entry.value()) {
                    case Number number -> out.writeLong(number.longValue());
                    case String text -> bytes(out, text.getBytes(StandardCharsets.UTF_8));
                    case Payload binary -> bytes(out, binary.toBytes());
                    case UserProperty pair -> {
                        bytes(out, pair.name().getBytes(StandardCharsets.UTF_8));
                        bytes(out, pair.value().getBytes(StandardCharsets.UTF_8));
                    }
                    default -> throw new IllegalStateException("a property of " + entry.value().getClass());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// The properties of a column.
    ///
    /// @throws DamagedStore when it cannot be read
    static Properties read(byte @Nullable [] column) throws DamagedStore {
        if (column == null) {
            return Properties.NONE;
        }
        var entries = new ArrayList<Properties.Entry<?>>();
        try (var in = new DataInputStream(new ByteArrayInputStream(column))) {
            while (in.available() > 0) {
                var identifier = in.readUnsignedByte();
                var property = Property.of(identifier)
                        .orElseThrow(() -> new IOException("no property has the identifier " + identifier));
                entries.add(entry(property, in));
            }
        } catch (IOException damaged) {
            throw new DamagedStore("properties cannot be read: " + damaged.getMessage(), damaged);
        }
        return Properties.of(entries);
    }

    @SuppressWarnings("unchecked") // the type of the property decides the type of its value
    private static Properties.Entry<?> entry(Property<?> property, DataInputStream in) throws IOException {
        return switch (property.type()) {
            case BYTE, TWO_BYTE_INTEGER, VARIABLE_BYTE_INTEGER ->
                    new Properties.Entry<>((Property<Integer>) property, (int) in.readLong());
            case FOUR_BYTE_INTEGER -> new Properties.Entry<>((Property<Long>) property, in.readLong());
            case UTF_8_STRING -> new Properties.Entry<>((Property<String>) property, text(in));
            case BINARY_DATA -> new Properties.Entry<>((Property<Payload>) property, Payload.taking(bytes(in)));
            case UTF_8_STRING_PAIR ->
                    new Properties.Entry<>((Property<UserProperty>) property, new UserProperty(text(in), text(in)));
        };
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a value of " + length + " bytes");
        }
        return in.readNBytes(length);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }
}
