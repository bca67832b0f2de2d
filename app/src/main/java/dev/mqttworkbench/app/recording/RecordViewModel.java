package dev.mqttworkbench.app.recording;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what is recorded of a connection and says how far it is; opens recordings. On the JavaFX thread only.
public final class RecordViewModel implements Sampler.Sampled, AutoCloseable {

    /// How the sentence is meant.
    enum Tone {
        /// Nothing is said.
        NONE,
        /// Something is under way.
        BUSY,
        /// It went well.
        GOOD,
        /// It did not.
        BAD
    }

    private final ObservableValue<Optional<Connection>> connection;
    private final Words words;
    private final Tasks tasks;
    private final Consumer<RecordingFile> opened;
    private final ReadOnlyBooleanWrapper recording = new ReadOnlyBooleanWrapper(this, "recording");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(this, "tone", Tone.NONE);
    private Optional<Recorder> recorder = Optional.empty();

    /// @param connection that is recorded
    /// @param opened takes a recording that was opened
    public RecordViewModel(ObservableValue<Optional<Connection>> connection, Words words, Tasks tasks, Consumer<RecordingFile> opened) {
        this.connection = connection;
        this.words = words;
        this.tasks = tasks;
        this.opened = opened;
        connection.subscribe(now -> recorder.filter(running -> now.filter(running.connection()::equals).isEmpty()).ifPresent(Recorder::stop));
    }

    /// Whether messages are being recorded.
    ReadOnlyBooleanProperty recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /// The connection, of which there may be none.
    ObservableValue<Optional<Connection>> connection() {
        return connection;
    }

    /// How far it is, or how it ended.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// How the sentence is meant.
    ReadOnlyObjectProperty<Tone> toneProperty() {
        return tone.getReadOnlyProperty();
    }

    /// Records from now on into a file, in the place of what is there.
    void start(Path file) {
        if (recorder.isEmpty()) {
            recorder = connection.getValue().map(open -> Recorder.start(open, file));
            refresh();
        }
    }

    /// Ends the recording when what came up to now is written.
    void stop() {
        recorder.ifPresent(Recorder::stop);
    }

    /// Opens a recording, unless it is none: then the sentence says why.
    void open(Path file) {
        say(Tone.BUSY, words.get("record.opening", file.toString()));
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> read(file), tasks.background()), found -> {
            dismiss();
            opened.accept(found);
        }, failure -> {
            if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() instanceof RecordingFailure why) {
                say(Tone.BAD, why.sentence(words, file.toString()));
            } else {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static RecordingFile read(Path file) {
        try {
            return RecordingFile.open(file);
        } catch (RecordingFailure failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void say(Tone how, String what) {
        sentence.set(what);
        tone.set(how);
    }

    /// The reader has read the sentence.
    void dismiss() {
        say(Tone.NONE, "");
        refresh();
    }

    @Override
    public void sample(long now) {
        refresh();
    }

    private void refresh() {
        recorder.ifPresent(running -> {
            var status = running.status();
            if (status.running()) {
                say(Tone.BUSY, words.get("record.running", status.written(), ByteCount.format(status.bytes(), words.locale()),
                        duration(running.age()), status.lost(), String.valueOf(running.file().getFileName())));
            } else {
                recorder = Optional.empty();
                sayEnd(running, status);
            }
        });
        recording.set(recorder.isPresent());
    }

    private void sayEnd(Recorder ended, Recorder.Status status) {
        var lost = status.lost() == 0 ? "" : words.get("record.lost", status.lost());
        var file = ended.file().toString();
        status.failure().ifPresentOrElse(
                why -> say(Tone.BAD, words.get("record.failed", why.sentence(words, file), status.written(), lost)),
                () -> say(Tone.GOOD, words.get("record.done", status.written(), file, lost)));
    }

    private static String duration(long nanos) {
        var age = Duration.ofNanos(nanos);
        return String.format(Locale.ROOT, "%d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
    }

    /// Ends the recording; what came up to now is still written.
    @Override
    public void close() {
        stop();
    }
}
