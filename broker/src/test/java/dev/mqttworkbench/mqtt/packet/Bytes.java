package dev.mqttworkbench.mqtt.packet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Bytes written down field by field, each with the name that the standard gives it. Lengths that the standard derives from
/// what follows are counted here, not by the code under test; a wrong length is written with [#hex(String, String)].
public final class Bytes {

    private record Field(String name, byte[] bytes) {}

    private final List<Field> fields = new ArrayList<>();

    private Bytes() {}

    /// No field yet.
    public static Bytes of() {
        return new Bytes();
    }

    /// A Control Packet: its first byte, the Remaining Length of `body`, and the body.
    public static Bytes packet(int firstByte, String name, Bytes body) {
        var packet = of().hex("%02X".formatted(firstByte), name);
        packet.add("remaining length", variableByteInteger(body.toArray().length));
        packet.fields.addAll(body.fields);
        return packet;
    }

    /// Bytes as they are, such as `"00 04"`.
    public Bytes hex(String hex, String name) {
        return add(name, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /// A One Byte field.
    public Bytes oneByte(int value, String name) {
        return add(name, new byte[] {(byte) value});
    }

    /// A Two Byte Integer.
    public Bytes twoBytes(int value, String name) {
        return add(name, new byte[] {(byte) (value >> 8), (byte) value});
    }

    /// A UTF-8 Encoded String with its length.
    public Bytes text(String text, String name) {
        return binary(text.getBytes(StandardCharsets.UTF_8), name);
    }

    /// Binary Data with its length.
    public Bytes binary(byte[] bytes, String name) {
        twoBytes(bytes.length, "length of " + name);
        return add(name, bytes);
    }

    /// A payload: text to the end of the packet.
    public Bytes payload(String text) {
        return add("payload", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Properties with their length.
    public Bytes properties(Bytes properties) {
        add("property length", variableByteInteger(properties.toArray().length));
        fields.addAll(properties.fields);
        return this;
    }

    /// A property length of zero.
    public Bytes noProperties() {
        return properties(of());
    }

    /// These bytes `times` times.
    public Bytes repeated(int times) {
        var repeated = of();
        for (var i = 0; i < times; i++) {
            repeated.fields.addAll(fields);
        }
        return repeated;
    }

    /// All fields one behind the other.
    public byte[] toArray() {
        var out = new ByteArrayOutputStream();
        fields.forEach(field -> out.writeBytes(field.bytes()));
        return out.toByteArray();
    }

    private Bytes add(String name, byte[] bytes) {
        fields.add(new Field(name, bytes));
        return this;
    }

    private static byte[] variableByteInteger(int value) {
        var out = new ByteArrayOutputStream();
        var rest = value;
        do {
            var digit = rest & 0x7F;
            rest >>>= 7;
            out.write(rest == 0 ? digit : digit | 0x80);
        } while (rest != 0);
        return out.toByteArray();
    }

    /// One field a line, its bytes before its name.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var field : fields) {
            text.append("%-24s %s%n".formatted(HexFormat.ofDelimiter(" ").formatHex(field.bytes()), field.name()));
        }
        return text.toString();
    }
}
