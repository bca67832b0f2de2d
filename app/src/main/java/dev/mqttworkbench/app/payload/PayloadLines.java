package dev.mqttworkbench.app.payload;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The lines of a decoded payload, which can be folded and copied. On the JavaFX thread only.
final class PayloadLines extends ListView<Row> {

    static final double LINE_HEIGHT = 20;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    /// More rows stay where they are and are made when they are looked at; then the list begins at the top again.
    private static final int COPIED_ROWS = 2_000;

    private final ObservableList<Row> few = FXCollections.observableArrayList();
    private Rows rows = Rows.of(Decoded.NOTHING);
    private boolean keepsFolds = true;
    private Optional<Consumer<String>> onPlot = Optional.empty();

    PayloadLines() {
        setId("payload-lines");
        getStyleClass().addAll("payload", "mono");
        setFixedCellSize(LINE_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setItems(few);
    }

    void prepare(Words words) {
        setCellFactory(view -> new LineCell(words, this::toggle, onPlot));
        setAccessibleText(words.get("stream.column.payload"));
        var nothing = new Label(words.get("payload.empty"));
        nothing.getStyleClass().add("muted");
        setPlaceholder(nothing);
        setContextMenu(new ContextMenu(
                item("payload-copy-value", words.get("payload.copy.value"), this::copyValue),
                item("payload-copy-path", words.get("payload.copy.path"), this::copyPath),
                item("payload-fold", words.get("payload.fold"), () -> toggle(selected())),
                item("payload-fold-all", words.get("payload.foldAll"), () -> show(rows.allFolded())),
                item("payload-open-all", words.get("payload.openAll"), () -> show(Rows.of(rows.decoded())))));
    }

    /// Lets numbers be plotted: by a button behind each, and in the menu.
    void offerPlot(Words words, Consumer<String> plot) {
        onPlot = Optional.of(plot);
        setCellFactory(view -> new LineCell(words, this::toggle, onPlot));
        var item = item("payload-plot", words.get("payload.plot"), () -> selectedNumber().ifPresent(number -> plot.accept(number.path())));
        getContextMenu().getItems().add(item);
        getContextMenu().setOnShowing(event -> item.setDisable(selectedNumber().isEmpty()));
    }

    private Optional<NumberAt> selectedNumber() {
        @Nullable Row row = getSelectionModel().getSelectedItem();
        return Optional.ofNullable(row).flatMap(each -> each.line().number());
    }

    private static MenuItem item(String id, String title, Runnable action) {
        var item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    /// The next payload is of another topic.
    void forgetFolds() {
        keepsFolds = false; // what is shown stays as it is until there is something else
    }

    void show(Decoded decoded) {
        var shown = Rows.of(decoded);
        show(keepsFolds ? shown.foldedLike(rows) : shown);
        keepsFolds = true;
    }

    private void show(Rows shown) {
        rows = shown;
        if (shown.size() <= COPIED_ROWS) {
            few.setAll(shown);
            if (getItems() != few) {
                setItems(few);
            }
        } else {
            getSelectionModel().clearSelection();
            setItems(FXCollections.observableList(shown));
            few.clear();
        }
    }

    private void toggle(int line) {
        if (line >= 0) {
            show(rows.toggled(line));
            getSelectionModel().clearAndSelect(Math.max(0, rows.positionOf(line)));
        }
    }

    /// Goes to a line, opening what it is folded into.
    void reveal(int line) {
        if (rows.positionOf(line) < 0) {
            show(rows.revealing(line));
        }
        var position = rows.positionOf(line);
        getSelectionModel().clearAndSelect(position);
        scrollTo(Math.max(0, position - 3));
    }

    private int selected() {
        @Nullable Row row = getSelectionModel().getSelectedItem();
        return row == null ? -1 : row.index();
    }

    private void keyPressed(KeyEvent event) {
        @Nullable Row row = getSelectionModel().getSelectedItem();
        if (COPY.match(event)) {
            var chosen = getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(Row::index).sorted().toList();
            copy(rows.decoded().textOf(chosen));
            event.consume();
        } else if (row != null && row.canFold() && event.getCode() == (row.isFolded() ? KeyCode.RIGHT : KeyCode.LEFT)) {
            toggle(row.index());
            event.consume();
        }
    }

    private void copyValue() {
        var line = selected();
        var decoded = rows.decoded();
        if (line >= 0) {
            CopiedText.make(() -> decoded.valueAt(line));
        }
    }

    private void copyPath() {
        var line = selected();
        if (line >= 0 && !rows.decoded().lines().get(line).path().isEmpty()) { // a line of text or hex has none
            copy(rows.decoded().lines().get(line).path());
        }
    }

    private static void copy(String text) {
        CopiedText.copy(text);
    }
}
