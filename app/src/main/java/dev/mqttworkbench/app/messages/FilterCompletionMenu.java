package dev.mqttworkbench.app.messages;

import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The menu below the filter that Ctrl Space opens: the fields, or the values of the field that is written.
public final class FilterCompletionMenu {

    private final TextField filter;
    private final ContextMenu menu = new ContextMenu();

    public FilterCompletionMenu(TextField filter) {
        this.filter = filter;
        menu.setId("stream-filter-completion");
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            event.consume();
            show();
        }
    }

    private void show() {
        var caret = filter.getCaretPosition();
        var completion = FilterCompletion.at(filter.getText(), caret);
        menu.getItems().setAll(completion.candidates().stream().map(word -> item(word, completion.from(), caret)).toList());
        if (!menu.getItems().isEmpty()) {
            menu.show(filter, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(String word, int from, int caret) {
        var item = new MenuItem(word);
        item.setId("stream-filter-completion-" + word.replace(':', '-'));
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> filter.replaceText(from, caret, word));
        return item;
    }
}
