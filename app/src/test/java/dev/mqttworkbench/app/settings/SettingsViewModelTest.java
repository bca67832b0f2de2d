package dev.mqttworkbench.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import javafx.beans.property.SimpleObjectProperty;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.window.Theme;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Preferences;
import dev.mqttworkbench.app.workbench.Preferences.Language;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsViewModelTest {

    @TempDir
    private Path folder;

    private final List<Path> opened = new ArrayList<>();
    private boolean hasFileManager = true;

    private Kept<Preferences> kept;
    private SettingsViewModel model;

    @BeforeEach
    void open() {
        kept = new SettingsFolder(folder, Tasks.immediate()).keep("preferences", Preferences.class, 1, Preferences.FIRST);
        var facts = new SettingsViewModel.Facts(folder, List.of(), new BuildFacts("1.2.3", "25", "26", "Linux"));
        model = new SettingsViewModel(kept, new SimpleObjectProperty<>(Theme.Choice.SYSTEM), () -> 5L << 20, facts, path -> {
            opened.add(path);
            return hasFileManager ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(new IllegalStateException("none"));
        }, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate());
    }

    @Test
    void keepsWhatIsChosen() {
        model.chooseLanguage(Language.GERMAN);
        model.chooseSize(130);
        model.historyProperty().set("64");
        var again = new SettingsFolder(folder, Tasks.immediate()).keep("preferences", Preferences.class, 1, Preferences.FIRST);
        assertThat(again.get()).isEqualTo(new Preferences(Language.GERMAN, 130, 64));
    }

    @Test
    void saysWhenAnotherLanguageHolds() {
        assertThat(model.languageNoteProperty().get()).isEmpty();
        model.chooseLanguage(Language.GERMAN);
        assertThat(model.languageNoteProperty().get()).isEqualTo("The other language holds from the next start on.");
        model.chooseLanguage(Language.SYSTEM);
        assertThat(model.languageNoteProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "15", "-1", "99999999", "9999999999999"})
    void refusesAHistoryThatCannotBe(String written) {
        model.historyProperty().set("32");
        model.historyProperty().set(written);
        assertThat(model.historyFaultProperty().get()).startsWith("Enter a number of megabytes from 16 to ");
        assertThat(kept.get().historyMegabytes()).as("what held before").isEqualTo(32);
        model.historyProperty().set(" 48 ");
        assertThat(model.historyFaultProperty().get()).isEmpty();
        assertThat(kept.get().historyMegabytes()).isEqualTo(48);
    }

    @Test
    void saysHowMuchIsUsedWhileItIsSeen() {
        model.sample(1);
        assertThat(model.usageProperty().get()).isEmpty();
        model.historyProperty().set("32");
        model.setShown(true);
        model.sample(2);
        assertThat(model.usageProperty().get()).isEqualTo("5 of 32 MB used");
    }

    @Test
    void opensTheFolderOrSaysWhyNot() {
        model.openFolder();
        assertThat(opened).containsExactly(folder);
        assertThat(model.folderFaultProperty().get()).isEmpty();
        hasFileManager = false;
        model.openFolder();
        assertThat(model.folderFaultProperty().get()).isEqualTo("The system has no program that shows folders. Copy the path instead.");
    }

    @Test
    void knowsWhatProgramItIs() {
        assertThat(BuildFacts.now().version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(BuildFacts.now().lines()).startsWith("MQTT Workbench ").contains("Java 25");
    }
}
