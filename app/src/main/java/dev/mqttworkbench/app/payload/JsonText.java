package dev.mqttworkbench.app.payload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/// Reads a payload as JSON and indents it. Numbers keep the digits of the payload; keys keep their order.
public final class JsonText {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

    private static final int LONGEST_LITERAL = 24;

    private final Lines lines = new Lines();
    /// For each open object or array, whether it has something in it already.
    private final Deque<Boolean> hasContent = new ArrayDeque<>();
    private boolean afterKey;
    /// Up to where the text is in the lines.
    private int consumed;

    private JsonText() {}

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

    static Decoded decode(Payload payload, int limit) {
        var shown = Utf8.wholeCharacters(payload, Math.min(limit, payload.size()));
        var text = Utf8.decodePrefix(payload, shown);
        if (text.isEmpty()) {
            return PlainText.decode(payload, limit, Optional.of(new JsonFault(1, 1)));
        }
        var isCut = shown < payload.size();
        var json = new JsonText();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text.get())) {
            var fault = json.read(parser);
            if (fault.isPresent()) {
                return PlainText.decode(payload, limit, fault);
            }
        } catch (JacksonException fault) {
            if (!isCut || json.lines.isEmpty() || !reachesEnd(fault, text.get())) {
                return PlainText.decode(payload, limit, Optional.of(faultOf(fault)));
            }
            json.rest(text.get());
        }
        return new Decoded(Decoder.JSON, json.lines.finish(), shown, payload.size(), Optional.empty());
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
        while (token != null) {
            add(token, parser);
            consumed = (int) parser.currentLocation().getCharOffset();
            token = parser.nextToken();
            if (token != null && hasContent.isEmpty()) {
                return Optional.of(hereIn(parser)); // a second value behind the first
            }
        }
        return Optional.empty();
    }

    private void add(JsonToken token, JsonParser parser) {
        switch (token) {
            case START_OBJECT -> open("{");
            case START_ARRAY -> open("[");
            case END_OBJECT -> close("}");
            case END_ARRAY -> close("]");
            case PROPERTY_NAME -> key(parser.currentName());
            case VALUE_STRING -> value(Token.Kind.STRING, quoted(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value(Token.Kind.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> value(Token.Kind.LITERAL, parser.getString());
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new IllegalStateException("JSON text has no " + token);
        }
    }

    private void open(String bracket) {
        beforeValue();
        lines.add(Token.Kind.PUNCTUATION, bracket);
        hasContent.push(false);
    }

    private void close(String bracket) {
        if (hasContent.pop()) {
            lines.end(hasContent.size());
        }
        lines.add(Token.Kind.PUNCTUATION, bracket);
    }

    private void key(String name) {
        beforeElement();
        lines.add(Token.Kind.KEY, quoted(name));
        lines.add(Token.Kind.PUNCTUATION, ": ");
        afterKey = true;
    }

    private void value(Token.Kind kind, String text) {
        beforeValue();
        lines.add(kind, text);
    }

    private void beforeValue() {
        if (!afterKey) {
            beforeElement();
        }
        afterKey = false;
    }

    private void beforeElement() {
        if (hasContent.isEmpty()) {
            return;
        }
        if (hasContent.pop()) {
            lines.add(Token.Kind.PUNCTUATION, ",");
        }
        hasContent.push(true);
        lines.end(hasContent.size());
    }

    /// The token in which a cut payload ends, as it stands.
    private void rest(String text) {
        var isInString = afterKey && consumed > 0 && text.charAt(consumed - 1) == '"'; // the parser has read the quote
        var from = Math.min(isInString ? consumed - 1 : consumed, text.length());
        var rest = text.substring(from).replaceFirst("^[\\s,:]+", "");
        if (!rest.isEmpty()) {
            beforeValue();
            lines.add(Token.Kind.TEXT, rest);
        }
    }

    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)) + '"';
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
