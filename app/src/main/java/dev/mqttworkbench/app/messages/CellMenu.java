package dev.mqttworkbench.app.messages;

import java.util.function.Consumer;
import java.util.function.Function;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;

/// The menu of a cell of the table: filter by its value, leave its value out, copy it.
///
/// @param filter hears the term that the filter shall have as well
record CellMenu(CellValue value, Function<Message, String> text, Words words, Consumer<String> filter) {

    /// Opens the menu for the cell of a message.
    ///
    /// @param x of the screen
    /// @param y of the screen
    void show(Node cell, Message message, double x, double y) {
        var term = value.term(message);
        var by = item("stream-menu-filter", words.get("stream.menu.filter"), () -> term.ifPresent(filter));
        var without = item("stream-menu-exclude", words.get("stream.menu.exclude"), () -> term.map("-"::concat).ifPresent(filter));
        by.setDisable(term.isEmpty());
        without.setDisable(term.isEmpty());
        new ContextMenu(by, without, item("stream-menu-copy", words.get("stream.menu.copy"), () -> copy(message))).show(cell, x, y);
    }

    private void copy(Message message) {
        CopiedText.copy(text.apply(message));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(chosen -> action.run());
        return item;
    }
}
