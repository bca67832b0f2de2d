package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

import dev.mqttworkbench.app.fx.Choices;
import dev.mqttworkbench.app.fx.EntryField;
import dev.mqttworkbench.app.fx.SecretField;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.Scheme;

/// The first page of the form: what the connection is called, where it goes, and as whom.
public final class GeneralView {

    private final ProfileForm form;
    private final Words words;

    @FXML private EntryField name;
    @FXML private EntryField folder;
    @FXML private ComboBox<Colour> colour;
    @FXML private ComboBox<Scheme> scheme;
    @FXML private EntryField host;
    @FXML private EntryField port;
    @FXML private Label pathLabel;
    @FXML private EntryField path;
    @FXML private EntryField clientIdentifier;
    @FXML private EntryField userName;
    @FXML private SecretField password;
    @FXML private EntryField timeout;

    /// The first page of the form behind this panel.
    public GeneralView(ProfilesViewModel model, Words words) {
        this.form = model.form();
        this.words = words;
    }

    @FXML
    private void initialize() {
        var general = form.general;
        bind(name, general.name);
        bind(folder, general.folder);
        ColourCell.fill(colour, general.colour, words);
        Choices.fill(scheme, general.scheme, List.of(Scheme.values()), Scheme::title);
        bind(host, general.host);
        bind(port, general.port);
        bind(path, general.path);
        for (var node : List.of(pathLabel, path)) {
            node.visibleProperty().bind(general.scheme.map(Scheme::isWebSocket));
            node.managedProperty().bind(node.visibleProperty());
        }
        bind(clientIdentifier, general.clientIdentifier);
        bind(userName, general.userName);
        bind(password, form.password);
        bind(timeout, general.timeout);
    }

    static void bind(EntryField field, Entry<?> entry) {
        field.bind(entry.textProperty(), entry.faultProperty());
    }
}
