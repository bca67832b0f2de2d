package dev.mqttworkbench.app.payload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/// Reads a payload as MessagePack, in the notation of JSON; bytes are `h'…'`.
final class MessagePackBytes {

    private static final int DEEPEST = 200;
    private static final int TIMESTAMP = -1;

    private final MessageUnpacker unpacker;
    private final int size;
    private final StructureLines lines = new StructureLines();
    private final Watch watch;

    private MessagePackBytes(byte[] bytes, Watch watch) {
        this.unpacker = MessagePack.newDefaultUnpacker(bytes);
        this.size = bytes.length;
        this.watch = watch;
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        var reader = new MessagePackBytes(asked.payload().toBytes(0, asked.shown()), asked.watch());
        try {
            reader.value(0);
            if (reader.unpacker.getTotalReadBytes() < reader.size && !asked.isCut() && !reader.lines.isEnough()) {
                throw reader.fault(); // a second value behind the first
            }
        } catch (MessageInsufficientBufferException cut) {
            if (!asked.isCut() || reader.lines.isEmpty()) {
                throw reader.fault();
            }
        } catch (MessagePackException | IOException not) {
            throw reader.fault();
        }
        return Decoder.lines(Decoder.MESSAGE_PACK, reader.lines.finish(), asked);
    }

    private CannotDecode fault() {
        return new CannotDecode(DecodeFault.Reason.NOT_MESSAGE_PACK, unpacker.getTotalReadBytes());
    }

    private void value(int depth) throws IOException, CannotDecode {
        if (depth > DEEPEST) {
            throw fault();
        }
        watch.at(unpacker.getTotalReadBytes());
        switch (unpacker.getNextFormat().getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                lines.value(Token.Kind.LITERAL, "null");
            }
            case BOOLEAN -> lines.value(Token.Kind.LITERAL, String.valueOf(unpacker.unpackBoolean()));
            case INTEGER -> lines.value(Token.Kind.NUMBER, unpacker.unpackBigInteger().toString());
            case FLOAT -> lines.value(Token.Kind.NUMBER, floating());
            case STRING -> lines.value(Token.Kind.STRING, string());
            case BINARY -> Tokens.bytes(payload(unpacker.unpackBinaryHeader()), lines);
            case ARRAY -> array(depth);
            case MAP -> map(depth);
            case EXTENSION -> extension();
        }
    }

    private String floating() throws IOException {
        return switch (unpacker.getNextFormat()) {
            case FLOAT32 -> Float.toString(unpacker.unpackFloat());
            default -> Double.toString(unpacker.unpackDouble());
        };
    }

    private String string() throws IOException {
        return new String(payload(unpacker.unpackRawStringHeader()), StandardCharsets.UTF_8);
    }

    /// Bytes that are there: a length that promises more takes no memory.
    private byte[] payload(int length) throws IOException {
        if (length < 0 || length > size - unpacker.getTotalReadBytes()) {
            throw new MessageInsufficientBufferException("The bytes end inside of a value");
        }
        return unpacker.readPayload(length);
    }

    private void array(int depth) throws IOException, CannotDecode {
        var count = unpacker.unpackArrayHeader();
        lines.open('[');
        for (var i = 0; i < count && !lines.isEnough(); i++) {
            value(depth + 1);
        }
        lines.close();
    }

    private void map(int depth) throws IOException, CannotDecode {
        var count = unpacker.unpackMapHeader();
        lines.open('{');
        for (var i = 0; i < count && !lines.isEnough(); i++) {
            lines.key(key());
            value(depth + 1);
        }
        lines.close();
    }

    private String key() throws IOException {
        if (unpacker.getNextFormat().getValueType() == ValueType.STRING) {
            return string();
        }
        var before = unpacker.getTotalReadBytes();
        if (unpacker.getNextFormat().getValueType() == ValueType.INTEGER) {
            return unpacker.unpackBigInteger().toString();
        }
        unpacker.skipValue();
        return "key at byte " + before;
    }

    private void extension() throws IOException {
        var header = unpacker.unpackExtensionTypeHeader();
        if (header.getType() == TIMESTAMP && header.getLength() <= 12) {
            lines.value(Token.Kind.STRING, unpacker.unpackTimestamp(header).toString());
            return;
        }
        Tokens.bytes(payload(header.getLength()), lines);
    }
}
