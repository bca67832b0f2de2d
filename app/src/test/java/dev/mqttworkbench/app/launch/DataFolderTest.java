package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DataFolderTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxKeepsDataWhereItsStandardSays() {
        assertThat(DataFolder.of(Map.of(), "Linux", HOME)).isEqualTo(HOME.resolve(".local/share/mqtt-workbench"));
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", HOME)).isEqualTo(Path.of("/data/mqtt-workbench"));
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "data"), "Linux", HOME))
                .isEqualTo(HOME.resolve(".local/share/mqtt-workbench"));
    }

    @Test
    void otherSystemsHavePlacesOfTheirOwn() {
        assertThat(DataFolder.of(Map.of(), "Mac OS X", HOME))
                .isEqualTo(HOME.resolve("Library/Application Support/mqtt-workbench"));
        assertThat(DataFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
                .isEqualTo(Path.of("/local/mqtt-workbench"));
        assertThat(DataFolder.of(Map.of(), "Windows 11", HOME)).isEqualTo(HOME.resolve("AppData/Local/mqtt-workbench"));
    }
}
