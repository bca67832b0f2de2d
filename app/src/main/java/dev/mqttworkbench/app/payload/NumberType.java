package dev.mqttworkbench.app.payload;

import java.nio.ByteBuffer;

/// A number as machines write it.
public enum NumberType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int width;

    NumberType(int width) {
        this.width = width;
    }

    /// How many bytes it takes.
    public int width() {
        return width;
    }

    /// Its name as programmers write it: `uint16`.
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The number at the position of `bytes`, in digits.
    String read(ByteBuffer bytes) {
        return switch (this) {
            case INT8 -> Byte.toString(bytes.get());
            case UINT8 -> Integer.toString(Byte.toUnsignedInt(bytes.get()));
            case INT16 -> Short.toString(bytes.getShort());
            case UINT16 -> Integer.toString(Short.toUnsignedInt(bytes.getShort()));
            case INT32 -> Integer.toString(bytes.getInt());
            case UINT32 -> Integer.toUnsignedString(bytes.getInt());
            case INT64 -> Long.toString(bytes.getLong());
            case UINT64 -> Long.toUnsignedString(bytes.getLong());
            case FLOAT32 -> Float.toString(bytes.getFloat());
            case FLOAT64 -> Double.toString(bytes.getDouble());
        };
    }
}
