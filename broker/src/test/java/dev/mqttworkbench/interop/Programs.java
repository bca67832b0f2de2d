package dev.mqttworkbench.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Programs of this machine that tests use when they are there.
public final class Programs {

    private Programs() {}

    /// Where the program is, if it is installed.
    public static Optional<String> path(String name) {
        var folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin"; // where Debian keeps mosquitto
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /// Skips the test, and says so, where the program is not installed.
    public static void assumeInstalled(String name) {
        if (path(name).isEmpty()) {
            System.out.println("SKIPPED: " + name + " is not installed, so nothing was tested against it");
        }
        assumeTrue(path(name).isPresent(), name + " is not installed");
    }
}
