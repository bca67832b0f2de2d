package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Choices;
import dev.mqttworkbench.app.fx.EntryField;
import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.SecretField;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ProxySettings;
import dev.mqttworkbench.app.workbench.profile.Scheme;
import dev.mqttworkbench.app.workbench.profile.TlsSettings.Identity;

/// The page about TLS and the proxy.
public final class SecurityView {

    private final ProfileForm profile;
    private final SecurityForm form;
    private final Words words;
    private final FileQuestion files;

    @FXML private Label unencrypted;
    @FXML private EntryField authorities;
    @FXML private Button browseAuthorities;
    @FXML private ComboBox<Identity> identity;
    @FXML private EntryField certificate;
    @FXML private Button browseCertificate;
    @FXML private Label keyLabel;
    @FXML private HBox keyRow;
    @FXML private EntryField key;
    @FXML private Button browseKey;
    @FXML private Label certificateLabel;
    @FXML private HBox certificateRow;
    @FXML private Label keyPasswordLabel;
    @FXML private SecretField keyPassword;
    @FXML private EntryField serverName;
    @FXML private CheckBox checksHostName;
    @FXML private VBox accepted;
    @FXML private ComboBox<ProxySettings.Kind> proxy;
    @FXML private Label proxyHostLabel;
    @FXML private HBox proxyHostRow;
    @FXML private EntryField proxyHost;
    @FXML private EntryField proxyPort;
    @FXML private Label proxyUserNameLabel;
    @FXML private EntryField proxyUserName;
    @FXML private Label proxyPasswordLabel;
    @FXML private SecretField proxyPassword;

    /// The page about TLS and the proxy of the form behind this panel.
    public SecurityView(ProfilesViewModel model, Words words, FileQuestion files) {
        this.files = files;
        this.profile = model.form();
        this.form = profile.security;
        this.words = words;
    }

    @FXML
    private void initialize() {
        unencrypted.visibleProperty().bind(profile.general.scheme.map(Scheme::isEncrypted).map(encrypted -> !encrypted));
        unencrypted.managedProperty().bind(unencrypted.visibleProperty());
        bindFile(authorities, form.authorities, browseAuthorities);
        Choices.fill(identity, form.identity, List.of(Identity.values()), each -> words.get("connect.identity." + each));
        bindFile(certificate, form.certificate, browseCertificate);
        bindFile(key, form.key, browseKey);
        GeneralView.bind(keyPassword, profile.keyPassword);
        GeneralView.bind(serverName, form.serverName);
        checksHostName.selectedProperty().bindBidirectional(form.checksHostName);
        form.identity.subscribe(now -> {
            show(now != Identity.NONE, certificateLabel, certificateRow, keyPasswordLabel, keyPassword);
            show(now == Identity.PEM, keyLabel, keyRow);
        });
        form.accepted.addListener((ListChangeListener<String>) change -> showAccepted());
        showAccepted();
        bindProxy();
    }

    private void bindFile(EntryField field, Entry<String> entry, Button browse) {
        GeneralView.bind(field, entry);
        browse.setOnAction(event -> files.whatToOpen(browse.getScene().getWindow(), FileQuestion.Question.any(field.getLabel()))
                .ifPresent(file -> entry.textProperty().set(file.toString())));
    }

    private void bindProxy() {
        Choices.fill(proxy, form.proxy, List.of(ProxySettings.Kind.values()), each -> words.get("connect.proxy." + each));
        GeneralView.bind(proxyHost, form.proxyHost);
        GeneralView.bind(proxyPort, form.proxyPort);
        GeneralView.bind(proxyUserName, form.proxyUserName);
        GeneralView.bind(proxyPassword, profile.proxyPassword);
        form.proxy.subscribe(now -> {
            show(now != ProxySettings.Kind.NONE, proxyHostLabel, proxyHostRow, proxyUserNameLabel, proxyUserName);
            show(now != ProxySettings.Kind.NONE && now != ProxySettings.Kind.SOCKS4, proxyPasswordLabel, proxyPassword);
        });
    }

    private static void show(boolean isShown, Node... nodes) {
        for (var node : nodes) {
            Visibility.setShown(node, isShown);
        }
    }

    private void showAccepted() {
        if (form.accepted.isEmpty()) {
            var none = new Label(words.get("connect.accepted.none"));
            none.getStyleClass().addAll("muted");
            accepted.getChildren().setAll(none);
        } else {
            accepted.getChildren().setAll(form.accepted.stream().map(this::acceptedLine).toList());
        }
    }

    private Node acceptedLine(String fingerprint) {
        var text = new Label(fingerprint);
        text.getStyleClass().addAll("mono", "small");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var forget = new Button("×");
        forget.setId("connectForget" + form.accepted.indexOf(fingerprint));
        forget.setAccessibleText(words.get("connect.accepted.forget"));
        forget.getStyleClass().addAll("flat", "small");
        forget.setMinWidth(Button.USE_PREF_SIZE);
        forget.setOnAction(event -> form.forget(fingerprint));
        return new HBox(6, text, forget);
    }
}
