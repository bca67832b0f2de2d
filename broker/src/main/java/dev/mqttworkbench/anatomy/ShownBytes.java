package dev.mqttworkbench.anatomy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// How bytes are written in a line.
final class ShownBytes {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private ShownBytes() {}

    /// Bytes as `00 FF`.
    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /// The text that they are in UTF-8, or else hex.
    ///
    /// @param isWhole whether nothing follows; otherwise a character that is cut off at the end is left out
    static String textOrHex(byte[] bytes, boolean isWhole) {
        var text = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, isWhole);
        return result.isError() ? hex(bytes) : text.flip().toString();
    }
}
