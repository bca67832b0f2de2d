package dev.mqttworkbench.app.payload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import dev.mqttworkbench.mqtt.packet.Payload;
import io.airlift.compress.zstd.ZstdInputStream;

/// Takes the packing off a payload and decodes what is inside. What would unpack without end is not unpacked.
final class Unpacking {

    /// The most that comes out: more is a bomb, or nothing for a screen.
    static final int MOST = 32 * 1024 * 1024;
    private static final int MOST_LAYERS = 3;
    private static final int ZLIB_DEFLATE = 8;
    /// Those that tell their format from another one.
    private static final Set<Decoder> BY_CONTENT = Set.of(
            Decoder.JSON, Decoder.CBOR, Decoder.MESSAGE_PACK, Decoder.XML, Decoder.IMAGE, Decoder.SPARKPLUG, Decoder.PROTOBUF, Decoder.AVRO);

    /// How a payload is packed.
    enum Format {
        GZIP("gzip"), ZLIB("zlib"), ZSTANDARD("Zstandard"), DEFLATE("deflate");

        private final String title;

        Format(String title) {
            this.title = title;
        }
    }

    private Unpacking() {}

    /// The format, where the first bytes say so; raw deflate has no sign.
    static Optional<Format> formatOf(Payload payload) {
        if (Detection.beginsWith(payload, 0x1F, 0x8B, 8)) {
            return Optional.of(Format.GZIP);
        }
        if (Detection.beginsWith(payload, 0x28, 0xB5, 0x2F, 0xFD)) {
            return Optional.of(Format.ZSTANDARD);
        }
        return isZlib(payload) ? Optional.of(Format.ZLIB) : Optional.empty();
    }

    /// Some pairs of letters satisfy the checksum of the header too (RFC 1950, 2.2): what is text is not packed.
    private static boolean isZlib(Payload payload) {
        return hasHeaderOfZlib(payload) && PayloadKind.of(payload) == PayloadKind.BINARY;
    }

    private static boolean hasHeaderOfZlib(Payload payload) {
        if (payload.size() < 8) {
            return false;
        }
        var first = payload.at(0) & 0xFF;
        var second = payload.at(1) & 0xFF;
        return (first == 0x78 || first == 0x58 || first == 0x38) && (first & 0xF) == ZLIB_DEFLATE && (first << 8 | second) % 31 == 0 && (second & 0x20) == 0;
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        return decode(asked, DecoderChoice.AUTO);
    }

    /// What is inside, where it is packed, as the reader has chosen; nothing where that is something else too.
    static Optional<Decoded> decodeAsChosen(Decoding asked) {
        if (!BY_CONTENT.contains(asked.choice().decoder()) || formatOf(asked.payload()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(decode(asked, asked.choice())).filter(decoded -> decoded.fault().isEmpty() || decoded.isFull());
        } catch (CannotDecode not) {
            return Optional.empty(); // what is said of the payload itself is more to the point
        }
    }

    /// What is inside, read as `choice` says.
    static Decoded decode(Decoding asked, DecoderChoice choice) throws CannotDecode {
        checkLayers(asked);
        var content = contentOf(asked.payload());
        return Decoder.decode(asked.inside(Payload.taking(content.bytes()), choice)).inside(content.layer());
    }

    /// What was in a packed payload.
    ///
    /// @param layer that was taken off
    record Content(Layer layer, byte[] bytes) {}

    /// What is inside.
    static Content contentOf(Payload payload) throws CannotDecode {
        var format = formatOf(payload).orElse(Format.DEFLATE);
        var bytes = unpack(payload, format);
        return new Content(new Layer(format.title, bytes.length), bytes);
    }

    static void checkLayers(Decoding asked) throws CannotDecode {
        if (asked.layers() >= MOST_LAYERS) {
            throw new CannotDecode(DecodeFault.Reason.PACKED_TOO_OFTEN, MOST_LAYERS);
        }
    }

    private static byte[] unpack(Payload payload, Format format) throws CannotDecode {
        var packed = new ByteArrayInputStream(payload.toBytes());
        try (var stream = stream(packed, format)) {
            var content = stream.readNBytes(MOST + 1);
            if (content.length > MOST) {
                throw new CannotDecode(DecodeFault.Reason.UNPACKS_TOO_LARGE, format.title, MOST / 1024 / 1024);
            }
            if (content.length == 0 && format == Format.DEFLATE) {
                throw new CannotDecode(DecodeFault.Reason.NOT_PACKED);
            }
            return content;
        } catch (IOException | RuntimeException broken) { // Zstandard's reader has exceptions of its own
            throw format == Format.DEFLATE ? new CannotDecode(DecodeFault.Reason.NOT_PACKED) : new CannotDecode(DecodeFault.Reason.BROKEN_PACKED, format.title);
        }
    }

    private static InputStream stream(InputStream packed, Format format) throws IOException {
        return switch (format) {
            case GZIP -> new GZIPInputStream(packed);
            case ZLIB -> new InflaterInputStream(packed);
            case ZSTANDARD -> new ZstdInputStream(packed);
            case DEFLATE -> new InflaterInputStream(packed, new Inflater(true));
        };
    }
}
