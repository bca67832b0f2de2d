package dev.mqttworkbench.app.stream;

import java.util.Optional;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import atlantafx.base.controls.Popover;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.stream.SavedFilters.SavedFilter;
import dev.mqttworkbench.app.workbench.Words;

/// The menu beside the filter with the filters that have a name, the question for a name, and the sentence with *Undo* behind a
/// removal.
final class FilterMenu {

    private static final int LONGEST_SHOWN = 60;

    private final FilterChoice filters;
    private final Words words;
    private final MenuButton button;

    FilterMenu(FilterChoice filters, Words words, MenuButton button) {
        this.filters = filters;
        this.words = words;
        this.button = button;
    }

    /// Fills the menu whenever it opens, and shows what was removed in a line.
    void install(HBox undoLine, Label undoSentence) {
        fill();
        button.setOnShowing(event -> fill());
        filters.removedProperty().subscribe(removed -> {
            undoSentence.setText(removed.map(saved -> words.get("stream.filters.removed", saved.name())).orElse(""));
            Visibility.setShown(undoLine, removed.isPresent());
        });
    }

    private void fill() {
        var save = item("stream-filters-save", words.get("stream.filters.save"), this::askForName);
        save.setDisable(!filters.canSave());
        button.getItems().setAll(save);
        if (!filters.shelf().filters().isEmpty()) {
            button.getItems().add(new SeparatorMenuItem());
            var remove = new Menu(words.get("stream.filters.remove"));
            remove.setId("stream-filters-remove");
            for (var saved : filters.shelf().filters()) {
                button.getItems().add(item("stream-filters-use", label(saved), () -> filters.use(saved)));
                remove.getItems().add(item("stream-filters-remove-one", saved.name(), () -> filters.remove(saved)));
            }
            button.getItems().addAll(new SeparatorMenuItem(), remove);
        }
        filters.shelf().lastProperty().getValue().ifPresent(gone -> button.getItems()
                .add(item("stream-filters-back", words.get("stream.filters.back", gone.name()), filters::undo)));
    }

    private static String label(SavedFilter saved) {
        var text = saved.text().length() > LONGEST_SHOWN ? saved.text().substring(0, LONGEST_SHOWN) + "…" : saved.text();
        return saved.name().equals(saved.text()) ? saved.name() : saved.name() + "   " + text;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> action.run());
        return item;
    }

    private void askForName() {
        var name = new TextField();
        name.setId("stream-filters-name");
        name.setPromptText(words.get("stream.filters.name"));
        name.setAccessibleText(words.get("stream.filters.name"));
        var save = new Button(words.get("stream.filters.save.done"));
        save.setId("stream-filters-save-done");
        save.getStyleClass().add("accent");
        save.setMinWidth(Button.USE_PREF_SIZE);
        var row = new HBox(8, name, save);
        row.getStyleClass().add("name-question");
        var popover = new Popover(row);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popover.setDetachable(false);
        popover.setHeaderAlwaysVisible(false);
        name.textProperty().subscribe(text -> {
            save.setDisable(text.isBlank());
            save.setText(words.get(filters.shelf().isTaken(text) ? "stream.filters.save.replace" : "stream.filters.save.done"));
        });
        Runnable done = () -> {
            filters.save(name.getText());
            Optional.of(popover).filter(shown -> !name.getText().isBlank()).ifPresent(Popover::hide);
        };
        name.setOnAction(event -> done.run());
        save.setOnAction(event -> done.run());
        popover.show(button);
        name.requestFocus();
    }
}
