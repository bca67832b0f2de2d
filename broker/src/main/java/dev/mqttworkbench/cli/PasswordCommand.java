package dev.mqttworkbench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;

import dev.mqttworkbench.access.PasswordHash;
import dev.mqttworkbench.access.ScramVerifier;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mqtt-broker password`: writes a user's line for one of the files of users.
@Command(
        name = "password",
        description = "Print the line of a user for --password-file or --scram-file. The password is asked for, or comes as the"
                + " first line of the standard input.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class PasswordCommand implements Callable<Integer> {

    private static final int SALT_BYTES = 16;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--scram", description = "For --scram-file.")
    private boolean scram;

    @Option(names = "--iterations", paramLabel = "NUMBER",
            description = "How much work each attempt is. Default: 20000; with --scram, where it is the client's work, 4096")
    private @Nullable Integer iterations;

    @Parameters(paramLabel = "USER", description = "The user's name, without a colon.")
    private String user = "";

    PasswordCommand() {}

    @Override
    public Integer call() throws IOException {
        if (user.isBlank() || user.indexOf(':') >= 0 || user.startsWith("#") || !user.equals(user.strip())) {
            throw wrong("A user's name has no colon, no # before it and no space around it");
        }
        var work = iterations == null ? scram ? 4_096 : 20_000 : iterations;
        if (work < 1 || work > PasswordHash.MAXIMUM_ITERATIONS) {
            throw wrong("The iterations are a number from 1 to " + PasswordHash.MAXIMUM_ITERATIONS);
        }
        var password = password();
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var line = scram
                ? ScramVerifier.of(password, Payload.of(salt), work).line()
                : PasswordHash.Pbkdf2.of(password, Payload.of(salt), work).line();
        spec.commandLine().getOut().println(user + ":" + line);
        return CommandLine.ExitCode.OK;
    }

    private Payload password() throws IOException {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var typed = console.readPassword("Password of %s: ", user);
            return nonEmpty(typed == null ? null : new String(typed));
        }
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return nonEmpty(lines.readLine());
    }

    private Payload nonEmpty(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw wrong("There is no password");
        }
        return Payload.ofText(password);
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }
}
