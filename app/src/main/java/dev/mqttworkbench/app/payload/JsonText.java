package dev.mqttworkbench.app.payload;

import java.util.Optional;
import java.util.OptionalDouble;

import dev.mqttworkbench.mqtt.packet.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads a payload as JSON and indents it. Numbers keep the digits of the payload; keys keep their order.
public final class JsonText {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

    private static final int LONGEST_LITERAL = 24;

    private final StructureLines lines = new StructureLines();
    private final Watch watch;
    /// Up to where the text is in the lines.
    private int consumed;

    private JsonText(Watch watch) {
        this.watch = watch;
    }

    /// Whether the whole text is one JSON value, and where it stops being one. Costs one pass.
    public static Optional<JsonFault> check(String text) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return readToEnd(parser);
        } catch (JacksonException fault) {
            return Optional.of(faultOf(fault));
        }
    }

    private static Optional<JsonFault> readToEnd(JsonParser parser) {
        if (parser.nextToken() == null) {
            return Optional.of(new JsonFault(1, 1));
        }
        parser.skipChildren();
        parser.getString(); // completes a scalar, which the parser reads lazily
        return parser.nextToken() == null ? Optional.empty() : Optional.of(hereIn(parser));
    }

    /// The number at a path: one pass at the most, without a copy of the text.
    static OptionalDouble numberAt(Payload payload, String path) {
        var finder = new PathFinder(path);
        try (var parser = JSON.createParser(ObjectReadContext.empty(), new java.io.InputStream() {
            private final java.nio.ByteBuffer bytes = payload.asBuffer();

            @Override
            public int read() {
                return bytes.hasRemaining() ? bytes.get() & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                var count = Math.min(length, bytes.remaining());
                bytes.get(into, from, count);
                return count == 0 && length > 0 ? -1 : count;
            }
        })) {
            for (var token = parser.nextToken(); token != null && !finder.isEnough(); token = parser.nextToken()) {
                Tokens.add(token, parser, finder);
            }
        } catch (JacksonException notJson) {
            return finder.found(); // a number before the fault is one
        }
        return finder.found();
    }

    /// What a JSON string says.
    static String unescape(String quoted) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), quoted)) {
            parser.nextToken();
            return parser.getString();
        } catch (JacksonException notQuoted) {
            return quoted;
        }
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        var payload = asked.payload();
        var shown = Utf8.wholeCharacters(payload, asked.shown());
        var text = Utf8.decodePrefix(payload, shown).orElseThrow(() -> fault(new JsonFault(1, 1)));
        var json = new JsonText(asked.watch());
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            var fault = json.read(parser);
            if (fault.isPresent()) {
                throw fault(fault.get());
            }
        } catch (JacksonException fault) {
            if (!asked.isCut() || json.lines.isEmpty() || !reachesEnd(fault, text)) {
                throw fault(faultOf(fault));
            }
            json.rest(text);
        }
        return Decoder.lines(Decoder.JSON, json.lines.finish(), shown, asked);
    }

    private static CannotDecode fault(JsonFault fault) {
        return new CannotDecode(DecodeFault.Reason.NOT_JSON, fault.line(), fault.column());
    }

    /// Whether the parser stopped only because the rest was not given to it: in the last token, be it a long string, or a
    /// number or literal of some characters.
    private static boolean reachesEnd(JacksonException fault, String text) {
        return fault instanceof UnexpectedEndOfInputException
                || fault.getLocation() != null && fault.getLocation().getCharOffset() >= text.length() - LONGEST_LITERAL;
    }

    private Optional<JsonFault> read(JsonParser parser) {
        var token = parser.nextToken();
        if (token == null) {
            return Optional.of(new JsonFault(1, 1));
        }
        var open = 0;
        while (token != null && !lines.isEnough()) {
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            Tokens.add(token, parser, lines);
            consumed = (int) parser.currentLocation().getCharOffset();
            watch.at(consumed);
            token = parser.nextToken();
            if (token != null && open == 0) {
                return Optional.of(hereIn(parser)); // a second value behind the first
            }
        }
        return Optional.empty();
    }

    /// The token in which a cut payload ends, as it stands.
    private void rest(String text) {
        var isInString = lines.isAfterKey() && consumed > 0 && text.charAt(consumed - 1) == '"'; // the parser has read the quote
        var from = Math.min(isInString ? consumed - 1 : consumed, text.length());
        var rest = text.substring(from).replaceFirst("^[\\s,:]+", "");
        if (!rest.isEmpty()) {
            lines.rest(rest);
        }
    }

    private static JsonFault hereIn(JsonParser parser) {
        var location = parser.currentTokenLocation();
        return new JsonFault(location.getLineNr(), location.getColumnNr());
    }

    private static JsonFault faultOf(JacksonException fault) {
        var location = fault.getLocation();
        return location == null ? new JsonFault(1, 1) : new JsonFault(location.getLineNr(), location.getColumnNr());
    }
}
