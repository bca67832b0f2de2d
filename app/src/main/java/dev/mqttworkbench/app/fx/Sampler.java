package dev.mqttworkbench.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Looks at what the network left, on the screen's own pulse: the bridge between fast data and view-models.
///
/// A sample is due when [Pace] says so. While nobody can see the window, the screen has no pulse, and a sample is due four times a second.
/// On the JavaFX thread only.
public final class Sampler {

    /// Takes part in every sample.
    @FunctionalInterface
    public interface Sampled {
        /// Looks at what came since the last call.
        ///
        /// @param now monotonic, in nanoseconds
        void sample(long now);
    }

    private static final long SECOND = 1_000_000_000L;
    private static final long RESTING_MILLIS = 250;

    private final List<Sampled> sampled = new ArrayList<>();
    private final Pace pace = new Pace();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long frame) {
            onPulse(System.nanoTime());
        }
    };

    private Optional<ScheduledExecutorService> resting = Optional.empty();
    private long secondBegan;
    private int frames;
    private int framesPerSecond;

    /// A sampler that does not run yet.
    public Sampler() {}

    /// Adds one that takes part, behind those that are there.
    public void add(Sampled other) {
        sampled.add(other);
    }

    /// Takes one out.
    public void remove(Sampled other) {
        sampled.remove(other);
    }

    /// Samples on the pulse from now on.
    public void start() {
        stop();
        pulse.start();
    }

    /// Samples a few times a second from now on, without the pulse: nobody can see the window.
    public void rest() {
        stop();
        var clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("sampler").factory());
        clock.scheduleWithFixedDelay(() -> Platform.runLater(() -> sampleResting(clock)), RESTING_MILLIS, RESTING_MILLIS, TimeUnit.MILLISECONDS);
        resting = Optional.of(clock);
    }

    private void sampleResting(ScheduledExecutorService clock) {
        if (resting.filter(clock::equals).isPresent()) {
            sampleNow(System.nanoTime());
        }
    }

    /// Samples no more.
    public void stop() {
        pulse.stop();
        resting.ifPresent(ScheduledExecutorService::shutdownNow);
        resting = Optional.empty();
    }

    /// How many pulses the screen had in the last full second.
    public int framesPerSecond() {
        return framesPerSecond;
    }

    private void onPulse(long now) {
        count(now);
        if (pace.isDue(now)) {
            sampleNow(now);
        }
    }

    private void sampleNow(long now) {
        pace.sampling(now);
        for (var each : List.copyOf(sampled)) {
            each.sample(now);
        }
    }

    private void count(long now) {
        frames++;
        if (now - secondBegan >= SECOND) {
            framesPerSecond = (int) Math.round(frames * (double) SECOND / Math.max(SECOND, now - secondBegan));
            frames = 0;
            secondBegan = now;
        }
    }
}
