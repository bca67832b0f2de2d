package dev.mqttworkbench.app.payload;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// A line of a payload on the screen: one piece of text a token, in the colour of its kind, and before it the mark of what can
/// be folded, behind it the button that plots its number.
final class LineCell extends ListCell<Row> {

    private static final String CHART = "M1 1v8h9 M2.5 6.5l2-2.5l2 1.5l3-4";

    private final TextFlow flow = new TextFlow();
    private final Label mark = new Label();
    private final Button plot = new Button();
    private final HBox box = new HBox(mark, flow, plot);
    private final Words words;
    private final Optional<Consumer<String>> onPlot;

    /// @param toggle folds or opens what begins in a line
    /// @param onPlot plots the number at a path, where there is a plot
    LineCell(Words words, IntConsumer toggle, Optional<Consumer<String>> onPlot) {
        this.words = words;
        this.onPlot = onPlot;
        box.setAlignment(Pos.CENTER_LEFT);
        box.setFillHeight(false); // text, mark and button on one line
        box.setMinHeight(0);
        box.setMaxHeight(PayloadLines.LINE_HEIGHT); // higher than its row, it would begin above it
        plot.setMinHeight(0);
        plot.setMaxHeight(PayloadLines.LINE_HEIGHT - 2);
        mark.setMinHeight(0);
        var icon = new SVGPath();
        icon.setContent(CHART);
        icon.getStyleClass().add("icon");
        plot.setGraphic(icon);
        plot.getStyleClass().addAll("plot-number-button");
        plot.setFocusTraversable(false); // the line's menu does the same by keyboard
        plot.setAccessibleText(words.get("payload.plot"));
        plot.setOnAction(event -> number().ifPresent(number -> onPlot.ifPresent(does -> does.accept(number.path()))));
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
        plot.setVisible(onPlot.isPresent() && !row.isFolded() && row.line().number().isPresent());
        setGraphic(box);
        setAccessibleText(row.line().text());
    }

    private Optional<NumberAt> number() {
        return Optional.ofNullable(getItem()).flatMap(row -> row.line().number());
    }

    private static Text text(Token token) {
        var text = new Text(token.text());
        text.getStyleClass().addAll("text", token.kind().styleClass());
        return text;
    }
}
