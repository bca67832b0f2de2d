package dev.mqttworkbench.app.handshakes;

import java.util.List;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;

/// The Handshakes on the screen: the list at the left, the ladder with its controls in the middle, the details at the right.
public final class HandshakesView implements Screen {

    /// What lies in it, made elsewhere.
    ///
    /// @param details what is known about the packet and the message
    /// @param bar what can be done with packets
    /// @param barPane shows that
    /// @param stops where packets stop
    /// @param race the race of the three QoS
    /// @param proxy proposes a broker to lead to
    /// @param proxyPane the proxy to a broker elsewhere
    /// @param network proposes a client whose way is to be bad
    /// @param networkPane bad ways
    public record Parts(Parent details, StepBarView bar, Parent barPane, Parent stops, Parent race, ProxyView proxy, Parent proxyPane,
            NetworkView network, Parent networkPane) {}

    private static final double LIST = 0.22;
    private static final double LADDER = 0.765;
    private final HandshakesViewModel model;
    private final StepViewModel step;
    private final HandshakesActions actions;
    private final Words words;
    private final Tasks tasks;
    private final FileQuestion files;
    private final Parent details;
    private final StepBarView bar;
    private final Parent barPane;
    private final Parent stops;
    private final Parent race;
    private final ProxyView proxy;
    private final Parent proxyPane;
    private final NetworkView network;
    private final Parent networkPane;
    private final PublishLine publishLine;
    private boolean isSelecting;

    @FXML private SplitPane root;
    @FXML private TextField filter;
    @FXML private MenuButton show;
    @FXML private ListView<FlowRow> list;
    @FXML private VBox empty;
    @FXML private Label emptySentence;
    @FXML private Button startDemo;
    @FXML private Label footer;
    @FXML private TextField publishTopic;
    @FXML private HBox publishQos;
    @FXML private Label publishFault;
    @FXML private VBox centre;
    @FXML private Label note;
    @FXML private ToggleButton showRace;
    @FXML private ToggleButton showProxy;
    @FXML private ToggleButton showNetwork;
    @FXML private StackPane middle;
    @FXML private LadderPane ladder;
    @FXML private VBox reason;
    @FXML private Label reasonQuestion;
    @FXML private Label reasonText;
    @FXML private Label reasonStatement;

    /// @param files asks where an export goes
    /// @param parts what lies in it
    public HandshakesView(
            HandshakesViewModel model, StepViewModel step, HandshakesActions actions, Words words, Tasks tasks, FileQuestion files,
            Parts parts) {
        this.model = model;
        this.step = step;
        this.actions = actions;
        this.words = words;
        this.tasks = tasks;
        this.files = files;
        this.publishLine = new PublishLine(actions, words, tasks);
        this.details = parts.details();
        this.bar = parts.bar();
        this.barPane = parts.barPane();
        this.stops = parts.stops();
        this.race = parts.race();
        this.proxy = parts.proxy();
        this.proxyPane = parts.proxyPane();
        this.network = parts.network();
        this.networkPane = parts.networkPane();
    }

    @FXML
    private void initialize() {
        root.getItems().add(details);
        root.setDividerPositions(LIST, LADDER);
        SplitPane.setResizableWithParent(root.getItems().getFirst(), false);
        SplitPane.setResizableWithParent(details, false);
        centre.getChildren().addAll(0, List.of(barPane, stops));
        fillPanes();
        filter.textProperty().bindBidirectional(model.flows().filterTextProperty());
        footer.textProperty().bind(model.footerProperty());
        fillShow();
        fillList();
        note.textProperty().bind(step.noteProperty());
        stops.visibleProperty().bind(step.steppingProperty());
        stops.managedProperty().bind(step.steppingProperty());
        publishLine.fill(publishTopic, publishQos, publishFault);
        bar.exports(new LadderExportMenu(model, ladder, files, tasks, words, step::say));
        ladder.prepare(words, model.text(), model.arrowProperty()::set);
        model.flowProperty().subscribe(flow -> showFlow());
        model.versionProperty().subscribe(version -> showFlow());
        model.arrowProperty().subscribe(ladder::select);
    }

    /// What lies over the ladder while its button is down.
    private void fillPanes() {
        middle.getChildren().addAll(race, proxyPane, networkPane);
        race.visibleProperty().bind(showRace.selectedProperty());
        proxyPane.visibleProperty().bind(showProxy.selectedProperty());
        networkPane.visibleProperty().bind(showNetwork.selectedProperty());
        showProxy.selectedProperty().subscribe(proxy::propose);
        showProxy.textProperty().bind(proxy.titleProperty());
        showNetwork.selectedProperty().subscribe(network::propose);
        showNetwork.textProperty().bind(network.titleProperty());
        new ToggleGroup().getToggles().addAll(showRace, showProxy, showNetwork);
    }

    private void fillShow() {
        var group = new ToggleGroup();
        for (var each : FlowList.Shown.values()) {
            var item = new RadioMenuItem(words.get("handshakes.shown." + each));
            item.setToggleGroup(group);
            item.setSelected(each == model.flows().shownProperty().get());
            item.setOnAction(event -> model.flows().shownProperty().set(each));
            show.getItems().add(item);
        }
        show.textProperty().bind(model.flows().shownProperty().map(each -> words.get("handshakes.shown." + each)));
    }

    private void fillList() {
        list.setItems(model.flows().rows());
        list.setCellFactory(view -> new FlowCell(words));
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && !isSelecting && !model.flows().isChanging()) {
                model.select(now.number());
            }
        });
        list.getItems().addListener((ListChangeListener<FlowRow>) change -> {
            showSelection();
            showEmpty();
        });
        model.flowProperty().subscribe(flow -> showSelection());
        model.sourceProperty().subscribe(source -> showEmpty());
    }

    private void showSelection() {
        isSelecting = true;
        var number = model.flowProperty().get().map(Flow::number).orElse(-1L);
        var row = 0;
        while (row < list.getItems().size() && list.getItems().get(row).number() != number) {
            row++;
        }
        if (row == list.getItems().size()) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != row) {
            list.getSelectionModel().clearAndSelect(row);
        }
        isSelecting = false;
    }

    private void showEmpty() {
        var isEmpty = model.flows().rows().isEmpty();
        Visibility.setShown(empty, isEmpty);
        var source = model.sourceProperty().get();
        var isFiltered = !model.flows().filterTextProperty().get().isBlank();
        Visibility.setShown(startDemo, source.filter(each -> each.side() == FlowSource.Side.BROKER).isPresent() && !isFiltered);
        emptySentence.setText(words.get(isFiltered && source.isPresent() ? "handshakes.empty.filter"
                : "handshakes.empty." + source.map(each -> each.side().name()).orElse("stopped")));
    }

    private void showFlow() {
        ladder.show(model.flowProperty().get());
        var why = model.reason();
        reasonQuestion.setText(why.question());
        reasonText.setText(why.answer());
        reasonStatement.setText(why.statement());
        Visibility.setShown(reason, !why.question().isEmpty());
    }

    // ---- buttons ----

    @FXML
    private void publish() {
        publishLine.publish();
    }

    @FXML
    private void startDemo() {
        actions.startDemoDevices();
    }

    @FXML
    private void clear() {
        model.clear();
    }

    // ---- the frame ----

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void setShown(boolean shown) {
        model.setShown(shown);
        if (!shown) {
            step.goLive(); // nobody would know what holds the packets up
        }
    }

    /// Who minimises the window to look at a client has not left: what is held stays held.
    @Override
    public void setSeen(boolean seen) {
        model.setShown(seen);
    }

    @Override
    public void focus() {
        list.requestFocus();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void togglePause() {
        model.togglePause();
    }

    @Override
    public void deliverNextPacket() {
        step.deliverNext();
    }
}
