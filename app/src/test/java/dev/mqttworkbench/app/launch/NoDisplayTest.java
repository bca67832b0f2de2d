package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class NoDisplayTest {

    /// The whole program, started where there is no screen.
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysInOneSentenceWhatRunsWithoutADisplay() throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Main.class.getName())
                .redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        var process = builder.start();
        try (var output = process.inputReader()) {
            assertThat(output.lines()).containsExactly(
                    "There is no display here to open a window on. The same broker runs without one: java -jar broker/target/mqtt-broker.jar");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
        } finally {
            process.destroyForcibly();
        }
    }
}
