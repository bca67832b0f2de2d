package dev.mqttworkbench.app.payload;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.dataformat.cbor.CBORFactory;

/// Reads a payload as CBOR, RFC 8949, in the notation of JSON; bytes are `h'…'`.
final class CborBytes {

    private static final CBORFactory CBOR = new CBORFactory();

    private CborBytes() {}

    static Decoded decode(Decoding asked) throws CannotDecode {
        var lines = new StructureLines();
        var bytes = asked.payload().toBytes(0, asked.shown());
        try (var parser = CBOR.createParser(ObjectReadContext.empty(), bytes)) {
            read(parser, lines, asked.watch());
        } catch (JacksonException fault) {
            if (!asked.isCut() || lines.isEmpty() || !(fault instanceof UnexpectedEndOfInputException)) {
                throw notCbor(fault.getLocation() == null ? 0 : fault.getLocation().getByteOffset());
            }
        }
        return Decoder.lines(Decoder.CBOR, lines.finish(), asked);
    }

    private static void read(JsonParser parser, StructureLines lines, Watch watch) throws CannotDecode {
        var token = parser.nextToken();
        if (token == null) {
            throw notCbor(0);
        }
        var open = 0;
        while (token != null && !lines.isEnough()) {
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            Tokens.add(token, parser, lines);
            watch.at(parser.currentLocation().getByteOffset());
            token = parser.nextToken();
            if (token != null && open == 0) {
                throw notCbor(parser.currentTokenLocation().getByteOffset()); // a second value behind the first
            }
        }
    }

    private static CannotDecode notCbor(long at) {
        return new CannotDecode(DecodeFault.Reason.NOT_CBOR, Math.max(0, at));
    }
}
