package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Optional;

/// A payload as lines for the screen.
///
/// @param decoder what decoded it: another than the one that was asked when that could not
/// @param lines in order
/// @param shownBytes how many bytes of the payload the lines stand for
/// @param totalBytes how many bytes the payload has
/// @param fault why the decoder that was asked could not, where it could not
public record Decoded(Decoder decoder, List<Line> lines, int shownBytes, int totalBytes, Optional<JsonFault> fault) {

    /// Nothing, of an empty payload.
    public static final Decoded NOTHING = new Decoded(Decoder.TEXT, List.of(), 0, 0, Optional.empty());

    /// Whether bytes of the payload are not in the lines.
    public boolean isCut() {
        return shownBytes < totalBytes;
    }

    /// All lines with line ends.
    public String text() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }
}
