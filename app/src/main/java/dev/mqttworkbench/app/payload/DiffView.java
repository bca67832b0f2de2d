package dev.mqttworkbench.app.payload;

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

    private static final double LINE_HEIGHT = 20;

    private final ObservableList<Difference.Changed> lines = FXCollections.observableArrayList();
    private final ListView<Difference.Changed> list = new ListView<>(lines);
    private final Label note = new Label();
    private final Words words;
    private final PayloadComparing comparing;
    private Difference shown = Difference.NOTHING;
    private Runnable onShown = () -> {};

    /// A view that shows nothing yet.
    ///
    /// @param tasks compare
    /// @param births explain payloads of Sparkplug B
    public DiffView(Words words, Tasks tasks, BirthCertificates births) {
        this(words, tasks, new BackgroundDecoder(tasks, births));
    }

    DiffView(Words words, Tasks tasks, BackgroundDecoder decoder) {
        this.words = words;
        this.comparing = new PayloadComparing(tasks, decoder, this::show);
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

    /// Compares the beginnings of two payloads of a topic, read by the same decoder. While two others are being compared it waits, and
    /// takes the place of what waits already.
    public void show(String topic, Payload older, Payload newer, DecoderChoice choice) {
        comparing.compare(new PayloadComparing.Pair(topic, older, newer, choice));
    }

    /// Shows nothing, and nothing that is being compared.
    public void clear() {
        comparing.giveUp();
        shown = Difference.NOTHING;
        lines.clear();
        onShown.run();
        setNoteShown(false);
    }

    private void show(PayloadComparing.Pair pair, Difference difference) {
        shown = difference;
        lines.setAll(difference.lines());
        onShown.run();
        note.setText(!difference.isComplete()
                ? words.get("payload.difference.tooMuch")
                : words.get("payload.difference.cut", ByteCount.format(Decoder.FIRST, words.locale())));
        setNoteShown(pair.isCut() || !difference.isComplete());
    }

    /// Hears when another difference is shown.
    void onShown(Runnable listener) {
        onShown = listener;
    }

    /// What is shown, to be searched.
    Sought sought() {
        return shown::find;
    }

    /// Goes to a line.
    void reveal(int line) {
        if (line < lines.size()) {
            list.getSelectionModel().clearAndSelect(line);
            list.scrollTo(Math.max(0, line - 3));
        }
    }

    void focusLines() {
        list.requestFocus();
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
