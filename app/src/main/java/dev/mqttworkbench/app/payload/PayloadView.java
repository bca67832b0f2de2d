package dev.mqttworkbench.app.payload;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// Shows one payload with a tab for each decoder. Long payloads are decoded in the background, the first 64 kB until the
/// reader asks for all. On the JavaFX thread only.
public final class PayloadView extends VBox {

    private static final System.Logger LOG = System.getLogger(PayloadView.class.getName());
    /// Up to this size decoding takes less than a frame.
    private static final int AT_ONCE = 16 * 1024;
    private static final double LINE_HEIGHT = 20;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final TabPane tabs = new TabPane();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ListView<Line> list = new ListView<>(lines);
    private final Label note = new Label();
    private final Label cut = new Label();
    private final Button loadAll = new Button();
    private final HBox cutBar = new HBox(cut, loadAll);

    private @Nullable Words words;
    private Tasks tasks = Tasks.immediate();
    private Payload payload = Payload.EMPTY;
    private Optional<Decoder> chosen = Optional.empty();
    private boolean isChoosing;
    private int asked;

    /// A view that shows nothing yet; [#prepare(Words, Tasks)] must come before [#show(Payload)].
    public PayloadView() {
        getStyleClass().add("payload-view");
        list.getStyleClass().addAll("payload", "mono");
        list.setFixedCellSize(LINE_HEIGHT);
        list.setCellFactory(view -> new LineCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::copySelection);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinHeight(USE_PREF_SIZE);
        tabs.setMaxHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("sentence", "warning", "payload-note");
        note.setWrapText(true);
        cutBar.getStyleClass().add("foot-bar");
        cut.getStyleClass().add("sentence");
        loadAll.getStyleClass().add("link-button");
        loadAll.setOnAction(event -> decode(Decoder.ALL));
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(tabs, note, list, cutBar);
        setShown(note, false);
        setShown(cutBar, false);
    }

    /// Gives the view its words, and the tasks in which long payloads are decoded.
    public void prepare(Words theWords, Tasks theTasks) {
        words = theWords;
        tasks = theTasks;
        tabs.getTabs().setAll(
                tab(Decoder.JSON, theWords.get("payload.json")),
                tab(Decoder.TEXT, theWords.get("payload.text")),
                tab(Decoder.HEX, theWords.get("payload.hex")));
        tabs.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> tabChosen(now));
        list.setAccessibleText(theWords.get("stream.column.payload"));
        loadAll.setText(theWords.get("payload.loadAll"));
        loadAll.setId("payload-load-all");
        list.setId("payload-lines");
        tabs.setId("payload-decoders");
        cut.setId("payload-cut");
        note.setId("payload-note");
        var nothing = new Label(theWords.get("payload.empty"));
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
    }

    private static Tab tab(Decoder decoder, String title) {
        var tab = new Tab(title);
        tab.setUserData(decoder);
        tab.setId("payload-" + decoder.name().toLowerCase(Locale.ROOT));
        return tab;
    }

    private void tabChosen(@Nullable Tab tab) {
        if (!isChoosing && tab != null) {
            chosen = Optional.of((Decoder) tab.getUserData());
            decode(Decoder.FIRST);
        }
    }

    /// Shows a payload, in the decoder that the reader chose last, or the one that suits it.
    public void show(Payload shown) {
        payload = shown;
        decode(Decoder.FIRST);
    }

    private Decoder decoder() {
        return chosen.orElseGet(() -> Decoder.suiting(payload));
    }

    private void decode(int limit) {
        var number = ++asked;
        var decoder = decoder();
        var wanted = payload;
        if (Math.min(limit, wanted.size()) <= AT_ONCE) {
            accept(decoder.decode(wanted, limit));
            return;
        }
        var decoding = CompletableFuture.supplyAsync(() -> decoder.decode(wanted, limit), tasks.background());
        tasks.whenComplete(decoding, decoded -> acceptIfNewest(number, decoded), PayloadView::report);
    }

    private void acceptIfNewest(int number, Decoded decoded) {
        if (number == asked) {
            accept(decoded);
        }
    }

    private static void report(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "A payload could not be decoded", failure);
    }

    private void accept(Decoded decoded) {
        lines.setAll(decoded.lines());
        selectTab();
        decoded.fault().ifPresent(fault -> note.setText(words().get("payload.notJson", fault.line(), fault.column())));
        setShown(note, decoded.fault().isPresent());
        cut.setText(words().get("payload.cut", size(decoded.shownBytes()), size(decoded.totalBytes())));
        setShown(cutBar, decoded.isCut());
    }

    private void selectTab() {
        isChoosing = true;
        tabs.getTabs().stream()
                .filter(tab -> tab.getUserData() == decoder())
                .forEach(tabs.getSelectionModel()::select);
        isChoosing = false;
    }

    private Words words() {
        return Objects.requireNonNull(words, "prepare() comes first");
    }

    private String size(int bytes) {
        return ByteCount.format(bytes, words().locale());
    }

    private static void setShown(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private void copySelection(KeyEvent event) {
        if (COPY.match(event)) {
            var content = new ClipboardContent();
            content.putString(String.join("\n", list.getSelectionModel().getSelectedItems().stream().map(Line::text).toList()));
            Clipboard.getSystemClipboard().setContent(content);
            event.consume();
        }
    }
}
