package dev.mqttworkbench.app.payload;

import javafx.scene.control.ListCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

/// A line of a payload on the screen: one piece of text a token, in the colour of its kind.
final class LineCell extends ListCell<Line> {

    private final TextFlow flow = new TextFlow();

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        flow.getChildren().setAll(line.tokens().stream().map(LineCell::text).toList());
        setGraphic(flow);
        setAccessibleText(line.text());
    }

    private static Text text(Token token) {
        var text = new Text(token.text());
        text.getStyleClass().addAll("text", token.kind().styleClass());
        return text;
    }
}
