package dev.mqttworkbench.app.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.payload.Compared;
import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Spans;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// Decides what is said about the selected topic: its newest message, or one that the reader chose from its history.
/// On the JavaFX thread only.
public final class DetailViewModel implements Sampler.Sampled {

    /// A name and a value.
    ///
    /// @param value as it is shown: its beginning where it is long
    /// @param whole all of it, to be copied; bytes that are no text in hex
    record Fact(String name, String value, String whole) {}

    private static final long INTERVAL = 250_000_000L;
    private static final int COLUMNS = 200;
    private static final Map<Property<?>, String> NAMES = Map.of(
            Property.PAYLOAD_FORMAT_INDICATOR, "property.payloadFormat",
            Property.MESSAGE_EXPIRY_INTERVAL, "property.expiry",
            Property.CONTENT_TYPE, "property.contentType",
            Property.RESPONSE_TOPIC, "property.responseTopic",
            Property.CORRELATION_DATA, "property.correlationData",
            Property.SUBSCRIPTION_IDENTIFIER, "property.subscriptionIdentifier",
            Property.TOPIC_ALIAS, "property.topicAlias");

    private final TopicsViewModel topics;
    private final MessageLog log;
    private final Words words;

    private final ReadOnlyObjectWrapper<Headline> headline = new ReadOnlyObjectWrapper<>(this, "headline", Headline.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Message>> message = new ReadOnlyObjectWrapper<>(this, "message", Optional.empty());
    private final ObservableList<HistoryRow> history = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared = new ReadOnlyObjectWrapper<>(this, "compared", Optional.empty());
    private final BooleanProperty changesWanted = new SimpleBooleanProperty(this, "changesWanted");
    private Optional<Message> chosen = Optional.empty();
    private Optional<Message> base = Optional.empty();
    private boolean isRefreshing;
    private long shownAt;

    /// What is said about the selected topic.
    public DetailViewModel(TopicsViewModel topics, MessageLog log, Words words) {
        this.topics = topics;
        this.log = log;
        this.words = words;
        topics.selection().topicProperty().addListener((observed, before, now) -> {
            chosen = Optional.empty();
            base = Optional.empty();
            history.clear();
            show(System.nanoTime());
        });
    }

    @Override
    public void sample(long now) {
        if (topics.shownProperty().get() && !topics.pausedProperty().get() && now - shownAt >= INTERVAL) {
            show(now);
        }
    }

    private void show(long now) {
        shownAt = now;
        var node = topics.selectedNode();
        var newest = node.flatMap(TopicNode::latest);
        refreshHistory(newest);
        message.set(chosen.or(() -> newest));
        compared.set(comparedNow());
        headline.set(node.map(each -> headlineOf(each, now)).orElse(Headline.NOTHING));
    }

    private void refreshHistory(Optional<Message> newest) {
        var first = history.isEmpty() ? Optional.<Message>empty() : Optional.of(history.getFirst().message());
        if (!newest.equals(first)) {
            isRefreshing = true;
            history.setAll(rows(log.history(topics.selection().topic())));
            isRefreshing = false;
        }
    }

    private static List<HistoryRow> rows(List<Message> messages) {
        var rows = new ArrayList<HistoryRow>(messages.size());
        for (var i = messages.size() - 1; i >= 0; i--) {
            rows.add(new HistoryRow(messages.get(i), i == 0 ? Optional.empty() : Optional.of(messages.get(i - 1))));
        }
        return rows;
    }

    private Headline headlineOf(TopicNode node, long now) {
        var path = node.path();
        var last = path.lastIndexOf('/') + 1;
        var parents = path.substring(0, last).replace("/", " / ");
        var shown = message.get();
        return new Headline(path, parents, path.substring(last),
                shown.map(Message::qos),
                node.isRetained(),
                shown.map(each -> ByteCount.format(each.size(), words.locale())).orElse(""),
                node.isTopic() ? topics.rowWords().rate(node.ownRate(SeenTopics.secondOf(now))) : "",
                shown.map(each -> words.get("topics.detail.age", age(each, now))).orElse(""),
                shown.flatMap(Message::publisher).map(publisher -> words.get("topics.detail.publisher", publisher)).orElse(""),
                node.isTopic() ? "" : words.get("topics.noTopicHere", node.topics(), node.messages()),
                node.received(),
                chosen.map(this::position).orElse(""));
    }

    private String age(Message shown, long now) {
        var span = Duration.ofNanos(now - shown.nanoTime());
        // Below a second the number would only flicker.
        return Spans.text(span.toSeconds() < 1 ? Duration.ofSeconds(1) : Duration.ofSeconds(span.toSeconds()), words.locale()).replace(".0 s", " s").replace(",0 s", " s");
    }

    private String position(Message pinned) {
        var index = indexOf(pinned);
        return words.get("topics.detail.shown", new HistoryRow(pinned, Optional.empty()).time(),
                index < 0 ? "–" : Integer.toString(history.size() - index), Integer.toString(history.size()));
    }

    private int indexOf(Message wanted) {
        for (var i = 0; i < history.size(); i++) {
            if (history.get(i).message().number() == wanted.number()) {
                return i;
            }
        }
        return -1;
    }

    // ---- what the reader does ----

    /// Looks at a message of the history; the newest one is followed again.
    void choose(HistoryRow row) {
        chosen = history.indexOf(row) == 0 ? Optional.empty() : Optional.of(row.message());
        show(System.nanoTime());
    }

    /// Follows the newest message again.
    void follow() {
        chosen = Optional.empty();
        show(System.nanoTime());
    }

    /// Compares with this message from now on; with the one before the shown one again where it was this one already.
    void compareWith(HistoryRow row) {
        base = base.filter(each -> each.number() == row.message().number()).isPresent() ? Optional.empty() : Optional.of(row.message());
        changesWanted.set(true);
        show(System.nanoTime());
    }

    /// Looks at the message before the one that is shown.
    void previous() {
        step(1);
    }

    /// Looks at the message after the one that is shown.
    void next() {
        step(-1);
    }

    /// What explains messages of Sparkplug B.
    BirthCertificates births() {
        return BirthCertificates.of(log);
    }

    /// Whether there is a message before the one that is shown.
    boolean hasPrevious() {
        return message.get().map(this::indexOf).filter(index -> index >= 0 && index < history.size() - 1).isPresent();
    }

    private void step(int by) {
        var index = message.get().map(this::indexOf).orElse(-1) + by;
        if (index >= 0 && index < history.size()) {
            choose(history.get(index));
        }
    }

    // ---- what the view binds to ----

    /// What stands above the tabs.
    ReadOnlyObjectProperty<Headline> headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /// The message that is shown.
    ReadOnlyObjectProperty<Optional<Message>> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Whether the rows of the history are being replaced: a selection that changes now is not the reader's.
    boolean isRefreshing() {
        return isRefreshing;
    }

    /// Whether differences are shown in place of the value.
    BooleanProperty changesWantedProperty() {
        return changesWanted;
    }

    /// What the shown message is compared with: the message before it, or one that the reader chose.
    ReadOnlyObjectProperty<Optional<Compared>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    private Optional<Compared> comparedNow() {
        return base.map(each -> new Compared(words.get("topics.changes.since", new HistoryRow(each, Optional.empty()).time()), each.payload()))
                .or(() -> beforeShown().map(each -> new Compared(words.get("topics.changes.previous"), each.payload())));
    }

    private Optional<Message> beforeShown() {
        var before = message.get().map(this::indexOf).orElse(-1) + 1;
        return before > 0 && before < history.size() ? Optional.of(history.get(before).message()) : Optional.empty();
    }

    /// The kept messages of the topic, newest first.
    ObservableList<HistoryRow> history() {
        return history;
    }

    /// The MQTT 5 properties of the message that is shown.
    List<Fact> properties() {
        return message.get().map(Message::properties).orElse(Properties.NONE).entries().stream()
                .map(entry -> switch (entry.value()) {
                    case UserProperty(var name, var value) -> new Fact(name, Preview.of(value, COLUMNS), value);
                    case Payload bytes -> new Fact(nameOf(entry.property()), Preview.of(bytes, COLUMNS), HexFormat.ofDelimiter(" ").formatHex(bytes.toBytes()));
                    case String text -> new Fact(nameOf(entry.property()), Preview.of(text, COLUMNS), text);
                    case Object number -> new Fact(nameOf(entry.property()), number.toString(), number.toString());
                })
                .toList();
    }

    /// The name that the publish panel has for a property, the standard's name where it has none.
    private String nameOf(Property<?> property) {
        var key = NAMES.get(property);
        return key == null ? property.toString() : words.get(key);
    }
}
