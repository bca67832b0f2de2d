package dev.mqttworkbench.app.palette;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The command palette on the screen: a field, and below it what is found. The keyboard stays in the field.
public final class PaletteView {

    private static final double ROW = 30;
    private static final int MOST_ROWS = 12;

    private final PaletteViewModel model;
    private final Runnable close;

    @FXML private TextField text;
    @FXML private ListView<Entry> list;
    @FXML private Label footer;

    /// @param close is called before what was chosen is done
    public PaletteView(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        text.textProperty().bindBidirectional(model.textProperty());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setItems(model.entries());
        list.setFixedCellSize(ROW);
        list.prefHeightProperty().bind(Bindings.size(model.entries()).map(rows -> ROW * Math.min(rows.intValue(), MOST_ROWS) + 2));
        list.setMinHeight(0);
        list.setCellFactory(view -> new EntryCell());
        list.setOnMouseClicked(event -> choose());
        model.entries().addListener((ListChangeListener<Entry>) change -> selectFirst()); // behind the list's own listener
        selectFirst();
        footer.textProperty().bind(model.footerProperty());
        footer.visibleProperty().bind(footer.textProperty().isNotEmpty());
        footer.managedProperty().bind(footer.visibleProperty());
    }

    private void selectFirst() {
        if (!model.entries().isEmpty()) {
            list.getSelectionModel().clearAndSelect(0);
        }
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(MOST_ROWS - 1);
            case PAGE_UP -> move(1 - MOST_ROWS);
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows) {
        var wanted = list.getSelectionModel().getSelectedIndex() + rows;
        var index = Math.clamp(wanted, 0, Math.max(0, model.entries().size() - 1));
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - MOST_ROWS / 2));
    }

    private void choose() {
        var entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            close.run();
            entry.action().run();
        }
    }

    /// A title at the left, its keys at the right.
    private static final class EntryCell extends ListCell<Entry> {

        private final Label title = new Label();
        private final Label hint = new Label();
        private final HBox row;

        EntryCell() {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            hint.getStyleClass().add("muted");
            hint.setMinWidth(Region.USE_PREF_SIZE);
            row = new HBox(8, title, gap, hint);
            row.getStyleClass().add("palette-row");
            setPrefWidth(0); // as wide as the list, so that a long title is cut with an ellipsis
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(entry == null ? null : row);
            setAccessibleText(entry == null ? "" : entry.title());
            if (entry != null) {
                title.setText(entry.title());
                title.getStyleClass().remove("mono");
                if (entry.isTopic()) {
                    title.getStyleClass().add("mono");
                }
                hint.setText(entry.hint());
            }
        }
    }
}
