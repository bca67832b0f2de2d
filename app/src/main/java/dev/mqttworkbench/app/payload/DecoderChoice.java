package dev.mqttworkbench.app.payload;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// A decoder with its options, as it is kept in the decoder table. Options that its decoder does not know stay as they are.
///
/// @param decoder which
/// @param charset for text
/// @param number for numbers
/// @param littleEndian for numbers: the lowest byte comes first
/// @param schema for Protobuf and Avro: the path of a file
/// @param type for Protobuf: the full name of the message
public record DecoderChoice(Decoder decoder, TextCharset charset, NumberType number, boolean littleEndian, String schema, String type) {

    /// Whatever suits the payload.
    public static final DecoderChoice AUTO = of(Decoder.AUTO);

    /// What a file does not say has its usual value.
    public DecoderChoice(@Nullable Decoder decoder, @Nullable TextCharset charset, @Nullable NumberType number, boolean littleEndian,
            @Nullable String schema, @Nullable String type) {
        this.decoder = Objects.requireNonNullElse(decoder, Decoder.AUTO);
        this.charset = Objects.requireNonNullElse(charset, TextCharset.UTF_8);
        this.number = Objects.requireNonNullElse(number, NumberType.INT16);
        this.littleEndian = littleEndian;
        this.schema = Objects.requireNonNullElse(schema, "");
        this.type = Objects.requireNonNullElse(type, "");
    }

    /// A decoder with the usual options.
    public static DecoderChoice of(Decoder decoder) {
        return new DecoderChoice(decoder, null, null, false, null, null);
    }

    /// Text in a charset.
    public static DecoderChoice text(TextCharset charset) {
        return new DecoderChoice(Decoder.TEXT, charset, null, false, null, null);
    }

    /// Numbers of a type.
    public static DecoderChoice numbers(NumberType type, boolean littleEndian) {
        return new DecoderChoice(Decoder.NUMBERS, null, type, littleEndian, null, null);
    }

    /// Protobuf by a file, or Avro, where `type` is empty.
    public static DecoderChoice schema(Decoder decoder, String file, String type) {
        return new DecoderChoice(decoder, null, null, false, file, type);
    }
}
