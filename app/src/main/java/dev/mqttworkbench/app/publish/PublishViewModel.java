package dev.mqttworkbench.app.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.payload.Decoder;
import dev.mqttworkbench.app.payload.JsonText;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.payload.PayloadKind;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// Decides what the publish panel shows and sends. On the JavaFX thread only.
public final class PublishViewModel {

    private static final int SENT_KEPT = 20;
    private static final long LARGEST_FILE = 256L << 20;

    private final Publisher publisher;
    private final Words words;
    private final Tasks tasks;

    // what the user writes
    private final StringProperty topic = new SimpleStringProperty(this, "topic", "");
    private final ObjectProperty<QoS> qos = new SimpleObjectProperty<>(this, "qos", QoS.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty(this, "retain");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final MessageProperties properties = new MessageProperties();

    // what follows from it
    private final ReadOnlyObjectWrapper<Notation> notation = new ReadOnlyObjectWrapper<>(this, "notation", Notation.JSON);
    private final ReadOnlyObjectWrapper<Optional<AttachedFile>> file = new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Verdict> verdict;
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(this, "outcome", Outcome.NOTHING);
    private final ObservableList<SentMessage> sent = FXCollections.observableArrayList();
    private String prefilled = "";
    private int sends;

    /// @param publisher sends
    /// @param words the sentences
    /// @param tasks reads files in the background, and comes back
    public PublishViewModel(Publisher publisher, Words words, Tasks tasks) {
        this.publisher = publisher;
        this.words = words;
        this.tasks = tasks;
        this.verdict = new ReadOnlyObjectWrapper<>(this, "verdict", judge());
        text.addListener((observed, before, now) -> verdict.set(judge()));
        notation.addListener((observed, before, now) -> verdict.set(judge()));
        file.addListener((observed, before, now) -> verdict.set(judge()));
    }

    /// The topic.
    public StringProperty topicProperty() {
        return topic;
    }

    /// The QoS.
    public ObjectProperty<QoS> qosProperty() {
        return qos;
    }

    /// Whether the broker should keep the message.
    public BooleanProperty retainProperty() {
        return retain;
    }

    /// What stands in the editor.
    public StringProperty textProperty() {
        return text;
    }

    /// How the editor's text is meant. Changed by [#changeNotation(Notation)].
    public ReadOnlyObjectProperty<Notation> notationProperty() {
        return notation.getReadOnlyProperty();
    }

    /// The file that is sent in place of the editor's text.
    public ReadOnlyObjectProperty<Optional<AttachedFile>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// The MQTT 5 properties.
    public MessageProperties properties() {
        return properties;
    }

    /// What is to be said of the payload as it is.
    public ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// How the last Send ended.
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// The last messages that were sent, newest first, twenty at the most.
    public ObservableList<SentMessage> sent() {
        return sent;
    }

    /// A topic was selected somewhere: it becomes the topic here unless the user has written another.
    public void prefill(String selected) {
        if (topic.get().isEmpty() || topic.get().equals(prefilled)) {
            topic.set(selected);
            prefilled = selected;
        }
    }

    /// Takes a message over to be sent again, perhaps changed.
    public void load(Publish message) {
        topic.set(message.topicName());
        prefilled = message.topicName();
        qos.set(message.qos());
        retain.set(message.retain());
        properties.load(message.properties());
        showPayload(message.payload(), message.topicName());
        outcome.set(Outcome.NOTHING);
    }

    /// Text that the editor can hold goes there; anything else is attached.
    private void showPayload(Payload payload, String name) {
        var asText = payload.size() <= Decoder.FIRST ? Notation.TEXT.write(payload) : Optional.<String>empty();
        if (asText.isPresent()) {
            file.set(Optional.empty());
            notation.set(PayloadKind.of(payload) == PayloadKind.JSON ? Notation.JSON : Notation.TEXT);
            text.set(asText.get());
        } else if (payload.size() <= Decoder.FIRST / 4) {
            file.set(Optional.empty());
            notation.set(Notation.HEX);
            text.set(Notation.HEX.write(payload).orElseThrow());
        } else {
            file.set(Optional.of(new AttachedFile(name, payload)));
        }
    }

    /// Writes the editor's text in another notation, where that is possible; otherwise says why not and leaves it.
    public void changeNotation(Notation wanted) {
        if (wanted == notation.get()) {
            return;
        }
        switch (notation.get().read(text.get())) {
            case Notation.Unreadable(var reason) -> fail(words.get(key(reason)));
            case Notation.Read(var payload) -> wanted.write(payload).ifPresentOrElse(
                    written -> {
                        notation.set(wanted);
                        text.set(written);
                        outcome.set(Outcome.NOTHING);
                    },
                    () -> fail(words.get("publish.error.notText")));
        }
    }

    /// Reads a file as the payload, in the background.
    public void attach(Path chosen) {
        var name = String.valueOf(chosen.getFileName());
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> read(chosen), tasks.background()), content -> {
            showPayload(content, name);
            outcome.set(Outcome.NOTHING);
        }, failure -> fail(words.get("publish.error.file", name, reasonOf(failure))));
    }

    private Payload read(Path chosen) {
        try {
            if (Files.size(chosen) > LARGEST_FILE) {
                throw new IOException(words.get("publish.error.fileSize"));
            }
            return Payload.taking(Files.readAllBytes(chosen));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    /// Takes the attached file away.
    public void detach() {
        file.set(Optional.empty());
    }

    /// Sends what is written, or says why it cannot be sent.
    public void send() {
        var fault = topicFault().or(() -> properties.fault().map(words::get));
        if (fault.isPresent()) {
            fail(fault.get());
            return;
        }
        switch (payload()) {
            case Notation.Unreadable(var reason) -> fail(words.get(key(reason)));
            case Notation.Read(var payload) ->
                send(Publish.of(topic.get(), payload, qos.get(), retain.get(), properties.toProperties()));
        }
    }

    private Notation.Reading payload() {
        return file.get().<Notation.Reading>map(attached -> new Notation.Read(attached.content()))
                .orElseGet(() -> notation.get().read(text.get()));
    }

    private Optional<String> topicFault() {
        var wanted = topic.get();
        if (wanted.isEmpty()) {
            return Optional.of(words.get("publish.error.topicMissing"));
        }
        if (wanted.contains("#") || wanted.contains("+")) {
            return Optional.of(words.get("publish.error.wildcard")); // [MQTT-3.3.2-2]
        }
        try {
            new TopicName(wanted);
            return Optional.empty();
        } catch (IllegalArgumentException noTopicName) {
            return Optional.of(words.get("publish.error.topicText"));
        }
    }

    private void send(Publish message) {
        var number = ++sends;
        var begin = System.nanoTime();
        outcome.set(new Outcome(Outcome.Kind.WAITING, words.get("publish.outcome.waiting")));
        tasks.whenComplete(publisher.publish(message), result -> {
            remember(message);
            conclude(number, outcomeOf(message, result, begin));
        }, failure -> conclude(number, failed(words.get("publish.outcome.failed", reasonOf(failure)))));
    }

    /// Only the newest Send has the word.
    private void conclude(int number, Outcome ended) {
        if (number == sends) {
            outcome.set(ended);
        }
    }

    private void remember(Publish message) {
        sent.addFirst(new SentMessage(LocalTime.now(), message));
        if (sent.size() > SENT_KEPT) {
            sent.removeLast();
        }
    }

    private Outcome outcomeOf(Publish message, PublishResult result, long begin) {
        var milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        if (result.reasonCode().isError()) {
            return failed(words.get("publish.outcome.refused", result.reasonCode(), result.reasonString()).strip());
        }
        var key = switch (message.qos()) {
            case AT_MOST_ONCE -> "publish.outcome.qos0";
            case AT_LEAST_ONCE -> result.reasonCode() == ReasonCode.NO_MATCHING_SUBSCRIBERS ? "publish.outcome.qos1.nobody" : "publish.outcome.qos1";
            case EXACTLY_ONCE -> result.reasonCode() == ReasonCode.NO_MATCHING_SUBSCRIBERS ? "publish.outcome.qos2.nobody" : "publish.outcome.qos2";
        };
        return new Outcome(Outcome.Kind.DONE, words.get(key, milliseconds));
    }

    private void fail(String sentence) {
        outcome.set(failed(sentence));
    }

    private static Outcome failed(String sentence) {
        return new Outcome(Outcome.Kind.FAILED, sentence);
    }

    private String reasonOf(Throwable failure) {
        return new FailureWords(words).of(failure);
    }

    private Verdict judge() {
        if (file.get().isPresent()) {
            var attached = file.get().get();
            return new Verdict(Verdict.Mark.NONE, words.get("publish.verdict.file", attached.name(), size(attached.content())));
        }
        return switch (notation.get().read(text.get())) {
            case Notation.Unreadable(var reason) -> new Verdict(Verdict.Mark.INVALID, words.get(key(reason)));
            case Notation.Read(var payload) -> judge(payload);
        };
    }

    private Verdict judge(Payload payload) {
        if (payload.isEmpty()) {
            return new Verdict(Verdict.Mark.NONE, words.get("publish.verdict.empty"));
        }
        if (notation.get() != Notation.JSON) {
            return new Verdict(Verdict.Mark.NONE, size(payload));
        }
        return JsonText.check(text.get())
                .map(fault -> new Verdict(Verdict.Mark.DOUBTFUL, words.get("publish.verdict.notJson", fault.line(), fault.column())))
                .orElseGet(() -> new Verdict(Verdict.Mark.VALID, words.get("publish.verdict.json", size(payload))));
    }

    private String size(Payload payload) {
        return ByteCount.format(payload.size(), words.locale());
    }

    private static String key(Notation.Reason reason) {
        return switch (reason) {
            case HEX_SIGN -> "publish.error.hexSign";
            case HEX_ODD -> "publish.error.hexOdd";
            case BASE64_SIGN -> "publish.error.base64";
        };
    }
}
