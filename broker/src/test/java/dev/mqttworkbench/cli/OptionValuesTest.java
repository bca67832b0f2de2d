package dev.mqttworkbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Bad input: what options do not take.
class OptionValuesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return BrokerCommand.execute(
                BrokerCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), arguments);
    }

    /// Nothing is a path, too: that of the folder that one happens to be in.
    @ParameterizedTest
    @ValueSource(strings = {"--store", "--password-file", "--acl-file", "--scram-file", "--self-signed"})
    void wantsTheNameOfAFile(String option) {
        assertThat(run("--port", "0", option, "")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString()
                .contains("'" + option + "'", "the name of a file or folder is expected, not nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "mqtts://127.0.0.1?self-signed=", "mqtts://127.0.0.1?certificate=&key=a", "mqtts://127.0.0.1?certificate=a&key=",
        "mqtts://127.0.0.1?self-signed=a&client-certificates=required&ca="
    })
    void wantsTheNameOfAFileInAListenerToo(String listener) {
        assertThat(run("--listener", listener)).isEqualTo(2);
        assertThat(err.toString()).contains("the name of a file or folder is expected, not nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--port | abc | a whole number is expected, not \"abc\"",
        "--http-port | 1.5 | a whole number is expected, not \"1.5\"",
        "--port | 99999999999 | 99999999999 is too large; the largest number here is 2147483647",
        "--maximum-topic-bytes | 65536 | A topic has at most 65535 bytes, not 65536",
        "--maximum-session-expiry | 4294967296 | The maximum session expiry in seconds is a number from 0 to 4294967295",
        "--maximum-session-expiry | -1 | The maximum session expiry in seconds is a number from 0 to 4294967295",
        "--response-topics | # | A topic name cannot contain the wildcards",
        "--response-topics | a/+ | A topic name cannot contain the wildcards",
        "--response-topics | $SYS/a | Clients cannot publish to topics that begin with $",
        "--response-topics | '' | topic name",
        "--use-another-server | '' | Clients are sent to a server",
        "--host | '' | The host is an address to listen on",
        "--listener | foo | foo is not the address of a listener, which begins with mqtt://, mqtts://, ws:// or wss://",
        "--listener | '' | is not the address of a listener",
        "--listener | mqtt://127.0.0.1?maximum-connections=99999999999 | is too large",
        "--listener | mqtt://127.0.0.1?maximum-connections=1&maximum-connections=2 | maximum-connections is there twice",
        "--http-port | 1883 | is that of a listener"
    })
    void saysInWordsWhatIsExpected(String option, String value, String words) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(words)
                .doesNotContain("Exception", "is not an int", "is not a long", "boolean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--host=127.0.0.1", "--port=1883", "-p=1883", "-H=::1"})
    void takesNoHostOrPortBesideAListener(String option) {
        assertThat(run("--listener", "mqtt://127.0.0.1:0", option)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("A listener has its own address: choose");
    }

    @Test
    void printsWhatCountsAlone() {
        assertThat(run("--listener", "mqtt://127.0.0.1:0", "--maximum-session-expiry", "60", "--print-config")).isZero();
        assertThat(out.toString().lines()).contains("listener=mqtt\\://127.0.0.1\\:0", "#host=", "#port=", "maximum-session-expiry=60")
                .noneMatch(line -> line.startsWith("host=") || line.startsWith("port="));
    }

    @Test
    void saysInWordsWhyAFolderCannotBeUsed(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("afile"), "").toString();
        assertThat(run("--port", "0", "--store", file)).isEqualTo(1);
        assertThat(run("--listener", "mqtts://127.0.0.1:0?self-signed=" + file)).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly(
                "The folder %s cannot hold the store: there is a file of this name. Choose another one, or give the right to write."
                        .formatted(file),
                "A certificate for this computer cannot be made in %s: there is a file of this name. Choose a folder that can be written."
                        .formatted(file));
    }
}
