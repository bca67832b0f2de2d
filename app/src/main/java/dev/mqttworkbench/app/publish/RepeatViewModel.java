package dev.mqttworkbench.app.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// Decides how the written message is repeated, and tells how it goes. On the JavaFX thread only.
public final class RepeatViewModel implements Sampler.Sampled, AutoCloseable {

    private static final long LONGEST = Duration.ofDays(1).toMillis();

    private final PublishViewModel publish;
    private final Publisher publisher;
    private final Words words;
    private final Tasks tasks;
    private final StringProperty interval = new SimpleStringProperty(this, "interval", "1000");
    private final StringProperty times = new SimpleStringProperty(this, "times", "");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");

    // As long as it runs.
    private @Nullable Repetition repetition;
    private String every = "";
    private Outcome told = Outcome.NOTHING;

    /// @param publish whose message is repeated
    /// @param publisher sends
    public RepeatViewModel(PublishViewModel publish, Publisher publisher, Words words, Tasks tasks) {
        this.publish = publish;
        this.publisher = publisher;
        this.words = words;
        this.tasks = tasks;
        interval.subscribe(() -> fault.set(""));
        times.subscribe(() -> fault.set(""));
    }

    /// Milliseconds from one message to the next, as they are written.
    public StringProperty intervalProperty() {
        return interval;
    }

    /// How often at the most, as it is written; empty for as long as nobody stops it.
    public StringProperty timesProperty() {
        return times;
    }

    /// Why this cannot be; empty where it can.
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /// Whether messages are being sent.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Begins to send the message as it is written now.
    public void start() {
        var milliseconds = number(interval.get(), LONGEST);
        var most = times.get().isBlank() ? OptionalLong.of(Long.MAX_VALUE) : number(times.get(), Long.MAX_VALUE);
        if (milliseconds.isEmpty() || most.isEmpty()) {
            fault.set(words.get(milliseconds.isEmpty() ? "publish.repeat.interval.fault" : "publish.repeat.times.fault", LONGEST));
            return;
        }
        publish.written().ifPresent(template -> {
            stop();
            var begun = new Repetition(template, Variables.ofSystem(), Duration.ofMillis(milliseconds.getAsLong()), most.getAsLong(), publisher.atPresent());
            repetition = begun;
            every = interval.get().strip();
            told = publish.outcomeProperty().get(); // what failed before has been read
            running.set(true);
            tasks.background().execute(begun);
        });
    }

    private static OptionalLong number(String text, long most) {
        try {
            var number = Long.parseLong(text.strip());
            return number >= 1 && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    /// Sends no more.
    public void stop() {
        Optional.ofNullable(repetition).ifPresent(Repetition::stop);
    }

    @Override
    public void sample(long now) {
        var current = repetition;
        if (current == null) {
            return;
        }
        var progress = current.progress();
        if (progress.isOver()) {
            repetition = null;
            running.set(false);
        }
        var news = said(progress);
        if (progress.isOver() || !isFailureOfOthers()) {
            told = news;
            publish.say(news);
        }
    }

    /// What failed beside it, a *Send* for example, stays to be read.
    private boolean isFailureOfOthers() {
        var now = publish.outcomeProperty().get();
        return now.kind() == Outcome.Kind.FAILED && !now.equals(told);
    }

    private Outcome said(Repetition.Progress progress) {
        if (progress.failure().isPresent()) {
            return Outcome.failed(words.get("publish.repeat.failed", progress.sent(), reason(progress.failure().get())));
        }
        var key = progress.skipped() > 0 ? "publish.repeat.skipped" : progress.isOver() ? "publish.repeat.done" : "publish.repeat.running";
        return new Outcome(progress.isOver() ? Outcome.Kind.DONE : Outcome.Kind.WAITING, words.get(key, progress.sent(), every, progress.skipped()));
    }

    private String reason(Throwable failure) {
        return failure instanceof Repetition.Unwritable unwritable ? words.get(unwritable.key()) : new FailureWords(words).of(failure);
    }

    /// Sends no more: the connection is gone.
    @Override
    public void close() {
        stop();
    }
}
