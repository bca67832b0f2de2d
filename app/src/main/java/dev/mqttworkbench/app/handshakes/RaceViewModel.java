package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// Decides about the race of the three QoS: takes what is written, starts it, and shows how far the publishers are. On the JavaFX
/// thread only.
public final class RaceViewModel implements Sampler.Sampled, AutoCloseable {

    private static final long INTERVAL = 200_000_000L;

    private final Supplier<Optional<RaceTrack>> track;
    private final Words words;
    private final Tasks tasks;
    private final StringProperty messages = new SimpleStringProperty(this, "messages", String.valueOf(RaceSettings.FIRST.messages()));
    private final StringProperty loss = new SimpleStringProperty(this, "loss", String.valueOf(RaceSettings.FIRST.lossPercent()));
    private final StringProperty delay = new SimpleStringProperty(this, "delay", String.valueOf(RaceSettings.FIRST.delayMillis()));
    private final StringProperty jitter = new SimpleStringProperty(this, "jitter", String.valueOf(RaceSettings.FIRST.jitterMillis()));
    private final StringProperty seed = new SimpleStringProperty(this, "seed", String.valueOf(RaceSettings.FIRST.seed()));
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyObjectWrapper<List<RaceStanding>> standings = new ReadOnlyObjectWrapper<>(this, "standings", List.of());
    private Optional<QosRace> race = Optional.empty();
    private boolean isStopped;
    private long shownAt;

    /// @param track where it takes place; empty where no broker runs
    public RaceViewModel(Supplier<Optional<RaceTrack>> track, Words words, Tasks tasks) {
        this.track = track;
        this.words = words;
        this.tasks = tasks;
    }

    @Override
    public void sample(long now) {
        if (running.get() && now - shownAt >= INTERVAL) {
            shownAt = now;
            race.ifPresent(each -> standings.set(each.standings()));
        }
    }

    /// Starts the race, or ends the one that runs.
    public void toggle() {
        if (running.get()) {
            isStopped = true;
            race.ifPresent(QosRace::close);
        } else {
            start();
        }
    }

    private void start() {
        var through = track.get();
        if (through.isEmpty()) {
            sentence.set(words.get("handshakes.race.stopped"));
            return;
        }
        try {
            var settings = new RaceSettings(number(messages), number(loss), number(delay), number(jitter), Long.parseLong(seed.get().strip()));
            run(new QosRace(through.get(), settings, "race/" + UUID.randomUUID().toString().substring(0, 4)));
        } catch (IllegalArgumentException wrong) { // a number that is none, or is out of its bounds
            sentence.set(words.get("handshakes.race.fault", RaceSettings.MOST_MESSAGES, RaceSettings.MOST_LOSS, RaceSettings.MOST_DELAY));
        }
    }

    private static int number(StringProperty written) {
        return Integer.parseInt(written.get().strip());
    }

    private void run(QosRace next) {
        race = Optional.of(next);
        isStopped = false;
        running.set(true);
        sentence.set(words.get("handshakes.race.running"));
        tasks.whenComplete(next.run(), done -> ended(next, words.get("handshakes.race.done")), failure -> failed(next, new FailureWords(words).of(failure)));
    }

    private void ended(QosRace which, String how) {
        standings.set(which.standings());
        running.set(false);
        sentence.set(standings.get().stream().allMatch(RaceStanding::isDone) ? how : words.get("handshakes.race.ended"));
    }

    /// Where the reader has ended it, its clients fail for that.
    private void failed(QosRace which, String why) {
        standings.set(which.standings());
        running.set(false);
        sentence.set(isStopped ? words.get("handshakes.race.ended") : words.get("handshakes.race.failed", why));
        which.close();
    }

    /// Ends the race that runs.
    @Override
    public void close() {
        race.ifPresent(QosRace::close);
    }

    /// How many messages each sends, as it is written.
    public StringProperty messagesProperty() {
        return messages;
    }

    /// How many of a hundred packets get lost, as it is written.
    public StringProperty lossProperty() {
        return loss;
    }

    /// By how many milliseconds each packet is delayed, as it is written.
    public StringProperty delayProperty() {
        return delay;
    }

    /// Up to how many milliseconds more that may be, as it is written.
    public StringProperty jitterProperty() {
        return jitter;
    }

    /// The seed of chance, as it is written.
    public StringProperty seedProperty() {
        return seed;
    }

    /// How it goes, or what is wrong.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether a race runs.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How far the publishers are.
    ReadOnlyObjectProperty<List<RaceStanding>> standingsProperty() {
        return standings.getReadOnlyProperty();
    }
}
