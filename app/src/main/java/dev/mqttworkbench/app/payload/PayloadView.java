package dev.mqttworkbench.app.payload;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Popover;
import dev.mqttworkbench.app.fx.Patience;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// Shows one payload in a decoder that the reader chooses, or the one that suits it. Long payloads are decoded in the background,
/// the first 64 kB until the reader asks for all. On the JavaFX thread only.
public final class PayloadView extends VBox {

    private static final KeyCombination SEARCH = KeyCombination.valueOf("Shortcut+F");
    private static final List<Decoder> TABS = List.of(Decoder.JSON, Decoder.TEXT, Decoder.HEX);

    private final TabPane tabs = new TabPane();
    /// The tab of a decoder that has none of its own.
    private final Tab other = new Tab();
    private final HBox head = new HBox(tabs);
    private final PayloadLines list = new PayloadLines();
    private final PayloadBody body = new PayloadBody(list);
    private final PictureFrame picture = new PictureFrame();
    private final Label note = new Label();
    private final Label layers = new Label();

    private final ObservableValue<Boolean> isInScene = sceneProperty().map(scene -> true).orElse(false);
    /// How long the lines of another topic may stand before they make room.
    private final Patience patience = new Patience(Duration.ofMillis(200), this::tellDecoding);

    private @Nullable PayloadCutBar cutBar;
    private @Nullable Words words;
    private @Nullable PayloadDecoding decoding;
    private @Nullable BackgroundDecoder background;
    private Tasks tasks = Tasks.immediate();
    private DecoderTable table = DecoderTable.inMemory();
    private Optional<Node> popoverOwner = Optional.empty();
    private String topic = "";
    private Payload payload = Payload.EMPTY;
    private Optional<DecoderChoice> chosen = Optional.empty();
    private Optional<DecoderChoice> standing = Optional.empty();
    private boolean isChoosing;
    /// All of a payload is decoded until the reader looks at another topic or gives up.
    private boolean isWhole;
    private boolean isShown;

    /// A view that shows nothing yet; [#prepare(Words, Tasks, DecoderTable, BirthCertificates)] must come before [#show(String, Payload)].
    public PayloadView() {
        getStyleClass().add("payload-view");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinHeight(USE_PREF_SIZE);
        tabs.setMaxHeight(USE_PREF_SIZE);
        tabs.setMinWidth(0);
        HBox.setHgrow(tabs, Priority.ALWAYS);
        head.getStyleClass().add("payload-head");
        note.getStyleClass().addAll("sentence", "warning", "payload-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        layers.getStyleClass().addAll("sentence", "payload-note");
        layers.setWrapText(true);
        layers.setMinHeight(USE_PREF_SIZE);
        setVgrow(body, Priority.ALWAYS);
        setVgrow(picture, Priority.ALWAYS);
    }

    /// Gives the view its words, the tasks in which long payloads are decoded, the table that says how topics are read, and what
    /// explains payloads of Sparkplug B.
    public void prepare(Words theWords, Tasks theTasks, DecoderTable theTable, BirthCertificates births) {
        table = theTable;
        theTable.rules().when(isInScene).addListener((observed, before, now) -> decode()); // the table outlives the view
        words = theWords;
        tasks = theTasks;
        background = new BackgroundDecoder(theTasks, births);
        decoding = new PayloadDecoding(theTasks, background, progressListener());
        var below = new PayloadCutBar(theWords, this::loadAll, this::cancelDecoding);
        cutBar = below;
        TABS.forEach(decoder -> tabs.getTabs().add(tab(new Tab(), decoder)));
        tabs.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> tabChosen(now));
        var menu = new DecoderMenu(theWords, this::choose, this::editTable);
        popoverOwner = Optional.of(menu);
        head.getChildren().add(menu);
        list.prepare(theWords);
        var bar = new PayloadSearch(theWords, theTasks, body::reveal, body::focusLines);
        body.onShown(bar::in);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (SEARCH.match(event)) {
                bar.open();
                event.consume();
            }
        });
        picture.prepare(theTasks, DecoderMenu.title(theWords, Decoder.IMAGE), this::tellBrokenPicture);
        name();
        getChildren().addAll(head, bar, note, layers, body, picture, below);
        List.of(note, layers, picture).forEach(node -> Visibility.setShown(node, false));
    }

    private void name() {
        tabs.setId("payload-decoders");
        tabs.setAccessibleText(words().get("payload.decoders"));
        note.setId("payload-note");
        layers.setId("payload-layers");
    }

    private Tab tab(Tab tab, Decoder decoder) {
        tab.setText(DecoderMenu.title(words(), decoder));
        tab.setUserData(decoder);
        tab.setId("payload-" + decoder.name().toLowerCase(Locale.ROOT));
        return tab;
    }

    private void tabChosen(@Nullable Tab tab) {
        if (!isChoosing && tab != null) {
            choose(DecoderChoice.of((Decoder) tab.getUserData()));
        }
    }

    private void choose(DecoderChoice choice) {
        chosen = Optional.of(choice);
        decode();
        body.compare(topic, payload, choice);
    }

    /// Shows a payload: in the decoder that the reader chose for its topic, else the one that the table says.
    public void show(String ofTopic, Payload shown) {
        if (!ofTopic.equals(topic)) {
            topic = ofTopic;
            chosen = standing;
            isWhole = false;
            list.forgetFolds();
            payload = shown;
            patience.begin();
            decode();
        } else if (shown != payload || !isShown) {
            payload = shown;
            decoding().afterThis(wanted());
        }
        isShown = true;
    }

    /// The same, beside another payload from which it may differ.
    public void show(String ofTopic, Payload shown, Optional<Compared> older) {
        body.setOlder(older);
        show(ofTopic, shown);
        body.compare(topic, payload, choice());
    }

    /// Shows every payload in this decoder until the reader chooses another one.
    public void prefer(Decoder decoder) {
        standing = Optional.of(DecoderChoice.of(decoder));
        chosen = standing;
    }

    /// Lets numbers be plotted: `plot` hears the path of one. After [#prepare(Words, Tasks, DecoderTable, BirthCertificates)].
    public void offerPlot(Consumer<String> plot) {
        list.offerPlot(words(), plot);
    }

    /// Lets payloads be compared with others, by a button that is pressed while `wanted` is true. After
    /// [#prepare(Words, Tasks, DecoderTable, BirthCertificates)].
    public void offerChanges(BooleanProperty wanted) {
        head.getChildren().add(1, body.offerChanges(new DiffView(words(), tasks, Objects.requireNonNull(background)), wanted));
        wanted.addListener((observed, before, now) -> body.compare(topic, payload, choice()));
    }

    private DecoderChoice choice() {
        return chosen.orElseGet(() -> table.rules().get().choiceFor(topic));
    }

    private void editTable() {
        var model = new DecodersViewModel(table, words(), tasks, Objects.requireNonNull(background), topic, payload);
        var popover = new Popover(new DecodersView(model, words()));
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popoverOwner.ifPresent(popover::show);
    }

    private void decode() {
        decoding().now(wanted());
    }

    private PayloadDecoding.Wanted wanted() {
        return new PayloadDecoding.Wanted(topic, payload, choice(), isWhole ? Decoder.ALL : Decoder.FIRST);
    }

    private PayloadDecoding.Listener progressListener() {
        return new PayloadDecoding.Listener() {
            @Override
            public void began(Payload all) {
                cutBar().began(all.size());
            }

            @Override
            public void reached(int percent) {
                cutBar().reached(percent);
            }

            @Override
            public void decoded(Decoded decoded) {
                accept(decoded);
            }

            @Override
            public void ended() {
                patience.stop();
                isWhole = false;
                cutBar().failed();
            }
        };
    }

    private void loadAll() {
        isWhole = true;
        decode();
    }

    private void cancelDecoding() {
        isWhole = false;
        decode();
    }

    /// What stands there is of another topic, and must not be taken for this one's.
    private void tellDecoding() {
        body.show(Decoded.NOTHING);
        picture.show(Decoded.NOTHING.picture());
        List.of(note, layers).forEach(node -> Visibility.setShown(node, false));
        cutBar().waits(payload.size());
    }

    private void accept(Decoded decoded) {
        patience.stop();
        body.show(decoded);
        selectTab(choice().decoder() == Decoder.AUTO ? decoded.decoder() : choice().decoder());
        decoded.fault().ifPresent(fault -> note.setText(words().get("payload.fault." + fault.reason(), fault.details().toArray())));
        Visibility.setShown(note, decoded.fault().isPresent());
        layers.setText(decoded.layers().stream().map(layer -> words().get("payload.layer", layer.format(), size(layer.size()))).collect(Collectors.joining(" · ")));
        Visibility.setShown(layers, !decoded.layers().isEmpty());
        cutBar().shows(decoded);
        picture.show(decoded.picture());
    }

    /// Its head is right, and what follows is not.
    private void tellBrokenPicture() {
        body.show(Decoder.HEX.decode(payload, Decoder.FIRST));
        Visibility.say(note, words().get("payload.fault.BROKEN_IMAGE"));
    }

    private void selectTab(Decoder decoder) {
        isChoosing = true;
        var isOther = !TABS.contains(decoder);
        if (isOther) {
            tab(other, decoder);
        }
        if (isOther != tabs.getTabs().contains(other)) {
            if (isOther) {
                tabs.getTabs().add(other);
            } else {
                tabs.getTabs().remove(other);
            }
        }
        tabs.getTabs().stream()
                .filter(tab -> tab.getUserData() == decoder)
                .forEach(tabs.getSelectionModel()::select);
        isChoosing = false;
    }

    private PayloadDecoding decoding() {
        return Objects.requireNonNull(decoding, "prepare() comes first");
    }

    private PayloadCutBar cutBar() {
        return Objects.requireNonNull(cutBar, "prepare() comes first");
    }

    private Words words() {
        return Objects.requireNonNull(words, "prepare() comes first");
    }

    private String size(int bytes) {
        return ByteCount.format(bytes, words().locale());
    }
}
