package dev.mqttworkbench.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.mqttworkbench.access.PasswordFile;
import dev.mqttworkbench.access.ScramFile;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordCommandTest {

    private final InputStream before = System.in;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void giveTheInputBack() {
        System.setIn(before);
    }

    private int run(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return BrokerCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path written() throws Exception {
        return Files.writeString(folder.resolve("users"), out.toString());
    }

    @Test
    void printsALineThatAdmitsTheUser() throws Exception {
        assertThat(run("pässword\n", "password", "alice smith")).isZero();
        var users = PasswordFile.read(written());
        assertThat(users.verify("alice smith", Payload.ofText("pässword"))).isPresent();
        assertThat(users.verify("alice smith", Payload.ofText("pässword\n"))).isEmpty();
        assertThat(out.toString()).startsWith("alice smith:$7$20000$").doesNotContain("pässword");
    }

    @Test
    void printsALineOfScram() throws Exception {
        assertThat(run("secret", "password", "--scram", "--iterations", "5000", "alice")).isZero();
        assertThat(ScramFile.read(written())).isNotNull();
        assertThat(out.toString()).startsWith("alice:SCRAM-SHA-256$5000:").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"'', alice, 1", "secret, a:b, 1", "secret, ' ', 1", "secret, '#a', 1", "secret, alice, 0", "secret, alice, 10000001"})
    void answersAWrongRequestWithASentence(String password, String user, int iterations) {
        assertThat(run(password, "password", "--iterations", Integer.toString(iterations), user)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }
}
