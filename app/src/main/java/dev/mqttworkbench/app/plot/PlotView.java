package dev.mqttworkbench.app.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// The plot with its lines, their statistics and its export.
public final class PlotView {

    private static final List<String> HEADS = List.of("last", "minimum", "maximum", "mean", "deviation", "count");

    private final PlotViewModel model;
    private final Words words;
    private final Tasks tasks;
    private final FileQuestion files;
    private final List<LineRow> rows = new ArrayList<>();

    @FXML private MenuButton add;
    @FXML private HBox spans;
    @FXML private ToggleButton oneScale;
    @FXML private ToggleButton pause;
    @FXML private MenuButton export;
    @FXML private Label note;
    @FXML private PlotCanvas canvas;
    @FXML private VBox nothing;
    @FXML private GridPane table;

    /// @param tasks write files
    /// @param files asks where to
    public PlotView(PlotViewModel model, Words words, Tasks tasks, FileQuestion files) {
        this.model = model;
        this.words = words;
        this.tasks = tasks;
        this.files = files;
    }

    @FXML
    private void initialize() {
        canvas.show(model);
        add.setOnShowing(event -> fillMenu());
        add.disableProperty().bind(javafx.beans.binding.Bindings.isEmpty(model.offered()));
        model.offered().subscribe(this::fillMenu);
        new Segments<>(spans, model.lookProperty().map(PlotSettings::span), model::choose)
                .fill(List.of(Span.values()), span -> words.get("plot.span." + span), span -> "plot-" + span);
        model.lookProperty().subscribe(now -> oneScale.setSelected(now.oneScale()));
        oneScale.setOnAction(event -> model.setOneScale(oneScale.isSelected()));
        pause.selectedProperty().bindBidirectional(model.pausedProperty());
        pause.textProperty().bind(model.pausedProperty().map(isPaused -> words.get(isPaused ? "topics.resume" : "topics.pause")));
        model.noteProperty().subscribe(this::showNote);
        model.lines().subscribe(this::fillTable);
        model.endProperty().subscribe(this::showStatistics);
        fillTable();
    }

    private void fillMenu() {
        add.getItems().setAll(model.offered().stream().map(this::item).toList());
    }

    private CheckMenuItem item(Series series) {
        var item = new CheckMenuItem(series.name());
        item.setMnemonicParsing(false);
        item.setSelected(model.lines().stream().anyMatch(line -> line.series().equals(series)));
        item.setOnAction(event -> model.toggle(series));
        return item;
    }

    private void fillTable() {
        rows.clear();
        table.getChildren().clear();
        var isEmpty = model.lines().isEmpty();
        Visibility.setShown(nothing, isEmpty);
        Visibility.setShown(canvas, !isEmpty);
        Visibility.setShown(table, !isEmpty);
        export.setDisable(isEmpty);
        table.addRow(0, Stream.concat(Stream.of(new Label(), new Label()), HEADS.stream().map(this::head)).toArray(Node[]::new));
        for (var line : model.lines()) {
            var row = new LineRow(line, model.nameOf(line), words, model::togglePin, model::toggle);
            rows.add(row);
            table.addRow(rows.size(), row.nodes());
        }
        showStatistics();
    }

    private Label head(String name) {
        var head = new Label(words.get("plot.statistics." + name));
        head.getStyleClass().addAll("muted", "plot-number", "secondary");
        return head;
    }

    private void showStatistics() {
        rows.forEach(row -> row.show(model.statistics(row.line())));
    }

    private void showNote(String sentence) {
        Visibility.say(note, sentence);
    }

    // ---- files ----

    @FXML
    private void exportPng() {
        choose("png").ifPresent(this::writePng);
    }

    @FXML
    private void exportCsv() {
        choose("csv").ifPresent(this::writeCsv);
    }

    private Optional<Path> choose(String ending) {
        var question = new FileQuestion.Question(words.get("plot.export"), "plot." + ending, ending.toUpperCase(Locale.ROOT), "*." + ending);
        return files.whereToSave(table.getScene().getWindow(), question);
    }

    private void writePng(Path file) {
        var paper = new SnapshotParameters();
        paper.setFill(canvas.ground()); // the colours of a dark screen are for a dark paper
        var picture = canvas.snapshot(paper, null);
        write(file, () -> PlotFiles.writePng(file, picture));
    }

    private void writeCsv(Path file) {
        var points = model.points();
        write(file, () -> PlotFiles.writeCsv(file, points));
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Path file, Writing writing) {
        var done = CompletableFuture.runAsync(() -> {
            try {
                writing.write();
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }, tasks.background());
        tasks.whenComplete(done, written -> model.tell("plot.exported", file), failure -> model.tell("plot.export.failed", file, new FailureWords(words).of(failure)));
    }
}
