package dev.mqttworkbench.app.payload;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads what one of Jackson's parsers finds into a [Structure]: the same for JSON and CBOR.
final class Tokens {

    private static final int BYTES_SHOWN = 256;

    private Tokens() {}

    static void add(JsonToken token, JsonParser parser, Structure structure) {
        switch (token) {
            case START_OBJECT -> structure.open('{');
            case START_ARRAY -> structure.open('[');
            case END_OBJECT, END_ARRAY -> structure.close();
            case PROPERTY_NAME -> structure.key(parser.currentName());
            case VALUE_STRING -> structure.value(Token.Kind.STRING, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> structure.value(Token.Kind.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> structure.value(Token.Kind.LITERAL, parser.getString());
            case VALUE_EMBEDDED_OBJECT -> embedded(parser.getEmbeddedObject(), structure);
            case NOT_AVAILABLE -> throw new IllegalStateException("A blocking parser waits");
        }
    }

    private static void embedded(Object value, Structure structure) {
        if (value instanceof byte[] bytes) {
            bytes(bytes, structure);
        } else {
            structure.value(Token.Kind.LITERAL, String.valueOf(value));
        }
    }

    /// Bytes in the notation of CBOR: `h'0a1b'`.
    static void bytes(byte[] bytes, Structure structure) {
        var text = new StringBuilder("h'");
        for (var i = 0; i < Math.min(bytes.length, BYTES_SHOWN); i++) {
            Hex.append(text, bytes[i]);
        }
        text.append(bytes.length > BYTES_SHOWN ? "…'" : "'");
        structure.value(Token.Kind.BYTES, text.toString());
    }
}
