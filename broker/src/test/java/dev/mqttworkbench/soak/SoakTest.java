package dev.mqttworkbench.soak;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short soak, so that the long one works when it is wanted.
class SoakTest {

    @TempDir
    private Path folder;

    @Test
    void memoryIsFlatAndEveryMessageIsAccountedFor() throws Exception {
        new Soak(Duration.ofSeconds(24), System.out).run(folder);
    }
}
