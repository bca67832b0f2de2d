package dev.mqttworkbench.app.retained;

import java.util.List;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.NewSubscriber.Granted;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.jspecify.annotations.Nullable;

/// What a new subscriber would get, on the screen.
public final class NewSubscriberView {

    private final NewSubscriberViewModel model;
    private final Words words;

    @FXML private TextField filter;
    @FXML private HBox qos;
    @FXML private Button ask;
    @FXML private Button close;
    @FXML private Label sentence;
    @FXML private ProgressBar progress;
    @FXML private TableView<Granted> table;
    @FXML private TableColumn<Granted, Granted> topic;
    @FXML private TableColumn<Granted, Granted> published;
    @FXML private TableColumn<Granted, Granted> delivered;
    @FXML private Label why;

    /// @param model of the whole view
    public NewSubscriberView(RetainedViewModel model, Words words) {
        this.model = model.newSubscriber();
        this.words = words;
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        new Segments<>(qos, model.qosProperty(), model.qosProperty()::set)
                .fill(List.of(QoS.values()), level -> level == QoS.AT_MOST_ONCE ? words.get("publish.qos.0") : Integer.toString(level.level()), level -> "retained-subscriber-qos-" + level.level());
        progress.visibleProperty().bind(model.askingProperty());
        progress.managedProperty().bind(model.askingProperty());
        column(topic, () -> new RetainedCells.TextCell<Granted>(granted -> granted.message().topic(), "mono").withTooltip());
        column(published, () -> new RetainedCells.QosCell<>(granted -> granted.message().qos()));
        column(delivered, () -> new RetainedCells.QosCell<>(Granted::qos));
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> showWhy(now));
        model.answerProperty().subscribe(this::show);
    }

    private static void column(TableColumn<Granted, Granted> column, Supplier<RetainedCells.Cell<Granted>> cell) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> cell.get());
        column.setReorderable(false);
        column.setSortable(false);
    }

    private void show(NewSubscriberViewModel.Answer answer) {
        var selected = table.getSelectionModel().getSelectedIndex();
        sentence.setText(answer.sentence());
        sentence.getStyleClass().remove("error");
        if (answer.isFailure()) {
            sentence.getStyleClass().add("error");
        }
        table.setItems(FXCollections.observableList(answer.deliveries()));
        table.getSelectionModel().clearAndSelect(Math.max(0, Math.min(selected, answer.deliveries().size() - 1)));
        showWhy(table.getSelectionModel().getSelectedItem());
    }

    private void showWhy(@Nullable Granted granted) {
        why.setText(granted == null ? "" : model.why(granted));
        why.setManaged(granted != null);
    }

    @FXML
    private void ask() {
        model.ask();
    }

    @FXML
    private void close() {
        model.openProperty().set(false);
    }
}
