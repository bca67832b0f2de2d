package dev.mqttworkbench.app.stream;

import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import dev.mqttworkbench.app.messages.MessageTable;
import dev.mqttworkbench.app.workbench.Message;

/// Keeps the newest row of the table in sight, until the reader goes to older ones by wheel, bar or key.
final class Following {

    private final MessageTable table;
    private final StreamViewModel model;
    private boolean isSelecting;

    Following(MessageTable table, StreamViewModel model) {
        this.table = table;
        this.model = model;
    }

    /// Begins.
    void install() {
        table.getItems().addListener((ListChangeListener<Message>) change -> rowsChanged());
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && !isSelecting) {
                model.select(now);
            }
        });
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> holdSeveral());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.addEventFilter(ScrollEvent.SCROLL, this::onScroll);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::onPress);
        table.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::onDrag);
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, this::onDrag);
        model.followingProperty().subscribe(this::rowsChanged);
    }

    private void rowsChanged() {
        keepSelection();
        if (model.followingProperty().get() && model.liveProperty().get() && !table.getItems().isEmpty()) {
            table.scrollTo(table.getItems().size() - 1);
        }
    }

    /// The selected message stays selected while rows come and go.
    private void keepSelection() {
        var row = model.selectedRow();
        if (row != table.getSelectionModel().getSelectedIndex()) {
            isSelecting = true;
            if (row < 0) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().clearAndSelect(row);
            }
            isSelecting = false;
        }
    }

    /// Several rows are selected of what stands still.
    private void holdSeveral() {
        if (!isSelecting && table.getSelectionModel().getSelectedIndices().size() > 1) {
            model.lookBack();
        }
    }

    private void onScroll(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            table.verticalBar().filter(Node::isVisible).ifPresent(bar -> model.lookBack());
        } else if (event.getDeltaY() < 0) {
            table.verticalBar().filter(Following::isAtEnd).ifPresent(bar -> catchUp());
        }
    }

    /// Who takes the scroll bar wants to be where it is put, by a click beside its thumb too.
    private void onPress(MouseEvent event) {
        table.verticalBar().filter(bar -> isWithin(bar, event)).ifPresent(bar -> model.lookBack());
    }

    private void onDrag(MouseEvent event) {
        table.verticalBar().filter(bar -> isWithin(bar, event)).ifPresent(bar -> {
            if (isAtEnd(bar)) {
                catchUp();
            } else {
                model.lookBack();
            }
        });
    }

    private static boolean isWithin(ScrollBar bar, MouseEvent event) {
        return event.getTarget() instanceof Node target && isWithin(bar, target);
    }

    private static boolean isWithin(Node ancestor, Node node) {
        return node == ancestor || Optional.ofNullable(node.getParent()).map(parent -> isWithin(ancestor, parent)).orElse(false);
    }

    /// The reader is back at the newest row: the stream goes on, unless it is paused.
    private void catchUp() {
        if (model.liveProperty().get() && !model.followingProperty().get()) {
            model.jumpToNow();
        }
    }

    private static boolean isAtEnd(ScrollBar bar) {
        return bar.getValue() >= bar.getMax() - 1e-6;
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> table.verticalBar().filter(Node::isVisible).ifPresent(bar -> model.lookBack());
            case END -> catchUp();
            default -> { }
        }
    }
}
