package dev.mqttworkbench.app.messages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How the word before the caret of a filter can go on.
///
/// @param from where in the text the word begins that a candidate replaces
/// @param candidates whole words
record FilterCompletion(int from, List<String> candidates) {

    /// The ways in which the filter goes on at the caret.
    static FilterCompletion at(String text, int caret) {
        var from = caret;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        from += text.startsWith("-", from) && from < caret ? 1 : 0;
        var begun = text.substring(from, caret).toLowerCase(Locale.ROOT);
        return new FilterCompletion(from, words().filter(word -> word.startsWith(begun) && isNextStep(word, begun)).toList());
    }

    /// First the fields, then the values of the one that is chosen.
    private static boolean isNextStep(String word, String begun) {
        var isField = word.endsWith(":");
        return word.length() > begun.length() && (isField || begun.indexOf(':') >= 0 || begun.indexOf('=') >= 0);
    }

    private static Stream<String> words() {
        return Arrays.stream(FilterField.values())
                .flatMap(field -> Stream.concat(Stream.of(field.word() + ":"), valuesOf(field).map(value -> field.word() + ":" + value)));
    }

    private static Stream<String> valuesOf(FilterField field) {
        return switch (field) {
            case QOS -> Stream.of("0", "1", "2");
            case RETAIN, DUP -> Stream.of("true", "false");
            case DIR -> Stream.of("in", "out");
            case FORMAT -> Stream.of("text", "bytes");
            case TOPIC, PAYLOAD, SIZE, TYPE, RESPONSE, CORRELATION, EXPIRY, ID, SUBSCRIPTION, PROPERTY, CLIENT -> Stream.empty();
        };
    }
}
