package dev.mqttworkbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigFileTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return BrokerCommand.execute(
                BrokerCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), arguments);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("mqtt-broker.properties"), text);
    }

    /// Two remarks and two settings stand in front, so that a number that counts settings is wrong.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "config=other | config is for the command line alone",
        "print-config=true | print-config is for the command line alone",
        "help=true | help is for the command line alone",
        "version = | version is for the command line alone",
        "port=1 | port stands on line 2 already",
        "store=a\\u12 | Behind \\u stand four hexadecimal digits; a backslash itself is written as two.",
        "store=C: \\ | A setting ends with its line; a backslash itself is written as two.",
        "maximum-queued=abc | Invalid value for option '--maximum-queued': a whole number is expected, not \"abc\"",
        "maximum-queued=99999999999 | Invalid value for option '--maximum-queued': 99999999999 is too large; the largest number here is 2147483647",
        "maximum-queued-bytes=99999999999999999999 | Invalid value for option '--maximum-queued-bytes': 99999999999999999999 is too large",
        "validate-payload-format=yes | Invalid value for option '--validate-payload-format': true or false is expected, not \"yes\"",
        "store= | Invalid value for option '--store': the name of a file or folder is expected, not nothing",
        "listener=mqtt://127.0.0.1 | A listener has its own address: choose --host and --port, or --listener, as mqtt://127.0.0.1:1883"
    })
    void namesTheLineAndSaysWhatIsExpected(String line, String sentence) throws Exception {
        var file = file("# ports\nport = 0\n\n# more\nsync=full\n" + line + "\n\n");
        assertThat(run("--config", file.toString())).isEqualTo(2);
        var where = line.startsWith("listener") ? 2 : 6; // either line would have to go; the first is named
        assertThat(err.toString().strip()).isEqualTo("%s, line %d: %s".formatted(file, where, sentence));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesTheLineThatIsNotText() throws Exception {
        var file = Files.write(folder.resolve("latin"), "port=0\n# gr\u00FC\u00DFe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(file + ", line 2: The line is not UTF-8 text. Save the file as UTF-8.");
    }

    @Test
    void readsALineThatEndsWithTwoBackslashesAndARemarkThatEndsWithOne() throws Exception {
        var file = file("\uFEFFstore=C:\\\\\n# C:\\\nmaximum-queued=7\n");
        assertThat(run("--config", file.toString(), "--print-config")).isZero();
        assertThat(out.toString().lines()).contains("store=C\\:\\\\", "maximum-queued=7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"absent | there is no such file or folder", ". | it is a folder"})
    void saysWhyTheFileCannotBeRead(String name, String words) {
        var file = folder.resolve(name);
        assertThat(run("--config", file.toString())).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("The file %s cannot be read: %s".formatted(file, words));
    }

    @Test
    void takesOneFileAndNoSecondOne() throws Exception {
        var file = file("port=0\n").toString();
        assertThat(run("--config", file, "--config=other")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("All options stand in one file, but --config names 2: %s, other".formatted(file));
    }

    @Test
    void takesNoFileWithoutAName() {
        assertThat(run("--config", "")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("--config: the name of a file or folder is expected, not nothing");
    }
}
