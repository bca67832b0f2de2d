package dev.mqttworkbench.app.recording;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.messages.MessageSource;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// Decides how a recording is replayed, and says how far it is. On the JavaFX thread only.
final class ReplayViewModel implements Sampler.Sampled, AutoCloseable {

    /// What the replay is doing.
    enum State {
        /// Nothing is replayed.
        IDLE,
        /// Messages are sent when they are due.
        RUNNING,
        /// It waits for the reader.
        WAITING
    }

    /// The speeds that are offered.
    static final List<ReplaySpeed> SPEEDS = List.of(ReplaySpeed.ORIGINAL, new ReplaySpeed(2), new ReplaySpeed(5), new ReplaySpeed(10),
            new ReplaySpeed(100), new ReplaySpeed(0.5), ReplaySpeed.STEPS);

    private final Supplier<Optional<MessageSource>> messages;
    private final Supplier<List<ReplayTarget>> targets;
    private final Words words;
    private final ObjectProperty<Optional<ReplayTarget>> target = new SimpleObjectProperty<>(this, "target", Optional.empty());
    private final ObjectProperty<ReplaySpeed> speed = new SimpleObjectProperty<>(this, "speed", ReplaySpeed.ORIGINAL);
    private final BooleanProperty withSent = new SimpleBooleanProperty(this, "withSent");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.IDLE);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private Optional<Replay> replay = Optional.empty();

    /// @param messages what is replayed, when it begins; empty while that is still looked for
    /// @param targets the connections that are open
    ReplayViewModel(Supplier<Optional<MessageSource>> messages, Supplier<List<ReplayTarget>> targets, Words words) {
        this.messages = messages;
        this.targets = targets;
        this.words = words;
        target.set(targets.get().stream().findFirst());
        speed.addListener((observed, before, now) -> replay.ifPresent(running -> apply(now, running)));
    }

    private static void apply(ReplaySpeed wanted, Replay running) {
        if (wanted.isStepped()) {
            running.pause();
        } else {
            running.setSpeed(wanted.factor());
        }
    }

    /// The connections that are open.
    List<ReplayTarget> targets() {
        return targets.get();
    }

    /// Where the messages go.
    ObjectProperty<Optional<ReplayTarget>> targetProperty() {
        return target;
    }

    /// How fast.
    ObjectProperty<ReplaySpeed> speedProperty() {
        return speed;
    }

    /// Whether messages that the workbench had sent itself are sent too.
    BooleanProperty withSentProperty() {
        return withSent;
    }

    /// What the replay is doing.
    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1.
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How far it is, or how it ended well.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Why it cannot begin, or ended; empty while all is well.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Begins, waits, or goes on.
    void toggle() {
        switch (state.get()) {
            case IDLE -> start(speed.get().isStepped());
            case RUNNING -> replay.ifPresent(Replay::pause);
            case WAITING -> resume();
        }
        refresh();
    }

    private void start(boolean paused) {
        target.set(target.get().filter(targets.get()::contains).or(() -> targets.get().stream().findFirst()));
        var wanted = messages.get();
        failure.set(target.get().isEmpty() ? words.get("replay.noConnection") : wanted.isEmpty() ? words.get("replay.noMessages") : "");
        replay = target.get().flatMap(to -> wanted.map(source -> Replay.start(
                new Replay.Order(source, withSent.get(), to.connection()::publish, to.connection().takesProperties()),
                paused ? 1 : speed.get().factor(), paused)));
    }

    private void resume() {
        if (speed.get().isStepped()) {
            speed.set(ReplaySpeed.ORIGINAL);
        }
        replay.ifPresent(Replay::resume);
    }

    /// Sends the next message; begins with the first one.
    void step() {
        if (state.get() == State.IDLE) {
            start(true);
        }
        replay.ifPresent(Replay::step);
        refresh();
    }

    /// Ends.
    void stop() {
        replay.ifPresent(Replay::stop);
        refresh();
    }

    @Override
    public void sample(long now) {
        refresh();
    }

    private void refresh() {
        replay.map(Replay::status).ifPresent(this::show);
    }

    private void show(Replay.Status status) {
        progress.set(status.total() == 0 ? 1 : status.passed() / (double) status.total());
        if (status.ended()) {
            replay = Optional.empty();
            state.set(State.IDLE);
            var lost = status.withoutProperties() == 0 ? "" : " " + words.get("replay.noProperties", status.withoutProperties());
            sentence.set(status.failure().isPresent() ? "" : words.get("replay.ended", status.sent()) + lost);
            failure.set(status.failure().map(why -> words.get(
                    why instanceof RecordingFailure ? "replay.failed.recording" : "replay.failed", status.sent(), new FailureWords(words).of(why)) + lost).orElse(""));
        } else {
            state.set(status.paused() ? State.WAITING : State.RUNNING);
            sentence.set(words.get(status.paused() ? "replay.waiting" : "replay.running", status.passed(), status.total()));
        }
    }

    @Override
    public void close() {
        replay.ifPresent(Replay::stop);
    }
}
