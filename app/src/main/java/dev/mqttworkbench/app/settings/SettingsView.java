package dev.mqttworkbench.app.settings;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.window.Theme;
import dev.mqttworkbench.app.workbench.Preferences.Language;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;

/// The Settings on the screen.
public final class SettingsView implements Screen {

    private final SettingsViewModel model;
    private final Words words;

    @FXML private ScrollPane root;
    @FXML private HBox theme;
    @FXML private HBox language;
    @FXML private Label languageNote;
    @FXML private HBox size;
    @FXML private TextField history;
    @FXML private Label historyFault;
    @FXML private Label usage;
    @FXML private Label folder;
    @FXML private Label folderFault;
    @FXML private GridPane keys;
    @FXML private Label about;

    /// @param model decides
    public SettingsView(SettingsViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        new Segments<>(theme, model.themeProperty(), model.themeProperty()::set)
                .fill(List.of(Theme.Choice.values()), each -> words.get("settings.theme." + each), each -> "settings-theme-" + each);
        new Segments<>(language, model.languageProperty(), model::chooseLanguage)
                .fill(List.of(Language.values()), each -> words.get("settings.language." + each), each -> "settings-language-" + each);
        new Segments<>(size, model.sizeProperty(), model::chooseSize)
                .fill(SettingsViewModel.SIZES, each -> words.get("settings.size.percent", each), each -> "settings-size-" + each);
        history.textProperty().bindBidirectional(model.historyProperty());
        model.historyFaultProperty().subscribe(fault -> {
            history.getStyleClass().remove("invalid");
            if (!fault.isEmpty()) {
                history.getStyleClass().add("invalid");
            }
        });
        usage.textProperty().bind(model.usageProperty());
        Visibility.say(languageNote, model.languageNoteProperty());
        Visibility.say(historyFault, model.historyFaultProperty());
        Visibility.say(folderFault, model.folderFaultProperty());
        folder.setText(model.facts().folder().toString());
        about.setText(model.facts().build().lines());
        var row = 0;
        for (var line : model.facts().keys()) {
            var key = new Label(line.keys());
            key.getStyleClass().add("chip");
            keys.addRow(row++, key, new Label(line.action()));
        }
    }

    private static void copy(String text) {
        CopiedText.copy(text);
    }

    @FXML
    private void openFolder() {
        model.openFolder();
    }

    @FXML
    private void copyFolder() {
        copy(model.facts().folder().toString());
    }

    @FXML
    private void copyAbout() {
        copy(model.facts().build().lines());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void setShown(boolean shown) {
        model.setShown(shown);
    }

    @Override
    public void focus() {
        theme.getChildren().getFirst().requestFocus();
    }

    /// There is nothing to filter: the keyboard goes to the first setting.
    @Override
    public void focusFilter() {
        focus();
    }

    /// Nothing moves here.
    @Override
    public void togglePause() {}
}
