package dev.mqttworkbench.trace;

import java.util.Arrays;

/// The bytes of one packet as they were on the wire, with the fixed header. Immutable.
public final class PacketBytes {

    private final byte[] bytes;

    private PacketBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes `bytes` over: nobody else may keep or change them.
    public static PacketBytes taking(byte[] bytes) {
        return new PacketBytes(bytes);
    }

    /// How many bytes.
    public int size() {
        return bytes.length;
    }

    /// The byte at `index`, 0 to size - 1, as 0 to 255.
    public int at(int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    /// A copy of the bytes.
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PacketBytes packet && Arrays.equals(bytes, packet.bytes);
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
