package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A way to read a payload. Any thread; libraries load with the first payload that needs them.
public enum Decoder {
    /// Whatever suits the payload.
    AUTO,
    /// Indented, with a token for each key, string, number and sign.
    JSON,
    /// In a charset; what is not becomes U+FFFD in UTF-8, and a fault elsewhere.
    TEXT,
    /// Offset, sixteen bytes, the same as ASCII.
    HEX,
    /// The bytes, written as Base64.
    BASE64,
    /// What the text holds that is Base64.
    FROM_BASE64,
    CBOR,
    MESSAGE_PACK,
    XML,
    /// One number, or a row of them without anything between.
    NUMBERS,
    /// PNG, JPEG, GIF, BMP.
    IMAGE,
    /// What is inside of gzip, zlib, deflate or Zstandard.
    UNPACKED,
    /// The payload of Sparkplug B.
    SPARKPLUG,
    /// By a .proto file or a descriptor set.
    PROTOBUF,
    /// By a schema file.
    AVRO;

    /// How much of a payload is decoded until the reader asks for all: 64 kB.
    public static final int FIRST = 64 * 1024;

    /// Reads every payload whole.
    public static final int ALL = Integer.MAX_VALUE;

    private static final System.Logger LOG = System.getLogger(Decoder.class.getName());

    /// The decoder that suits the payload.
    public static Decoder suiting(Payload payload) {
        return Detection.of(payload);
    }

    /// The first `limit` bytes of the payload as lines, with the usual options. See
    /// [#decode(Payload, int, DecoderChoice, Watch)].
    public Decoded decode(Payload payload, int limit) {
        return decode(payload, limit, DecoderChoice.of(this), Watch.none());
    }

    /// The first `limit` bytes of the payload as lines. A payload that is something else comes back as hex with the fault, JSON
    /// that is none as text. Takes some milliseconds for [#FIRST] bytes and grows with the limit.
    ///
    /// @throws CancellationException when the watch says so
    public static Decoded decode(Payload payload, int limit, DecoderChoice choice, Watch watch) {
        return decode(payload, limit, choice, watch, SparkplugNames.NONE);
    }

    static Decoded decode(Payload payload, int limit, DecoderChoice choice, Watch watch, SparkplugNames names) {
        return decode(new Decoding(payload, limit, choice, watch, 0, names));
    }

    static Decoded decode(Decoding asked) {
        try {
            return read(asked);
        } catch (CannotDecode not) {
            return Unpacking.decodeAsChosen(asked).orElseGet(() -> fallBack(asked, not.fault()));
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException | StackOverflowError | LinkageError unexpected) { // of a library, about bytes that nobody thought of
            LOG.log(System.Logger.Level.WARNING, "The decoder " + asked.choice().decoder() + " failed", unexpected);
            return fallBack(asked, DecodeFault.of(DecodeFault.Reason.UNEXPECTED));
        }
    }

    private static Decoded fallBack(Decoding asked, DecodeFault fault) {
        var isNearText = asked.choice().decoder() == JSON && asked.payload().size() > 0 && PayloadKind.of(asked.payload()) != PayloadKind.BINARY;
        var shown = isNearText ? PlainText.lenient(asked) : HexDump.decode(asked);
        return shown.withFault(fault);
    }

    private static Decoded read(Decoding asked) throws CannotDecode {
        return switch (asked.choice().decoder()) {
            case AUTO -> decode(asked.with(suiting(asked.payload())));
            case JSON -> JsonText.decode(asked);
            case TEXT -> PlainText.decode(asked);
            case HEX -> HexDump.decode(asked);
            case BASE64 -> Base64Text.write(asked);
            case FROM_BASE64 -> Base64Text.read(asked);
            case CBOR -> CborBytes.decode(asked);
            case MESSAGE_PACK -> MessagePackBytes.decode(asked);
            case XML -> XmlText.decode(asked);
            case NUMBERS -> Numbers.decode(asked);
            case IMAGE -> Images.decode(asked);
            case UNPACKED -> Unpacking.decode(asked);
            case SPARKPLUG -> Sparkplug.decode(asked);
            case PROTOBUF -> ProtobufBytes.decode(asked);
            case AVRO -> AvroBytes.decode(asked);
        };
    }

    /// The number at a path of the payload, such as `$.rpm`, without making lines of it where that can be: for plots, which ask
    /// for every message.
    public static OptionalDouble numberAt(Payload payload, DecoderChoice choice, String path) {
        return numberAt(payload, choice, path, SparkplugNames.NONE);
    }

    /// The same, with the types that birth certificates of Sparkplug B give to metrics.
    public static OptionalDouble numberAt(Payload payload, DecoderChoice choice, String path, SparkplugNames names) {
        var decoder = choice.decoder() == AUTO ? suiting(payload) : choice.decoder();
        if (decoder == JSON) {
            return JsonText.numberAt(payload, path);
        }
        return decode(payload, FIRST, choice, Watch.none(), names).numbers().stream()
                .filter(number -> number.path().equals(path))
                .mapToDouble(NumberAt::value).findFirst();
    }

    static Decoded lines(Decoder decoder, List<Line> lines, Decoding asked) {
        return lines(decoder, lines, asked.shown(), asked);
    }

    /// @param shownBytes how many bytes of what was asked the lines stand for
    static Decoded lines(Decoder decoder, List<Line> lines, int shownBytes, Decoding asked) {
        var decoded = new Decoded(decoder, lines, shownBytes, asked.payload().size(), Optional.empty(), List.of(), Optional.empty());
        return decoded.isFull() ? decoded.withFault(DecodeFault.of(DecodeFault.Reason.TOO_MANY_LINES, Lines.MOST)) : decoded;
    }
}
