package dev.mqttworkbench.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Writes all options with their values as a [ConfigFile].
final class ConfigPrinter {

    private ConfigPrinter() {}

    /// The text of the file. What has no value stands there as a comment.
    ///
    /// @param withoutEffect options whose values do not count
    static String print(CommandSpec spec, Set<String> withoutEffect) {
        var text = new StringBuilder();
        for (var option : spec.options()) {
            if (!ConfigFile.NOT_SETTINGS.contains(option.longestName())) {
                text.append("# ").append(description(option)).append('\n');
                for (var line : lines(option, withoutEffect.contains(option.longestName()))) {
                    text.append(line).append('\n');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String description(OptionSpec option) {
        return String.join(" ", option.description()).replaceFirst(" Default: .*", "").replace("%%", "%");
    }

    private static List<String> lines(OptionSpec option, boolean withoutEffect) {
        var name = option.longestName().substring(2);
        Object value = option.getValue();
        if (withoutEffect || value == null || value instanceof Collection<?> none && none.isEmpty()) {
            return List.of("#" + name + "=");
        }
        return value instanceof Collection<?> several
                ? several.stream().map(each -> line(name, String.valueOf(each))).toList()
                : List.of(line(name, String.valueOf(value)));
    }

    /// As [Properties] escapes it.
    private static String line(String name, String value) {
        var property = new Properties();
        property.setProperty(name, value);
        var text = new StringWriter();
        try {
            property.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().lines().filter(each -> !each.startsWith("#")).findFirst().orElseThrow();
    }
}
