package dev.mqttworkbench.mqtt.codec;

import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import io.netty.buffer.ByteBuf;

/// Walks the fields of one whole packet and refuses what is not well-formed; nothing is copied.
final class Fields {

    private final ByteBuf bytes;

    Fields(ByteBuf bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.readableBytes();
    }

    int position() {
        return bytes.readerIndex();
    }

    int oneByte(String field) {
        require(1, field);
        return bytes.readUnsignedByte();
    }

    int twoBytes(String field) {
        require(2, field);
        return bytes.readUnsignedShort();
    }

    long fourBytes(String field) {
        require(4, field);
        return bytes.readUnsignedInt();
    }

    int variableByteInteger(String field) {
        var value = 0;
        for (var i = 0; i < 4; i++) {
            var digit = oneByte(field);
            value |= (digit & 0x7F) << 7 * i;
            if (digit < 0x80) {
                if (digit == 0 && i > 0) { // [MQTT-1.5.5-1]
                    throw new MalformedPacket(field + " is not encoded in the fewest bytes");
                }
                return value;
            }
        }
        throw new MalformedPacket(field + " has more than four bytes");
    }

    /// Skips binary data and answers its length.
    int binaryData(String field) {
        var length = twoBytes(field);
        require(length, field);
        bytes.skipBytes(length);
        return length;
    }

    /// Skips a string after a strict look at its UTF-8, and answers its length in bytes.
    int string(String field) {
        var length = twoBytes(field);
        require(length, field);
        requireUtf8(length, field);
        bytes.skipBytes(length);
        return length;
    }

    /// Like [#string(String)], for a Topic Name: no wildcards.
    int topicName(String field) {
        var length = string(field);
        var end = bytes.readerIndex();
        for (var i = end - length; i < end; i++) {
            var b = bytes.getByte(i);
            if (b == '#' || b == '+') { // [MQTT-3.3.2-2]
                throw new MalformedPacket(field + " contains a wildcard");
            }
        }
        return length;
    }

    /// Reads a short string that has been found well-formed.
    String text(String field) {
        var length = twoBytes(field);
        require(length, field);
        requireUtf8(length, field);
        return bytes.readCharSequence(length, java.nio.charset.StandardCharsets.UTF_8).toString();
    }

    Fields slice(int length, String field) {
        require(length, field);
        return new Fields(bytes.readSlice(length));
    }

    void requireEnd(String what) {
        if (bytes.isReadable()) {
            throw new MalformedPacket(what + " goes on for " + bytes.readableBytes() + " bytes after its last field");
        }
    }

    private void require(int length, String field) {
        if (bytes.readableBytes() < length) {
            throw new MalformedPacket("the packet ends within " + field);
        }
    }

    private void requireUtf8(int length, String field) {
        var i = bytes.readerIndex();
        var end = i + length;
        while (i < end) {
            var b = bytes.getByte(i);
            if (b > 0) {
                i++;
            } else {
                i += lengthOfCharacter(i, end, field);
            }
        }
    }

    /// The length of the character that begins at `i` with a byte that is no plain ASCII. Table 3-7 of Unicode.
    private int lengthOfCharacter(int i, int end, String field) {
        var first = bytes.getUnsignedByte(i);
        if (first == 0) { // [MQTT-1.5.4-2]
            throw new MalformedPacket(field + " contains the null character");
        }
        if (first >= 0xC2 && first <= 0xDF && isBetween(i + 1, end, 0x80, 0xBF)) {
            return 2;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            var low = first == 0xE0 ? 0xA0 : 0x80;
            var high = first == 0xED ? 0x9F : 0xBF; // no surrogates [MQTT-1.5.4-1]
            if (isBetween(i + 1, end, low, high) && isBetween(i + 2, end, 0x80, 0xBF)) {
                return 3;
            }
        }
        if (first >= 0xF0 && first <= 0xF4) {
            var low = first == 0xF0 ? 0x90 : 0x80;
            var high = first == 0xF4 ? 0x8F : 0xBF;
            if (isBetween(i + 1, end, low, high) && isBetween(i + 2, end, 0x80, 0xBF) && isBetween(i + 3, end, 0x80, 0xBF)) {
                return 4;
            }
        }
        throw new MalformedPacket(field + " is not well-formed UTF-8"); // [MQTT-1.5.4-1]
    }

    private boolean isBetween(int index, int end, int low, int high) {
        if (index >= end) {
            return false;
        }
        var b = bytes.getUnsignedByte(index);
        return b >= low && b <= high;
    }
}
