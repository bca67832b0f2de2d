package dev.mqttworkbench.app.stream;

import java.util.function.Consumer;
import java.util.function.Function;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;

/// The menu of a cell of the stream: filter by its value, leave its value out, copy it.
///
/// @param filter hears the term that the filter shall have as well
record CellMenu(CellValue value, Function<Message, String> text, Words words, Consumer<String> filter) {

    /// Gives this menu to a cell.
    void addTo(MessageCells.Cell cell) {
        cell.setOnContextMenuRequested(event -> {
            if (cell.getItem() != null) {
                show(cell, cell.getItem(), event);
            }
        });
    }

    private void show(MessageCells.Cell cell, Message message, ContextMenuEvent event) {
        var term = value.term(message);
        var by = item("stream-menu-filter", words.get("stream.menu.filter"), () -> term.ifPresent(filter));
        var without = item("stream-menu-exclude", words.get("stream.menu.exclude"), () -> term.map("-"::concat).ifPresent(filter));
        by.setDisable(term.isEmpty());
        without.setDisable(term.isEmpty());
        new ContextMenu(by, without, item("stream-menu-copy", words.get("stream.menu.copy"), () -> copy(message)))
                .show(cell, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void copy(Message message) {
        var copied = new ClipboardContent();
        copied.putString(text.apply(message));
        Clipboard.getSystemClipboard().setContent(copied);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(chosen -> action.run());
        return item;
    }
}
