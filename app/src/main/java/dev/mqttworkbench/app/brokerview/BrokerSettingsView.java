package dev.mqttworkbench.app.brokerview;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import atlantafx.base.controls.ToggleSwitch;
import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.BrokerProfile.Access;
import dev.mqttworkbench.app.workbench.BrokerProfile.Extra;
import dev.mqttworkbench.app.workbench.Words;

/// The settings of the broker on the screen.
public final class BrokerSettingsView {

    private final BrokerSettingsViewModel model;
    private final Words words;
    private final FileQuestion files;
    private final Node users;

    @FXML private VBox root;
    @FXML private ToggleSwitch open;
    @FXML private Label openSentence;
    @FXML private VBox addresses;
    @FXML private TextField port;
    @FXML private VBox listeners;
    @FXML private VBox tls;
    @FXML private Label certificate;
    @FXML private TextField chain;
    @FXML private TextField key;
    @FXML private TextField clientAuthorities;
    @FXML private TextField passwordFile;
    @FXML private TextField accessList;
    @FXML private ComboBox<Access.Anonymous> anonymous;
    @FXML private VBox usersSlot;
    @FXML private TextField connections;
    @FXML private TextField publishesPerSecond;
    @FXML private TextField maximumPacketSize;
    @FXML private TextField queuedMessages;
    @FXML private TextField retainedMessages;
    @FXML private CheckBox onDisk;
    @FXML private CheckBox survivesPowerLoss;
    @FXML private Label storeSentence;
    @FXML private Label fault;
    @FXML private Label outcome;
    @FXML private LossLine loss;
    @FXML private Button apply;
    @FXML private Button revert;

    /// @param model decides
    /// @param users edits who they are
    /// @param files asks for files
    public BrokerSettingsView(BrokerSettingsViewModel model, Words words, Node users, FileQuestion files) {
        this.files = files;
        this.model = model;
        this.words = words;
        this.users = users;
    }

    @FXML
    private void initialize() {
        bindNetwork();
        bindAccess();
        bindLimits();
        bindEnd();
    }

    private void bindNetwork() {
        model.openProperty().subscribe(open::setSelected);
        open.selectedProperty().addListener((observed, before, now) -> model.setOpen(now));
        model.loss().sentenceProperty().subscribe(asked -> showOpen()); // what is only asked has not happened yet
        model.busyProperty().subscribe(isBusy -> {
            if (!isBusy) {
                showOpen();
            }
        });
        open.disableProperty().bind(model.busyProperty());
        open.setFocusTraversable(true);
        open.setOnKeyPressed(event -> { // the control itself knows the mouse alone
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                open.setSelected(!open.isSelected());
                event.consume();
            }
        });
        openSentence.textProperty().bind(model.openSentenceProperty());
        model.openProperty().subscribe(isOpen -> {
            openSentence.getStyleClass().remove("warning");
            if (isOpen) {
                openSentence.getStyleClass().add("warning");
            }
        });
        model.addressesProperty().subscribe(this::showAddresses);
        both(port, model.form().port);
        both(chain, model.form().chain);
        both(key, model.form().key);
        both(clientAuthorities, model.form().clientAuthorities);
        model.certificateProperty().subscribe(now -> {
            certificate.setText(now.sentence());
            certificate.getStyleClass().remove("error");
            if (now.isFault()) {
                certificate.getStyleClass().add("error");
            }
        });
        model.form().listeners.addListener((ListChangeListener<ListenerRow>) change -> {
            if (change.next() && (change.wasAdded() || change.wasRemoved())) {
                showListeners();
            }
            showCertificate();
        });
        showListeners();
        showCertificate();
    }

    private void showOpen() {
        open.setSelected(model.openProperty().get());
    }

    private void showAddresses(List<String> all) {
        addresses.getChildren().setAll(all.stream().map(address -> {
            var label = new Label(address);
            label.getStyleClass().addAll("mono", "address");
            return label;
        }).toList());
    }

    private void showCertificate() {
        Visibility.setShown(tls, model.form().listeners.stream()
                .anyMatch(row -> row.kindProperty().get() == Extra.Kind.MQTTS || row.kindProperty().get() == Extra.Kind.WSS));
    }

    private void showListeners() {
        listeners.getChildren().setAll(model.form().listeners.stream().map(this::line).toList());
    }

    private Node line(ListenerRow row) {
        var place = model.form().listeners.indexOf(row);
        var kind = new ComboBox<Extra.Kind>();
        kind.getItems().setAll(Extra.Kind.values());
        kind.setConverter(named(each -> words.get("broker.listener." + each)));
        kind.valueProperty().bindBidirectional(row.kindProperty());
        kind.setId("broker-listener-" + place + "-kind");
        kind.setAccessibleText(words.get("broker.listener.kind"));
        kind.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(kind, Priority.ALWAYS);
        var number = new TextField();
        number.setId("broker-listener-" + place + "-port");
        number.setAccessibleText(words.get("broker.settings.port"));
        number.setPrefColumnCount(5);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.textProperty().bindBidirectional(row.portProperty());
        var remove = new Button("×");
        remove.setId("broker-listener-" + place + "-remove");
        remove.setAccessibleText(words.get("broker.listener.remove"));
        remove.setTooltip(new Tooltip(words.get("broker.listener.remove")));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(event -> model.form().listeners.remove(row));
        var line = new HBox(6, kind, number, remove);
        line.getStyleClass().add("form-line");
        return line;
    }

    private void bindAccess() {
        both(passwordFile, model.form().passwordFile);
        both(accessList, model.form().accessList);
        usersSlot.getChildren().add(users);
        anonymous.getItems().setAll(Access.Anonymous.values());
        anonymous.setConverter(named(each -> words.get("broker.anonymous." + each)));
        anonymous.valueProperty().bindBidirectional(model.form().anonymous);
    }

    private void bindLimits() {
        both(connections, model.form().connections);
        both(publishesPerSecond, model.form().publishesPerSecond);
        both(maximumPacketSize, model.form().maximumPacketSize);
        both(queuedMessages, model.form().queuedMessages);
        both(retainedMessages, model.form().retainedMessages);
        onDisk.selectedProperty().bindBidirectional(model.form().onDisk);
        survivesPowerLoss.selectedProperty().bindBidirectional(model.form().survivesPowerLoss);
        Visibility.setShown(onDisk, model.hasStore());
        Visibility.setShown(survivesPowerLoss, model.hasStore());
        survivesPowerLoss.disableProperty().bind(model.form().onDisk.not());
        storeSentence.textProperty().bind(model.storeSentenceProperty());
    }

    private void bindEnd() {
        sentence(fault, model.faultProperty());
        sentence(outcome, model.outcomeProperty());
        loss.prepare(model.loss(), words, "broker.loss.restart");
        apply.disableProperty().bind(model.changedProperty().not().or(model.busyProperty()).or(model.faultProperty().isNotEmpty()));
        revert.disableProperty().bind(model.changedProperty().not().or(model.busyProperty()));
    }

    private static void sentence(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        text.subscribe(now -> Visibility.setShown(label, !now.isEmpty()));
    }

    private static void both(TextField field, Property<String> value) {
        field.textProperty().bindBidirectional(value);
    }

    private static <T> StringConverter<T> named(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return Optional.ofNullable(value).map(name).orElse("");
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Nothing is written into this box");
            }
        };
    }

    @FXML
    private void addListener() {
        model.form().addListener();
    }

    @FXML
    private void chooseChain() {
        choose(chain);
    }

    @FXML
    private void chooseKey() {
        choose(key);
    }

    @FXML
    private void chooseClientAuthorities() {
        choose(clientAuthorities);
    }

    @FXML
    private void choosePasswordFile() {
        choose(passwordFile);
    }

    @FXML
    private void chooseAccessList() {
        choose(accessList);
    }

    private void choose(TextField field) {
        files.whatToOpen(root.getScene().getWindow(), FileQuestion.Question.any(field.getAccessibleText()))
                .ifPresent(file -> field.setText(file.toAbsolutePath().toString()));
    }

    @FXML
    private void apply() {
        model.apply();
    }

    @FXML
    private void revert() {
        model.revert();
    }
}
