package dev.mqttworkbench.cli;

import java.nio.file.Path;

import dev.mqttworkbench.broker.StoreSettings;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What survives, on the command line.
final class StoreOptions {

    private static final String MEMORY = "memory";

    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = MEMORY,
            description = "Folder that keeps retained messages, sessions and what waits for them across restarts, or the word"
                    + " memory, which keeps nothing. Default: ${DEFAULT-VALUE}")
    private String store = MEMORY;

    @Option(names = "--sync", paramLabel = "HOW", defaultValue = "normal",
            description = "What an acknowledged message survives: normal, the end of the process; full, also a loss of power."
                    + " Default: ${DEFAULT-VALUE}")
    private Sync sync = Sync.normal;

    /// What an acknowledged message survives, in the words of the command line.
    enum Sync { normal, full }

    StoreOptions() {}

    /// @throws IllegalArgumentException with a sentence for the user
    StoreSettings settings() {
        return store.equals(MEMORY) ? StoreSettings.MEMORY : StoreSettings.in(folder()).withPowerLoss(sync == Sync.full);
    }

    private Path folder() {
        try {
            return OptionValues.path(store);
        } catch (TypeConversionException wrong) {
            throw new IllegalArgumentException("Invalid value for option '--store': " + wrong.getMessage(), wrong);
        }
    }
}
