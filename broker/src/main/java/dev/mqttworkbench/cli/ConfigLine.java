package dev.mqttworkbench.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import dev.mqttworkbench.files.FileProblem;

/// A line of a [ConfigFile] that sets something.
///
/// @param number of the line in the file, from 1
/// @param name of an option, without its dashes
record ConfigLine(int number, String name, String value) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// The lines of a UTF-8 file, in order. Each is a line of properties by itself, so that each has a number.
    static List<ConfigLine> of(Path file) throws ConfigFile.Wrong {
        var lines = new ArrayList<ConfigLine>();
        var number = 0;
        for (var bytes : bytesOfLines(file)) {
            number++;
            try {
                var text = text(bytes);
                of(number, number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).ifPresent(lines::add);
            } catch (IllegalArgumentException wrong) {
                throw new ConfigFile.Wrong(String.format(Locale.ROOT, "%s, line %d: %s", file, number, wrong.getMessage()), wrong);
            }
        }
        return lines;
    }

    /// Each line with a character for each byte: a file that is not UTF-8 has lines too.
    private static List<String> bytesOfLines(Path file) throws ConfigFile.Wrong {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            var why = Files.isDirectory(file) ? "it is a folder" : FileProblem.words(unreadable);
            throw new ConfigFile.Wrong(String.format(Locale.ROOT, "The file %s cannot be read: %s", file, why), unreadable);
        }
    }

    private static String text(String bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException("The line is not UTF-8 text. Save the file as UTF-8.", notText);
        }
    }

    /// @throws IllegalArgumentException with a sentence for the user
    private static Optional<ConfigLine> of(int number, String text) {
        if (goesOn(text)) {
            throw new IllegalArgumentException("A setting ends with its line; a backslash itself is written as two.");
        }
        return setting(text).entrySet().stream().findFirst()
                .map(each -> new ConfigLine(number, String.valueOf(each.getKey()), String.valueOf(each.getValue())));
    }

    private static boolean goesOn(String text) {
        var start = text.stripLeading();
        var isRemark = start.startsWith("#") || start.startsWith("!");
        return !isRemark && (text.length() - text.replaceFirst("\\\\+$", "").length()) % 2 == 1;
    }

    private static Properties setting(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
            return properties;
        } catch (IOException | IllegalArgumentException wrongEscape) {
            throw new IllegalArgumentException(
                    "Behind \\u stand four hexadecimal digits; a backslash itself is written as two.", wrongEscape);
        }
    }

    /// The same on the command line.
    String argument() {
        return String.format(Locale.ROOT, "--%s=%s", name, value);
    }
}
