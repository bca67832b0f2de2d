package dev.mqttworkbench.app.publish;

import java.util.Optional;

/// How the lines of a text end. The editor holds line feeds and tabs, and drops every other control character without a word: what has others
/// must not come there as text.
enum LineEnds {
    /// With a line feed.
    LF,
    /// Each with a carriage return and a line feed.
    CRLF;

    private static final String BOTH = "\r\n";

    /// How the lines of a text end that the editor can hold; empty where it cannot.
    static Optional<LineEnds> of(String text) {
        var withoutBoth = text.replace(BOTH, "");
        if (withoutBoth.chars().anyMatch(LineEnds::isDropped)) {
            return Optional.empty();
        }
        var hasBoth = withoutBoth.length() < text.length();
        return hasBoth && withoutBoth.indexOf('\n') >= 0 ? Optional.empty() : Optional.of(hasBoth ? CRLF : LF);
    }

    private static boolean isDropped(int character) {
        return character < ' ' && character != '\n' && character != '\t' || character == 0x7F;
    }

    /// The text as it stands in the editor.
    String shown(String text) {
        return this == CRLF ? text.replace(BOTH, "\n") : text;
    }

    /// What is meant by what stands in the editor.
    String meant(String shown) {
        return this == CRLF ? shown.replace("\n", BOTH) : shown;
    }
}
