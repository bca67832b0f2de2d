package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.EntryField;
import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.workbench.Words;

/// The page about the Will Message.
public final class WillView {

    private final WillForm form;
    private final Words words;

    @FXML private CheckBox isOn;
    @FXML private GridPane fields;
    @FXML private EntryField topic;
    @FXML private TextArea payload;
    @FXML private HBox qos;
    @FXML private CheckBox retain;
    @FXML private EntryField delay;
    @FXML private EntryField expiry;
    @FXML private CheckBox isText;
    @FXML private EntryField contentType;
    @FXML private EntryField responseTopic;
    @FXML private EntryField correlationData;
    @FXML private NameValuesBox userProperties;

    /// The page about the will of the form behind this panel.
    public WillView(ProfilesViewModel model, Words words) {
        this.form = model.form().will;
        this.words = words;
    }

    @FXML
    private void initialize() {
        isOn.selectedProperty().bindBidirectional(form.isOn);
        fields.disableProperty().bind(form.isOn.not());
        GeneralView.bind(topic, form.topic);
        payload.textProperty().bindBidirectional(form.payload.textProperty());
        new Segments<>(qos, form.qos, form.qos::set).fill(List.of(0, 1, 2), level -> words.get("publish.qos." + level), level -> "connectWillQos" + level);
        retain.selectedProperty().bindBidirectional(form.retain);
        GeneralView.bind(delay, form.delay);
        GeneralView.bind(expiry, form.expiry);
        isText.selectedProperty().bindBidirectional(form.isText);
        GeneralView.bind(contentType, form.contentType);
        GeneralView.bind(responseTopic, form.responseTopic);
        GeneralView.bind(correlationData, form.correlationData);
        userProperties.bind(form.userProperties, words);
    }
}
