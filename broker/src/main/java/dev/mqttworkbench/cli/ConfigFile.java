package dev.mqttworkbench.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

import picocli.CommandLine.ParameterException;

/// The options of the command in a file of properties: `name = value`, each name an option without its dashes, and lines that
/// begin with `#` for people. The name of a list may stand on several lines.
final class ConfigFile {

    static final String OPTION = "--config";

    /// A file that cannot be used. The message is a sentence for the user, with the line.
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /// One setting.
    ///
    /// @param number of its line, from 1
    private record Line(int number, String argument) {}

    private ConfigFile() {}

    /// The arguments with those of the file in front, so that what the command line says wins.
    ///
    /// @param check tries arguments; throws what picocli throws
    static String[] expanded(String[] arguments, Consumer<List<String>> check) throws Wrong {
        var file = named(arguments);
        if (file.isEmpty()) {
            return arguments;
        }
        var lines = lines(file.get());
        try {
            check.accept(argumentsOf(lines));
        } catch (ParameterException wrong) {
            throw new Wrong(file.get() + wrongLine(lines, check) + ": " + wrong.getMessage(), wrong);
        }
        var all = new ArrayList<>(argumentsOf(lines));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    /// The line that a complaint is about: the one without which the others would do.
    private static String wrongLine(List<Line> lines, Consumer<List<String>> check) {
        for (var i = 0; i < lines.size(); i++) {
            var others = new ArrayList<>(lines);
            var line = others.remove(i);
            if (isGood(others, check)) {
                return ", line " + line.number();
            }
        }
        return lines.stream() // several lines are wrong: the first that is so by itself
                .filter(line -> !isGood(List.of(line), check))
                .findFirst()
                .map(line -> ", line " + line.number())
                .orElse("");
    }

    private static boolean isGood(List<Line> lines, Consumer<List<String>> check) {
        try {
            check.accept(argumentsOf(lines));
            return true;
        } catch (ParameterException wrong) {
            return false; // that is the answer
        }
    }

    private static List<String> argumentsOf(List<Line> lines) {
        return lines.stream().map(Line::argument).toList();
    }

    private static Optional<Path> named(String[] arguments) {
        Optional<Path> file = Optional.empty();
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                file = Optional.of(Path.of(arguments[i + 1]));
            } else if (arguments[i].startsWith(OPTION + "=")) {
                file = Optional.of(Path.of(arguments[i].substring(OPTION.length() + 1)));
            }
        }
        return file;
    }

    private static List<Line> lines(Path file) throws Wrong {
        var lines = new ArrayList<Line>();
        try {
            var number = 0;
            for (var text : Files.readAllLines(file)) {
                number++;
                var properties = new Properties();
                properties.load(new StringReader(text));
                for (var each : properties.entrySet()) {
                    lines.add(new Line(number, argument(each)));
                }
            }
            return lines;
        } catch (IOException unreadable) {
            throw new Wrong("The file %s cannot be read: %s".formatted(file, unreadable.getClass().getSimpleName()), unreadable);
        } catch (IllegalArgumentException wrongEscape) {
            throw new Wrong("%s, line %d: %s".formatted(file, lines.size() + 1, wrongEscape.getMessage()), wrongEscape);
        }
    }

    private static String argument(Map.Entry<Object, Object> setting) {
        return "--%s=%s".formatted(setting.getKey(), setting.getValue());
    }
}
