package dev.mqttworkbench.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// What options take, read from text, with sentences that do not speak of Java's types.
final class OptionValues {

    private static final int MOST_DIGITS = 18;

    private OptionValues() {}

    /// The command with these values.
    static CommandLine readBy(CommandLine command) {
        return command
                .registerConverter(Path.class, OptionValues::path)
                .registerConverter(int.class, OptionValues::number)
                .registerConverter(Integer.class, OptionValues::number)
                .registerConverter(long.class, OptionValues::longNumber)
                .registerConverter(boolean.class, OptionValues::truth);
    }

    /// @throws TypeConversionException with words for the user, as the others do
    static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the name of a file or folder is expected, not nothing");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new TypeConversionException(String.format(Locale.ROOT, "%s cannot be the name of a file or folder here", LogLines.quoted(text)));
        }
    }

    static int number(String text) {
        var number = longNumber(text);
        if (number != (int) number) {
            throw new TypeConversionException(String.format(Locale.ROOT, "%s is too large; the largest number here is %d", text, Integer.MAX_VALUE));
        }
        return (int) number;
    }

    private static long longNumber(String text) {
        if (!text.matches("[+-]?\\d+")) {
            throw new TypeConversionException(String.format(Locale.ROOT, "a whole number is expected, not %s", LogLines.quoted(text)));
        }
        if (text.length() > MOST_DIGITS) {
            throw new TypeConversionException(String.format(Locale.ROOT, "%s is too large", text));
        }
        return Long.parseLong(text);
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TypeConversionException(String.format(Locale.ROOT, "true or false is expected, not %s", LogLines.quoted(text)));
        };
    }
}
