package dev.mqttworkbench.mqtt.packet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of an Application Message: immutable, owned by nobody, so that one payload may be routed, queued, traced and
/// shown at the same time.
public final class Payload {

    /// The payload of zero length.
    public static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A payload with a copy of `bytes`.
    public static Payload of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Payload(bytes.clone());
    }

    /// A payload that takes `bytes` over: nobody else may keep or change them.
    public static Payload taking(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Payload(bytes);
    }

    /// A payload with the UTF-8 of `text`.
    public static Payload ofText(String text) {
        return taking(text.getBytes(StandardCharsets.UTF_8));
    }

    /// How many bytes.
    public int size() {
        return bytes.length;
    }

    /// Whether there are no bytes.
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// The byte at `index`, 0 to size - 1.
    public byte at(int index) {
        return bytes[index];
    }

    /// A copy of the bytes.
    public byte[] toBytes() {
        return bytes.clone();
    }

    /// A copy of the bytes from `from` to before `to`.
    public byte[] toBytes(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /// A view of the bytes that cannot be written to.
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /// Whether the bytes are well-formed UTF-8.
    public boolean isText() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException illFormed) {
            return false; // that is the answer
        }
    }

    /// The bytes as UTF-8; what is not UTF-8 becomes U+FFFD.
    public String asText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
