package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.plot.PlotSettings;
import dev.mqttworkbench.app.publish.SavedMessages;
import dev.mqttworkbench.app.topics.TopicsSettings;
import dev.mqttworkbench.app.window.WindowSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// A file of settings in which something is missing is set aside like one that is damaged otherwise: the program starts.
class IncompleteSettingsTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(Preferences.class, Preferences.FIRST, "{\"version\":1}"),
                arguments(TopicsSettings.class, TopicsSettings.FIRST, "{\"version\":1,\"onlyMatches\":true}"),
                arguments(WindowSettings.class, WindowSettings.FIRST, "{\"version\":1,\"maximized\":true,\"theme\":\"DARK\"}"),
                arguments(PlotSettings.class, PlotSettings.FIRST, "{\"version\":1,\"pinned\":[]}"),
                arguments(SavedMessages.class, SavedMessages.NONE, "{\"version\":1,\"messages\":[{\"folder\":\"\",\"name\":\"a\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("files")
    <T> void areSetAside(Class<T> type, T first, String content) throws IOException {
        Files.writeString(folder.resolve("a.json"), content);
        var settings = new SettingsFolder(folder, Tasks.immediate());

        assertThat(settings.keep("a", type, 1, first).get()).isEqualTo(first);
        assertThat(settings.troubles()).singleElement().satisfies(trouble -> assertThat(trouble.kind()).isEqualTo(SettingsFolder.Trouble.Kind.DAMAGED));
    }
}
