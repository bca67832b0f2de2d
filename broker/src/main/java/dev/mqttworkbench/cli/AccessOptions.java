package dev.mqttworkbench.cli;

import java.nio.file.Path;
import java.util.Optional;

import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who gets in, and what they may do, on the command line.
final class AccessOptions {

    @Option(names = "--password-file", paramLabel = "FILE",
            description = "Users and their passwords, as mosquitto_passwd writes them; read again when it changes.")
    private @Nullable Path passwordFile;

    @Option(names = "--acl-file", paramLabel = "FILE",
            description = "Who may read and write which topics, as Mosquitto's acl_file; read again when it changes."
                    + " Default: everybody everything")
    private @Nullable Path aclFile;

    @Option(names = "--scram-file", paramLabel = "FILE",
            description = "Users of SCRAM-SHA-256, as user:SCRAM-SHA-256$$iterations:salt$$storedKey:serverKey; read again when"
                    + " it changes.")
    private @Nullable Path scramFile;

    @Option(names = "--anonymous", paramLabel = "WHO",
            description = "Clients that need no user name: loopback, always or never. Default: never with a file of users,"
                    + " otherwise loopback")
    private @Nullable WithoutName anonymous;

    /// Who needs no user name, in the words of the command line.
    enum WithoutName { loopback, always, never }

    AccessOptions() {}

    AccessSettings settings() {
        var who = Optional.ofNullable(anonymous).map(word -> switch (word) {
            case loopback -> Anonymous.LOOPBACK;
            case always -> Anonymous.ALWAYS;
            case never -> Anonymous.NEVER;
        });
        return new AccessSettings(
                Optional.ofNullable(passwordFile), Optional.ofNullable(aclFile), Optional.ofNullable(scramFile), who,
                AccessSettings.DEFAULTS.checkInterval());
    }
}
