package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.stream.Collectors;

/// One line of a decoded payload.
///
/// @param tokens its pieces in order
public record Line(List<Token> tokens) {

    /// A line of one piece; without any where `text` is empty.
    public static Line of(Token.Kind kind, String text) {
        return new Line(text.isEmpty() ? List.of() : List.of(new Token(kind, text)));
    }

    /// The line without its colours.
    public String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }
}
