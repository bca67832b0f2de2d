package dev.mqttworkbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import static org.assertj.core.api.Assertions.assertThat;

/// The user guide beside `--help`.
class UserGuideTest {

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern LIMIT = Pattern.compile("(?m)^\\| `(--[a-z-]+) [A-Z]+` \\| (\\d+)");

    private final CommandLine command = BrokerCommand.commandLine();

    private static String guide() throws Exception {
        return Files.readString(Path.of("..", "docs", "user-guide.md"));
    }

    private static Stream<String> namesOf(CommandLine one) {
        return one.getCommandSpec().options().stream().map(OptionSpec::longestName);
    }

    @Test
    void namesEveryOptionAndNoOther() throws Exception {
        var options = namesOf(command).collect(Collectors.toCollection(TreeSet::new));
        var ofPassword = namesOf(command.getSubcommands().get("password")).collect(Collectors.toSet());
        var named = OPTION.matcher(guide()).results().map(each -> each.group()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).containsAll(options);
        named.removeAll(options);
        named.removeAll(ofPassword);
        named.removeAll(Set.of("--cafile")); // of mosquitto_sub
        assertThat(named).as("options that do not exist").isEmpty();
    }

    @Test
    void saysTheDefaultsOfAllLimits() throws Exception {
        command.parseArgs();
        var defaults = LIMIT.matcher(guide()).results()
                .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2)));
        assertThat(defaults).isNotEmpty().allSatisfy((option, value) ->
                assertThat(String.valueOf(command.getCommandSpec().findOption(option).<Object>getValue())).as(option).isEqualTo(value));
        assertThat(defaults.keySet()).containsAll(namesOf(command).filter(option -> option.contains("maximum")).toList());
    }
}
