package dev.mqttworkbench.app.messages;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;

/// The menu of a value: filter by it, leave it out, copy it.
///
/// @param filter hears the term that the filter shall have as well
record CellMenu(Words words, Consumer<String> filter) {

    /// The menu of a column.
    ///
    /// @param menu of each of its cells
    /// @param value as a term of a filter
    /// @param text as it is copied
    record Column(CellMenu menu, CellValue value, Function<Message, String> text) {

        void show(Node cell, Message message, double x, double y) {
            menu.show(cell, value.term(message), () -> text.apply(message), x, y);
        }
    }

    Column of(CellValue value, Function<Message, String> text) {
        return new Column(this, value, text);
    }

    /// Opens the menu of a value.
    ///
    /// @param at the node that shows it
    /// @param term of a filter; empty where there is none
    /// @param copied what is copied; made when it is, which takes long for a large payload
    /// @param x of the screen
    /// @param y of the screen
    void show(Node at, Optional<String> term, Supplier<String> copied, double x, double y) {
        var by = item("stream-menu-filter", words.get("stream.menu.filter"), () -> term.ifPresent(filter));
        var without = item("stream-menu-exclude", words.get("stream.menu.exclude"), () -> term.map("-"::concat).ifPresent(filter));
        by.setDisable(term.isEmpty());
        without.setDisable(term.isEmpty());
        new ContextMenu(by, without, item("stream-menu-copy", words.get("stream.menu.copy"), () -> CopiedText.make(copied))).show(at, x, y);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(chosen -> action.run());
        return item;
    }
}
