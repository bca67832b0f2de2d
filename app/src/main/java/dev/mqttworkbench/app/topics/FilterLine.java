package dev.mqttworkbench.app.topics;

import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The line below the filter, there while it has a text: what is wrong and where, or how many topics match, and the way from
/// match to match.
public final class FilterLine extends HBox {

    private final Label before = new Label();
    private final Label level = new Label();
    private final Label after = new Label();
    private final Label sentence = new Label();
    private final HBox mark = new HBox(before, level, after);
    private final FlowPane said = new FlowPane(8, 2, mark, sentence);
    private final Label matches = new Label();
    private final Button previous = new Button("‹");
    private final Button next = new Button("›");
    private final ToggleButton only = new ToggleButton();

    /// A line without content; [#prepare(TopicsViewModel, TextField, Words)] gives it some.
    public FilterLine() {
        getStyleClass().add("filter-line");
        before.getStyleClass().addAll("mono", "muted");
        level.getStyleClass().addAll("mono", "filter-level");
        level.setId("topics-filter-level");
        after.getStyleClass().addAll("mono", "muted");
        sentence.setId("topics-filter-fault");
        sentence.getStyleClass().add("sentence");
        sentence.setWrapText(true);
        matches.setId("topics-filter-matches");
        matches.getStyleClass().addAll("secondary", "muted");
        matches.setMinWidth(0);
        previous.setId("topics-filter-previous");
        next.setId("topics-filter-next");
        only.setId("topics-filter-only");
        for (var control : new Node[] {previous, next, only}) {
            control.getStyleClass().add("small");
        }
        only.setMinWidth(USE_PREF_SIZE);
        setHgrow(said, Priority.ALWAYS);
        setHgrow(matches, Priority.ALWAYS);
        matches.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(said, matches, previous, next, only);
    }

    /// Binds the line and the field above it.
    void prepare(TopicsViewModel model, TextField field, Words words) {
        var filter = model.filter();
        previous.setAccessibleText(words.get("topics.filter.previous"));
        next.setAccessibleText(words.get("topics.filter.next"));
        only.setText(words.get("topics.filter.only"));
        only.selectedProperty().bindBidirectional(filter.onlyMatchesProperty());
        previous.setOnAction(event -> model.steps().previous());
        next.setOnAction(event -> model.steps().next());
        field.textProperty().bindBidirectional(filter.textProperty());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> onKey(event, model, field));
        matches.textProperty().bind(model.matchesProperty());
        filter.noteProperty().subscribe(this::show);
        filter.validProperty().subscribe(isValid -> {
            field.getStyleClass().remove("invalid");
            sentence.getStyleClass().remove("error");
            if (!isValid) {
                field.getStyleClass().add("invalid");
                sentence.getStyleClass().add("error");
            }
        });
        visibleProperty().bind(filter.onProperty().or(filter.validProperty().not()));
        managedProperty().bind(visibleProperty());
    }

    private static void onKey(KeyEvent event, TopicsViewModel model, TextField field) {
        if (event.getCode() == KeyCode.ESCAPE) {
            field.clear();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            model.steps().previous();
        } else if (event.getCode() == KeyCode.ENTER) {
            model.steps().next();
        }
    }

    private void show(Optional<FilterNote> note) {
        note.ifPresent(about -> {
            before.setText(about.before());
            level.setText(about.level());
            after.setText(about.after());
            sentence.setText(about.sentence());
        });
        Visibility.setShown(said, note.isPresent());
        for (var node : new Node[] {matches, previous, next}) {
            Visibility.setShown(node, note.isEmpty());
        }
    }
}
