package dev.mqttworkbench.app.messages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.text.TextOrHex;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;

/// A table of messages, a row each, of which several can be selected; cells format their message when it comes into sight.
/// On the JavaFX thread only.
///
/// ← and → lead a cursor through the cells of the selected row, Shift F10 and the menu key open the menu of the cell.
public final class MessageTable extends TableView<Message> {

    private static final double ROW = 26;

    private final ReadOnlyObjectWrapper<Optional<TableColumn<Message, ?>>> cursor = new ReadOnlyObjectWrapper<>(this, "cursor", Optional.empty());
    private final Map<TableColumn<Message, ?>, CellMenu.Column> menus = new HashMap<>();

    /// A table without columns; [#prepare(MessageText, Words, Consumer, Function)] gives it some.
    public MessageTable() {
        getStyleClass().add("message-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        setPlaceholder(new Region());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Gives it its columns.
    ///
    /// @param text writes the cells
    /// @param filter hears the term that the reader's filter shall have as well
    /// @param colours at the edge of a message's row
    public void prepare(MessageText text, Words words, Consumer<String> filter, Function<Message, Colour> colours) {
        add("time", words, 106, 106, 140, () -> new MessageCells.TimeCell(text::time, colours));
        var direction = add("direction", words, 58, 58, 100, () -> new MessageCells.DirectionCell(text::direction));
        var topic = add("topic", words, 110, 230, 900, () -> new MessageCells.TextCell(Message::topic, "mono"));
        var qos = add("qos", words, 44, 44, 60, MessageCells.QosCell::new);
        var flags = add("flags", words, 80, 80, 110, MessageCells.FlagsCell::new);
        var size = add("size", words, 68, 68, 110, () -> new MessageCells.TextCell(text::size, "muted", "align-right"));
        var payload = add("payload", words, 100, 380, Double.MAX_VALUE, () -> new MessageCells.TextCell(text::preview, "mono"));
        size.getStyleClass().add("align-right");
        var menu = new CellMenu(words, filter);
        menus.putAll(Map.of(
                direction, menu.of(CellValue.DIRECTION, text::direction),
                topic, menu.of(CellValue.TOPIC, Message::topic),
                qos, menu.of(CellValue.QOS, message -> Integer.toString(message.qos().level())),
                flags, menu.of(CellValue.FLAGS, MessageText::flags),
                size, menu.of(CellValue.SIZE, message -> Integer.toString(message.size())),
                payload, menu.of(CellValue.PAYLOAD, message -> TextOrHex.whole(message.payload()))));
        cursor.set(Optional.of(topic));
    }

    private TableColumn<Message, Message> add(
            String id, Words words, double least, double usual, double most, Supplier<MessageCells.Cell> cell) {
        var column = new TableColumn<Message, Message>(words.get("stream.column." + id));
        column.setId(id);
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setPrefWidth(usual);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(its -> prepared(cell.get(), its));
        column.setSortable(false);
        column.setReorderable(false);
        getColumns().add(column);
        return column;
    }

    private MessageCells.Cell prepared(MessageCells.Cell cell, TableColumn<Message, Message> column) {
        cursor.subscribe(at -> cell.setCursorHere(at.filter(column::equals).isPresent()));
        Optional.ofNullable(menus.get(column)).ifPresent(menu -> cell.setOnContextMenuRequested(event -> {
            if (!cell.isEmpty()) {
                menu.show(cell, cell.getItem(), event.getScreenX(), event.getScreenY());
                event.consume();
            }
        }));
        return cell;
    }

    private void onKey(KeyEvent event) {
        var isMenuKey = event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown();
        if (isMenuKey) {
            openMenu();
            event.consume();
        } else if ((event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) && !event.isShortcutDown() && !event.isAltDown()) {
            moveCursor(event.getCode() == KeyCode.LEFT ? -1 : 1);
            event.consume();
        }
    }

    private void moveCursor(int by) {
        var columns = getVisibleLeafColumns();
        var next = cursor.get().map(columns::indexOf).orElse(0) + by;
        if (next >= 0 && next < columns.size()) {
            cursor.set(Optional.of(columns.get(next)));
            scrollToColumnIndex(next);
        }
    }

    private void openMenu() {
        var message = Optional.ofNullable(getSelectionModel().getSelectedItem());
        message.ifPresent(chosen -> cursor.get().map(menus::get).ifPresent(menu -> cellAt(getSelectionModel().getSelectedIndex())
                .ifPresent(cell -> {
                    var below = cell.localToScreen(0, cell.getBoundsInLocal().getHeight());
                    menu.show(cell, chosen, below.getX(), below.getY());
                })));
    }

    private Optional<Node> cellAt(int row) {
        return lookupAll(".table-cell").stream()
                .filter(node -> node instanceof TableCell<?, ?> cell && cell.getIndex() == row && cursor.get().filter(cell.getTableColumn()::equals).isPresent())
                .filter(Node::isVisible)
                .findFirst();
    }

    /// Its vertical scroll bar, once the table is on the screen.
    public Optional<ScrollBar> verticalBar() {
        return lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .findFirst();
    }
}
