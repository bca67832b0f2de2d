package dev.mqttworkbench.app.settings;

import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.window.Keys;
import dev.mqttworkbench.app.window.Theme;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Preferences;
import dev.mqttworkbench.app.workbench.Preferences.Language;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what the Settings screen shows, and puts into force what the reader changes. On the JavaFX thread only.
public final class SettingsViewModel implements Sampler.Sampled {

    /// The sizes that can be chosen, in percent.
    static final List<Integer> SIZES = List.of(100, 115, 130, 160);

    private static final long SECOND = 1_000_000_000L;

    /// What the screen tells.
    ///
    /// @param folder with the settings
    /// @param keys all keys
    /// @param build what program this is
    public record Facts(Path folder, List<Keys.Listed> keys, BuildFacts build) {}

    private final Kept<Preferences> preferences;
    private final ObjectProperty<Theme.Choice> theme;
    private final LongSupplier bytesUsed;
    private final Facts facts;
    private final Function<Path, CompletionStage<Void>> opener;
    private final Words words;
    private final Tasks tasks;
    private final Language languageAtStart;
    private final ReadOnlyObjectWrapper<Language> language = new ReadOnlyObjectWrapper<>(this, "language");
    private final ReadOnlyObjectWrapper<Integer> size = new ReadOnlyObjectWrapper<>(this, "size");
    private final StringProperty history = new SimpleStringProperty(this, "history", "");
    private final ReadOnlyStringWrapper historyFault = new ReadOnlyStringWrapper(this, "historyFault", "");
    private final ReadOnlyStringWrapper usage = new ReadOnlyStringWrapper(this, "usage", "");
    private final ReadOnlyStringWrapper languageNote = new ReadOnlyStringWrapper(this, "languageNote", "");
    private final ReadOnlyStringWrapper folderFault = new ReadOnlyStringWrapper(this, "folderFault", "");
    private boolean isSeen;
    private long countedAt;

    /// @param theme of the window
    /// @param bytesUsed how many bytes the messages take at present
    /// @param opener shows a folder in the system's file manager
    public SettingsViewModel(
            Kept<Preferences> preferences, ObjectProperty<Theme.Choice> theme, LongSupplier bytesUsed, Facts facts,
            Function<Path, CompletionStage<Void>> opener, Words words, Tasks tasks) {
        this.preferences = preferences;
        this.theme = theme;
        this.bytesUsed = bytesUsed;
        this.facts = facts;
        this.opener = opener;
        this.words = words;
        this.tasks = tasks;
        this.languageAtStart = preferences.get().language();
        history.set(String.valueOf(preferences.get().historyMegabytes()));
        history.addListener((observed, before, now) -> takeHistory());
        preferences.valueProperty().subscribe(this::show);
    }

    private void show(Preferences now) {
        language.set(now.language());
        size.set(now.typePercent());
        languageNote.set(now.language() == languageAtStart ? "" : words.get("settings.language.later"));
    }

    /// The screen is seen, or hidden.
    public void setShown(boolean seen) {
        isSeen = seen;
        countedAt = 0;
    }

    @Override
    public void sample(long now) {
        if (isSeen && (countedAt == 0 || now - countedAt >= SECOND)) {
            countedAt = now;
            var format = NumberFormat.getIntegerInstance(words.locale());
            usage.set(words.get("settings.history.usage", format.format(bytesUsed.getAsLong() >> 20), preferences.get().historyBytes() >> 20));
        }
    }

    private void takeHistory() {
        var number = megabytes(history.get());
        var fault = number.isEmpty() || number.getAsInt() < Preferences.LEAST_HISTORY || number.getAsInt() > Preferences.mostHistory();
        historyFault.set(fault ? words.get("settings.history.fault", Preferences.LEAST_HISTORY, Preferences.mostHistory()) : "");
        if (!fault) {
            preferences.update(old -> old.withHistoryMegabytes(number.getAsInt()));
            countedAt = 0;
        }
    }

    private static OptionalInt megabytes(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException noNumber) {
            return OptionalInt.empty(); // which is told
        }
    }

    /// Speaks another language from the next start on.
    public void chooseLanguage(Language wanted) {
        preferences.update(old -> old.withLanguage(wanted));
    }

    /// Shows everything larger or smaller.
    public void chooseSize(int percent) {
        preferences.update(old -> old.withTypePercent(percent));
    }

    /// Shows the folder with the settings in the system's file manager.
    public void openFolder() {
        tasks.whenComplete(opener.apply(facts.folder()), done -> folderFault.set(""),
                failure -> folderFault.set(words.get("settings.folder.fault")));
    }

    /// What the screen tells.
    public Facts facts() {
        return facts;
    }

    /// Light, dark, or as the system.
    public ObjectProperty<Theme.Choice> themeProperty() {
        return theme;
    }

    /// The language.
    public ReadOnlyObjectProperty<Language> languageProperty() {
        return language.getReadOnlyProperty();
    }

    /// When another language holds; empty where it does already.
    public ReadOnlyStringProperty languageNoteProperty() {
        return languageNote.getReadOnlyProperty();
    }

    /// How large everything is, in percent.
    public ReadOnlyObjectProperty<Integer> sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /// How much memory messages may take, in megabytes, as it is written.
    public StringProperty historyProperty() {
        return history;
    }

    /// What is wrong with it; empty where nothing is.
    public ReadOnlyStringProperty historyFaultProperty() {
        return historyFault.getReadOnlyProperty();
    }

    /// How much they take at present.
    public ReadOnlyStringProperty usageProperty() {
        return usage.getReadOnlyProperty();
    }

    /// Why the folder could not be shown; empty where it could.
    public ReadOnlyStringProperty folderFaultProperty() {
        return folderFault.getReadOnlyProperty();
    }
}
