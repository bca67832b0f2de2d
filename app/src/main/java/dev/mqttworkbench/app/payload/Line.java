package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of a decoded payload.
///
/// @param tokens its pieces in order
/// @param path where the value that begins in the line stands in a structured payload, such as `$.rpm`; empty elsewhere
/// @param number the number in the line, where it has one
public record Line(List<Token> tokens, String path, Optional<NumberAt> number) {

    /// A line that is no value of a structure.
    public Line(List<Token> tokens) {
        this(tokens, "", Optional.empty());
    }

    /// A line of one piece; without any where `text` is empty.
    public static Line of(Token.Kind kind, String text) {
        return new Line(text.isEmpty() ? List.of() : List.of(new Token(kind, text)));
    }

    /// The line without its colours.
    public String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }
}
