package dev.mqttworkbench.anatomy;

import java.util.List;
import java.util.Optional;

/// One field of a packet, with its place. The fields of a packet follow each other without a gap, and so do the parts of a field,
/// unless they are bits of the same byte.
///
/// @param name in the standard's words, such as "Packet Identifier"
/// @param offset of its first byte in the packet, from 0
/// @param length in bytes; 0 for one that could be there and is not
/// @param bits which bits of its one byte it is, 0x01 to 0xFF; 0 for whole bytes
/// @param value what it says; empty for what is no field
/// @param parts what it consists of
/// @param trouble why it is no field; empty for one that is
public record Field(String name, int offset, int length, int bits, String value, List<Field> parts, Optional<NotUnderstood> trouble) {

    /// A field must be somewhere.
    public Field {
        if (offset < 0 || length < 0 || bits != 0 && length != 1) {
            throw new IllegalArgumentException(name + " cannot be at " + offset + " with " + length + " bytes and the bits " + bits);
        }
        parts = List.copyOf(parts);
    }

    /// A field that is understood.
    Field(String name, int offset, int length, int bits, String value, List<Field> parts) {
        this(name, offset, length, bits, value, parts, Optional.empty());
    }

    /// A field of whole bytes without parts.
    static Field of(String name, int offset, int length, String value) {
        return new Field(name, offset, length, 0, value, List.of());
    }

    /// Bytes that are no field.
    static Field notUnderstood(int offset, int length, NotUnderstood why) {
        return new Field(Anatomy.NOT_UNDERSTOOD, offset, length, 0, "", List.of(), Optional.of(why));
    }

    /// Some bits of one byte.
    static Field bits(String name, int offset, int bits, String value) {
        return new Field(name, offset, 1, bits, value, List.of());
    }

    /// Where it ends: the offset of the byte behind it.
    public int end() {
        return offset + length;
    }

    /// The fields without parts that this one consists of; itself where it has none.
    public List<Field> leaves() {
        return parts.isEmpty() ? List.of(this) : parts.stream().flatMap(part -> part.leaves().stream()).toList();
    }
}
