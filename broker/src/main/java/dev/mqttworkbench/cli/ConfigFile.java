package dev.mqttworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// The options of the command in a file of properties: `name = value`, each name an option without its dashes, and lines that
/// begin with `#` for people. The name of a list may stand on several lines.
final class ConfigFile {

    static final String OPTION = "--config";

    /// Options that say what the command does instead of serving, and have no place in a file.
    static final Set<String> NOT_SETTINGS = Set.of("--help", "--version", "--print-config", OPTION);

    /// A file that cannot be used. The message is a sentence for the user, with the line.
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    private ConfigFile() {}

    /// The arguments with those of the file in front, so that what the command line says wins.
    ///
    /// @param check tries arguments; throws what picocli throws
    static String[] expanded(String[] arguments, CommandSpec spec, Consumer<List<String>> check) throws Wrong {
        var file = named(arguments);
        if (file.isEmpty()) {
            return arguments;
        }
        var lines = ConfigLine.of(file.get());
        requireSettings(file.get(), lines, spec);
        try {
            check.accept(argumentsOf(lines));
        } catch (ParameterException wrong) {
            throw new Wrong(file.get() + wrongLine(lines, check) + ": " + wrong.getMessage(), wrong);
        }
        var all = new ArrayList<>(argumentsOf(lines));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    /// Only the name of a list stands on several lines: of two values one would be ignored.
    private static void requireSettings(Path file, List<ConfigLine> lines, CommandSpec spec) throws Wrong {
        var earlier = new HashMap<String, Integer>();
        for (var line : lines) {
            var option = "--" + line.name();
            if (NOT_SETTINGS.contains(option)) {
                throw wrong(file, line, String.format(Locale.ROOT, "%s is for the command line alone", line.name()));
            }
            var known = spec.findOption(option);
            var first = earlier.putIfAbsent(line.name(), line.number());
            if (first != null && known != null && !known.isMultiValue()) {
                throw wrong(file, line, String.format(Locale.ROOT, "%s stands on line %d already", line.name(), first));
            }
        }
    }

    private static Wrong wrong(Path file, ConfigLine line, String what) {
        return new Wrong(String.format(Locale.ROOT, "%s, line %d: %s", file, line.number(), what), null);
    }

    /// The line that a complaint is about: the one without which the others would do.
    private static String wrongLine(List<ConfigLine> lines, Consumer<List<String>> check) {
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

    private static boolean isGood(List<ConfigLine> lines, Consumer<List<String>> check) {
        try {
            check.accept(argumentsOf(lines));
            return true;
        } catch (ParameterException wrong) {
            return false; // that is the answer
        }
    }

    private static List<String> argumentsOf(List<ConfigLine> lines) {
        return lines.stream().map(ConfigLine::argument).toList();
    }

    private static Optional<Path> named(String[] arguments) throws Wrong {
        var files = new ArrayList<String>();
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                files.add(arguments[++i]);
            } else if (arguments[i].startsWith(OPTION + "=")) {
                files.add(arguments[i].substring(OPTION.length() + 1));
            }
        }
        if (files.size() > 1) {
            throw new Wrong(String.format(Locale.ROOT, "All options stand in one file, but %s names %d: %s",
                    OPTION, files.size(), String.join(", ", files)), null);
        }
        try {
            return files.stream().map(OptionValues::path).findFirst();
        } catch (TypeConversionException wrong) {
            throw new Wrong(OPTION + ": " + wrong.getMessage(), wrong);
        }
    }
}
