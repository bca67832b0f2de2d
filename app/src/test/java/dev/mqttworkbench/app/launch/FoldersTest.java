package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FoldersTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxKeepsFilesWhereItsStandardSays() {
        assertThat(Folders.of(Map.of(), "Linux", HOME))
                .isEqualTo(new Folders(HOME.resolve(".local/share/mqtt-workbench"), HOME.resolve(".config/mqtt-workbench")));
        assertThat(Folders.of(Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "/config"), "Linux", HOME))
                .isEqualTo(new Folders(Path.of("/data/mqtt-workbench"), Path.of("/config/mqtt-workbench")));
        assertThat(Folders.of(Map.of("XDG_DATA_HOME", "data", "XDG_CONFIG_HOME", "config"), "Linux", HOME))
                .isEqualTo(Folders.of(Map.of(), "Linux", HOME));
    }

    @Test
    void otherSystemsHavePlacesOfTheirOwn() {
        var support = HOME.resolve("Library/Application Support/mqtt-workbench");
        assertThat(Folders.of(Map.of(), "Mac OS X", HOME)).isEqualTo(new Folders(support, support.resolve("settings")));
        assertThat(Folders.of(Map.of("LOCALAPPDATA", "/local", "APPDATA", "/roaming"), "Windows 11", HOME))
                .isEqualTo(new Folders(Path.of("/local/mqtt-workbench"), Path.of("/roaming/mqtt-workbench/settings")));
        assertThat(Folders.of(Map.of(), "Windows 11", HOME).data()).isEqualTo(HOME.resolve("AppData/Local/mqtt-workbench"));
    }
}
