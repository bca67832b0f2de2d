package dev.mqttworkbench.app.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Decides what the publish panel shows and sends. On the JavaFX thread only.
public final class PublishViewModel {

    private static final int SENT_KEPT = 20;
    /// Of their payloads together; the last one is kept whatever its size.
    private static final long SENT_BYTES = 32L << 20;
    private static final long LARGEST_FILE = 256L << 20;

    private static final Set<ConnectFailure.Kind> NEVER_SENT = EnumSet.of(
            ConnectFailure.Kind.NOT_CONNECTED, ConnectFailure.Kind.NOT_SENT, ConnectFailure.Kind.QUEUE_FULL, ConnectFailure.Kind.EXPIRED,
            ConnectFailure.Kind.TOO_LARGE, ConnectFailure.Kind.QOS_NOT_SUPPORTED, ConnectFailure.Kind.RETAIN_NOT_SUPPORTED);

    private final Publisher publisher;
    private final Words words;
    private final Tasks tasks;
    private final Variables variables = Variables.ofSystem();
    private final Judge judge;

    private final Draft draft = new Draft();
    private final ReadOnlyObjectWrapper<Verdict> verdict;
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(this, "outcome", Outcome.NOTHING);
    private final ObservableList<SentMessage> sent = FXCollections.observableArrayList();
    private final Sends sends;

    /// @param publisher sends
    /// @param words the sentences
    /// @param tasks reads files in the background, and comes back
    public PublishViewModel(Publisher publisher, Words words, Tasks tasks) {
        this.publisher = publisher;
        this.words = words;
        this.tasks = tasks;
        this.sends = new Sends(words);
        this.judge = new Judge(words, Variables.ofSystem());
        this.verdict = new ReadOnlyObjectWrapper<>(this, "verdict", judge.of(draft.withoutProperties()));
        draft.topicProperty().subscribe(this::judge);
        draft.textProperty().subscribe(this::judge);
        draft.notationProperty().subscribe(this::judge);
        draft.fileProperty().subscribe(this::judge);
    }

    private void judge() {
        verdict.set(judge.of(draft.withoutProperties()));
    }

    /// What is written.
    public Draft draft() {
        return draft;
    }

    /// What is to be said of the payload as it is.
    public ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// How the last Send ended, or those before it that failed meanwhile.
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// The last messages that were sent, newest first, twenty at the most.
    public ObservableList<SentMessage> sent() {
        return sent;
    }

    /// A topic was selected somewhere: it becomes the topic here unless the user has written another.
    public void prefill(String selected) {
        draft.prefill(selected);
    }

    /// Takes a message over to be sent again, perhaps changed.
    public void load(Publish message) {
        draft.load(message);
        say(Outcome.NOTHING);
    }

    /// Takes over a message as it was written once.
    void load(Template written) {
        draft.load(written);
        say(Outcome.NOTHING);
    }

    /// Writes the editor's text in another notation, where that is possible; otherwise says why not and leaves it.
    public void changeNotation(Notation wanted) {
        say(draft.rewrite(wanted).map(key -> Outcome.failed(words.get(key))).orElse(Outcome.NOTHING));
    }

    /// Reads a file as the payload, in the background.
    public void attach(Path chosen) {
        var name = String.valueOf(chosen.getFileName());
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> read(chosen), tasks.background()), content -> {
            draft.show(content, name);
            say(Outcome.NOTHING);
        }, failure -> say(Outcome.failed(words.get("publish.error.file", name, reasonOf(failure)))));
    }

    private Payload read(Path chosen) {
        try {
            if (Files.size(chosen) > LARGEST_FILE) {
                throw new IOException(words.get("publish.error.fileSize"));
            }
            return Payload.taking(Files.readAllBytes(chosen));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Takes the attached file away.
    public void detach() {
        draft.detach();
    }

    /// The message as it is written; empty, and said why, where its properties cannot be sent.
    Optional<Template> written() {
        var fault = draft.properties().fault();
        fault.ifPresent(key -> say(Outcome.failed(words.get(key))));
        return fault.isPresent() ? Optional.empty() : Optional.of(draft.template());
    }

    /// Sends what is written, or says why it cannot be sent.
    public void send() {
        var number = sends.begin();
        written().ifPresent(template -> {
            variables.count();
            switch (template.fill(variables)) {
                case Template.Filled.Fault fault -> conclude(number, Outcome.failed(fault.sentence(words)));
                case Template.Filled.Message(var message) -> send(number, message);
            }
        });
    }

    private void send(int number, Publish message) {
        var begin = System.nanoTime();
        say(new Outcome(Outcome.Kind.WAITING, words.get("publish.outcome.waiting")));
        tasks.whenComplete(publisher.publish(message), result -> {
            remember(message);
            conclude(number, outcomeOf(message, result, begin));
        }, failure -> conclude(number, Outcome.failed(words.get(keyOf(failure), reasonOf(failure), message.topicName()))));
    }

    private void conclude(int number, Outcome ended) {
        sends.end(number, ended).ifPresent(this::say);
    }

    /// A message may have arrived although its sender fails: its acknowledgement is what has not come.
    private static String keyOf(Throwable failure) {
        return failure instanceof ConnectFailure connect && !NEVER_SENT.contains(connect.kind()) ? "publish.outcome.unconfirmed" : "publish.outcome.failed";
    }

    /// Says how something went.
    void say(Outcome now) {
        outcome.set(now);
    }

    private void remember(Publish message) {
        sent.addFirst(new SentMessage(LocalTime.now(), message));
        while (sent.size() > SENT_KEPT || sent.size() > 1 && sent.stream().mapToLong(each -> each.message().payload().size()).sum() > SENT_BYTES) {
            sent.removeLast();
        }
    }

    private Outcome outcomeOf(Publish message, PublishResult result, long begin) {
        var milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        if (result.reasonCode().isError()) {
            return Outcome.failed(words.get("publish.outcome.refused", result.reasonCode(), result.reasonString(), message.topicName()).strip());
        }
        var key = switch (message.qos()) {
            case AT_MOST_ONCE -> "publish.outcome.qos0";
            case AT_LEAST_ONCE -> result.reasonCode() == ReasonCode.NO_MATCHING_SUBSCRIBERS ? "publish.outcome.qos1.nobody" : "publish.outcome.qos1";
            case EXACTLY_ONCE -> result.reasonCode() == ReasonCode.NO_MATCHING_SUBSCRIBERS ? "publish.outcome.qos2.nobody" : "publish.outcome.qos2";
        };
        var leftOut = message.properties().isEmpty() || publisher.takesProperties() ? "" : " " + words.get("publish.outcome.noProperties");
        return new Outcome(Outcome.Kind.DONE, words.get(key, milliseconds) + leftOut);
    }

    private String reasonOf(Throwable failure) {
        return new FailureWords(words).of(failure);
    }
}
