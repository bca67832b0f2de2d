package dev.mqttworkbench.app.payload;

import java.util.function.IntConsumer;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// A line of a payload on the screen: one piece of text a token, in the colour of its kind, and before it the mark of what can
/// be folded.
final class LineCell extends ListCell<Row> {

    private final TextFlow flow = new TextFlow();
    private final Label mark = new Label();
    private final HBox box = new HBox(mark, flow);
    private final Words words;

    LineCell(Words words, IntConsumer toggle) {
        this.words = words;
        mark.getStyleClass().add("fold-mark");
        mark.setOnMouseClicked(event -> {
            if (getItem() != null && getItem().canFold()) {
                toggle.accept(getItem().index());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        mark.setText(!row.canFold() ? "" : row.isFolded() ? "▸" : "▾");
        flow.getChildren().setAll(row.line().tokens().stream().map(LineCell::text).toList());
        if (row.isFolded()) {
            flow.getChildren().add(text(new Token(Token.Kind.MARK, " " + words.get("payload.folded", row.end() - row.index()))));
        }
        setGraphic(box);
        setAccessibleText(row.line().text());
    }

    private static Text text(Token token) {
        var text = new Text(token.text());
        text.getStyleClass().addAll("text", token.kind().styleClass());
        return text;
    }
}
