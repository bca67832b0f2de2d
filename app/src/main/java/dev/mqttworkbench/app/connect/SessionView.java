package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

import dev.mqttworkbench.app.fx.Choices;
import dev.mqttworkbench.app.fx.EntryField;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// The page about the Session: version, what CONNECT asks for, and whether a lost connection is made again.
public final class SessionView {

    private final SessionForm form;
    private final Words words;

    @FXML private ComboBox<ProtocolVersion> version;
    @FXML private CheckBox cleanStart;
    @FXML private EntryField keepAlive;
    @FXML private EntryField expiry;
    @FXML private EntryField receiveMaximum;
    @FXML private EntryField maximumPacketSize;
    @FXML private EntryField topicAliasMaximum;
    @FXML private NameValuesBox userProperties;
    @FXML private Label onlyInFive;
    @FXML private CheckBox retries;
    @FXML private EntryField firstRetry;
    @FXML private EntryField longestRetry;

    /// The page about the Session of the form behind this panel.
    public SessionView(ProfilesViewModel model, Words words) {
        this.form = model.form().session;
        this.words = words;
    }

    @FXML
    private void initialize() {
        Choices.fill(version, form.version, List.of(ProtocolVersion.V5, ProtocolVersion.V3_1_1, ProtocolVersion.V3_1), ProtocolVersion::toString);
        cleanStart.selectedProperty().bindBidirectional(form.cleanStart);
        GeneralView.bind(keepAlive, form.keepAlive);
        GeneralView.bind(expiry, form.expiry);
        GeneralView.bind(receiveMaximum, form.receiveMaximum);
        GeneralView.bind(maximumPacketSize, form.maximumPacketSize);
        GeneralView.bind(topicAliasMaximum, form.topicAliasMaximum);
        userProperties.bind(form.userProperties, words);
        onlyInFive.visibleProperty().bind(form.version.map(version -> !version.isV5()));
        onlyInFive.managedProperty().bind(onlyInFive.visibleProperty());
        for (var node : List.<Node>of(expiry, receiveMaximum, topicAliasMaximum, userProperties)) {
            node.disableProperty().bind(onlyInFive.visibleProperty());
        }
        retries.selectedProperty().bindBidirectional(form.retries);
        GeneralView.bind(firstRetry, form.firstRetry);
        GeneralView.bind(longestRetry, form.longestRetry);
        firstRetry.disableProperty().bind(form.retries.not());
        longestRetry.disableProperty().bind(form.retries.not());
    }
}
