package dev.mqttworkbench.app.publish;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import dev.mqttworkbench.app.workbench.Words;

/// How often and for how long the message is repeated.
public final class RepeatView {

    private final RepeatViewModel model;
    private final Words words;

    @FXML private TextField interval;
    @FXML private TextField times;
    @FXML private Label fault;
    @FXML private Button start;

    /// An editor for this repetition.
    public RepeatView(RepeatViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        interval.textProperty().bindBidirectional(model.intervalProperty());
        times.textProperty().bindBidirectional(model.timesProperty());
        fault.textProperty().bind(model.faultProperty());
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        start.textProperty().bind(model.runningProperty().map(isRunning -> words.get(isRunning ? "publish.repeat.stop" : "publish.repeat.start")));
        interval.setOnAction(event -> startOrStop());
        times.setOnAction(event -> startOrStop());
    }

    @FXML
    private void startOrStop() {
        if (model.runningProperty().get()) {
            model.stop();
        } else {
            model.start();
        }
    }
}
