package dev.mqttworkbench.app.payload;

import java.util.concurrent.CompletableFuture;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// Shows how a payload differs from another one: what was in the colour of removed lines, what is in that of added ones, and by
/// how much a number changed. Compares in the background. On the JavaFX thread only.
public final class DiffView extends VBox {

    private static final System.Logger LOG = System.getLogger(DiffView.class.getName());
    private static final double LINE_HEIGHT = 20;

    private final ObservableList<Difference.Changed> lines = FXCollections.observableArrayList();
    private final Label note = new Label();
    private final Words words;
    private final Tasks tasks;
    private int asked;

    /// A view that shows nothing yet.
    ///
    /// @param tasks compare
    public DiffView(Words words, Tasks tasks) {
        this.words = words;
        this.tasks = tasks;
        var list = new ListView<>(lines);
        list.setId("payload-difference");
        list.setAccessibleText(words.get("payload.difference"));
        list.getStyleClass().addAll("payload", "mono");
        list.setFixedCellSize(LINE_HEIGHT);
        list.setCellFactory(view -> new Cell());
        setVgrow(list, Priority.ALWAYS);
        note.setId("payload-difference-note");
        note.getStyleClass().addAll("sentence", "warning", "payload-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(note, list);
        setNoteShown(false);
    }

    /// Compares the beginnings of two payloads, read by the same decoder.
    public void show(Payload older, Payload newer, DecoderChoice choice) {
        var number = ++asked;
        var comparing = CompletableFuture.supplyAsync(() -> Difference.between(
                Decoder.decode(older, Decoder.FIRST, choice, Watch.none()),
                Decoder.decode(newer, Decoder.FIRST, choice, Watch.none())), tasks.background());
        tasks.whenComplete(comparing, difference -> {
            if (number == asked) {
                lines.setAll(difference.lines());
                var isCut = Math.max(older.size(), newer.size()) > Decoder.FIRST;
                note.setText(!difference.isComplete()
                        ? words.get("payload.difference.tooMuch")
                        : words.get("payload.difference.cut", ByteCount.format(Decoder.FIRST, words.locale())));
                setNoteShown(isCut || !difference.isComplete());
            }
        }, failure -> LOG.log(System.Logger.Level.ERROR, "Two payloads could not be compared", failure));
    }

    private void setNoteShown(boolean isShown) {
        Visibility.setShown(note, isShown);
    }

    /// A line with its mark.
    private static final class Cell extends ListCell<Difference.Changed> {

        private final TextFlow flow = new TextFlow();

        @Override
        protected void updateItem(Difference.@Nullable Changed item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("added", "removed");
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            flow.getChildren().setAll(item.line().tokens().stream().map(token -> text(token.text(), token.kind().styleClass())).toList());
            var sign = switch (item.mark()) {
                case SAME -> "";
                case REMOVED -> "-";
                case ADDED -> "+";
            };
            if (item.mark() != Difference.Mark.SAME) {
                getStyleClass().add(item.mark() == Difference.Mark.ADDED ? "added" : "removed");
                flow.getChildren().add(text("    " + (item.delta().isEmpty() ? sign : item.delta()), "delta"));
            }
            setGraphic(flow);
            setAccessibleText((sign + " " + item.line().text().strip() + " " + item.delta()).strip());
        }

        private static Text text(String characters, String styleClass) {
            var text = new Text(characters);
            text.getStyleClass().addAll("text", styleClass);
            return text;
        }
    }
}
