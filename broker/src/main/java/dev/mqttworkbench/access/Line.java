package dev.mqttworkbench.access;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A line of a file that says something: not blank, no comment.
///
/// @param file where it stands
/// @param number from 1
/// @param text without the white space around it
record Line(Path file, int number, String text) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// The lines of a UTF-8 file, in order.
    ///
    /// @throws UnusableAccessFile when it cannot be read
    static List<Line> of(Path file) {
        try {
            var lines = new ArrayList<Line>();
            var number = 0;
            for (var raw : Files.readAllLines(file)) {
                number++;
                var text = (number == 1 && raw.startsWith(BYTE_ORDER_MARK) ? raw.substring(1) : raw).strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    lines.add(new Line(file, number, text));
                }
            }
            return lines;
        } catch (NoSuchFileException missing) {
            throw new UnusableAccessFile(file, "there is no such file", missing);
        } catch (CharacterCodingException notText) {
            throw new UnusableAccessFile(file, "the file is not UTF-8 text", notText);
        } catch (IOException unreadable) {
            throw new UnusableAccessFile(file, "the file cannot be read; give the broker's user the right to do so", unreadable);
        }
    }

    /// What to throw when the line is wrong.
    ///
    /// @param what is wrong with it and what to do, in words that come behind the line's number
    UnusableAccessFile wrong(String what) {
        return new UnusableAccessFile(file, number, what);
    }

    /// A word of the file as it is shown: control characters do not reach a terminal or a log.
    static String quoted(String word) {
        return '"' + word.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
