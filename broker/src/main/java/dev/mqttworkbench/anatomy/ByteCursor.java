package dev.mqttworkbench.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.anatomy.NotUnderstood.Kind;
import dev.mqttworkbench.trace.PacketBytes;

/// Goes through the bytes of a packet and makes fields of them; stops with [Unreadable] at what is none.
final class ByteCursor {

    /// The bytes that follow cannot be read as a field.
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        final transient NotUnderstood why;

        Unreadable(NotUnderstood why) {
            super(why.kind().name(), null, false, false);
            this.why = why;
        }
    }

    private static final int LONGEST_VALUE = 200;

    private final PacketBytes bytes;
    private final Optional<String> properties;
    private final int end;
    private int position;

    /// A cursor over a whole packet.
    ByteCursor(PacketBytes bytes) {
        this(bytes, Optional.empty(), 0, bytes.size());
    }

    /// @param properties what they are called where it goes through some; empty for the packet
    private ByteCursor(PacketBytes bytes, Optional<String> properties, int position, int end) {
        this.bytes = bytes;
        this.properties = properties;
        this.position = position;
        this.end = end;
    }

    int position() {
        return position;
    }

    int left() {
        return end - position;
    }

    /// A cursor over the next bytes of the packet that are there, which this one steps over.
    ByteCursor over(int length) {
        position += length;
        return new ByteCursor(bytes, Optional.empty(), position - length, position);
    }

    /// A cursor over the properties that are next, which this one steps over.
    ///
    /// @param called what they are called, for whoever wonders behind what a property ends
    ByteCursor over(int length, String called) {
        require(length, called);
        position += length;
        return new ByteCursor(bytes, Optional.of(called), position - length, position);
    }

    private void require(int length, String field) {
        if (length < 0 || length > left()) {
            throw tooShort(field);
        }
    }

    private Unreadable tooShort(String field) {
        return new Unreadable(properties.map(called -> NotUnderstood.of(Kind.BEHIND_PROPERTIES, field, called))
                .orElseGet(() -> NotUnderstood.of(Kind.BEHIND_PACKET, field)));
    }

    /// The next byte, which is that of a field with this name.
    int peek(String field) {
        require(1, field);
        return bytes.at(position);
    }

    /// The next byte as a number.
    Field oneByte(String name) {
        return number(name, 1);
    }

    Field twoBytes(String name) {
        return number(name, 2);
    }

    Field number(String name, int length) {
        require(length, name);
        var value = 0L;
        for (var i = 0; i < length; i++) {
            value = value << 8 | bytes.at(position + i);
        }
        position += length;
        return Field.of(name, position - length, length, String.valueOf(value));
    }

    /// The next byte with a value of its own and bits.
    Field oneByte(String name, String value, List<Field> bits) {
        require(1, name);
        return new Field(name, position++, 1, 0, value, bits);
    }

    /// A number of seven bits a byte, each byte a part (1.5.5).
    Field variableByteInteger(String name) {
        var parts = new ArrayList<Field>();
        var from = position;
        var value = 0;
        for (var i = 0; i < 4; i++) {
            require(1, name);
            var digit = bytes.at(position);
            value |= (digit & 0x7F) << 7 * i;
            var more = digit >= 0x80;
            parts.add(new Field("Byte " + (i + 1), position, 1, 0, String.format(Locale.ROOT, "%s× %d%s", digit & 0x7F, 1 << 7 * i, more ? " + …" : ""),
                    List.of(FixedHeader.flag("Continuation Bit", position, digit, 0x80), Field.bits("Value", position, 0x7F, String.valueOf(digit & 0x7F)))));
            position++;
            if (!more) {
                return new Field(name, from, position - from, 0, String.valueOf(value), parts.size() == 1 ? List.of() : parts);
            }
        }
        position = from;
        throw new Unreadable(NotUnderstood.of(Kind.LONGER_THAN_FOUR_BYTES, name));
    }

    /// Two bytes of length and so many bytes of UTF-8, or of what shall be shown as text where it is.
    Field text(String name) {
        return withLength(name, true);
    }

    /// Two bytes of length and so many bytes.
    Field binary(String name) {
        return withLength(name, false);
    }

    private Field withLength(String name, boolean isText) {
        var from = position;
        var length = twoBytes(name + " Length");
        var size = Integer.parseInt(length.value());
        if (size > left()) {
            position = from;
            throw tooShort(name);
        }
        var content = rest(name, size, isText);
        return new Field(name, from, position - from, 0, content.value(), List.of(length, content));
    }

    /// The next bytes as they are: as text where they shall be and are text.
    Field rest(String name, int size, boolean isText) {
        require(size, name);
        var content = new byte[Math.min(size, LONGEST_VALUE)];
        for (var i = 0; i < content.length; i++) {
            content[i] = (byte) bytes.at(position + i);
        }
        position += size;
        var isWhole = size == content.length;
        var shown = isText ? ShownBytes.textOrHex(content, isWhole) : ShownBytes.hex(content);
        return Field.of(name, position - size, size, isWhole ? shown : shown + "…");
    }
}
