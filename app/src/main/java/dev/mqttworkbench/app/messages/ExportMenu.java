package dev.mqttworkbench.app.messages;

import java.util.Locale;
import java.util.function.Supplier;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.workbench.Words;

/// The menu that exports messages: what is selected, or all that the filter takes, in each form of file.
///
/// @param words in the reader's language
/// @param files asks where the file shall be
/// @param export writes it
/// @param selection what is selected, when the menu opens
/// @param all what the filter takes
public record ExportMenu(Words words, FileQuestion files, Export export, Supplier<MessageSource> selection, Supplier<MessageSource> all) {

    /// Fills the menu of a button, anew whenever it opens.
    public void fill(MenuButton button) {
        addItems(button);
        button.setOnShowing(event -> addItems(button));
    }

    private void addItems(MenuButton button) {
        button.getItems().clear();
        for (var format : ExportFormat.values()) {
            button.getItems().add(item(button, format, "selection", selection));
        }
        for (var format : ExportFormat.values()) {
            button.getItems().add(item(button, format, "all", all));
        }
    }

    private MenuItem item(MenuButton button, ExportFormat format, String which, Supplier<MessageSource> source) {
        var name = words.get("export.format." + format);
        var count = source.get().count();
        var item = new MenuItem(words.get("export." + which, name, count));
        item.setId("export-" + which + "-" + format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        item.setMnemonicParsing(false);
        item.setDisable(count == 0 || export.stateProperty().get() instanceof Export.State.Running);
        item.setOnAction(chosen -> {
            var question = new FileQuestion.Question(words.get("export.title"), "messages." + format.ending(), name, "*." + format.ending());
            files.whereToSave(button.getScene().getWindow(), question).ifPresent(file -> export.start(source.get(), format, file));
        });
        return item;
    }
}
