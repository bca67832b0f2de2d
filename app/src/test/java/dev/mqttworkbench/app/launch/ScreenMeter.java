package dev.mqttworkbench.app.launch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javafx.application.Platform;

/// Measures what the window does when the reader does something: the time until it is done; the longest time for which an event
/// waited that was put into the JavaFX queue every five milliseconds; how much processor time the JavaFX thread took between two of
/// them, which is what the view is to blame for; and by how much a thread was late that does nothing, which is what the machine and
/// the garbage collector did.
final class ScreenMeter implements AutoCloseable {

    /// What is waited for.
    interface Condition {
        boolean holds() throws Exception;
    }

    /// How long anything may take.
    static final int PATIENCE_SECONDS = 120;

    private static final int PROBE_MILLIS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong lateness = new AtomicLong();
    private final AtomicLong work = new AtomicLong();
    private long before;
    private long workedBefore; // the JavaFX thread's own
    private double worst;

    /// Puts events into the queue from now on.
    void start() {
        prober.scheduleAtFixedRate(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void probe() {
        var posted = System.nanoTime();
        lateness.accumulateAndGet(before == 0 ? 0 : posted - before - TimeUnit.MILLISECONDS.toNanos(PROBE_MILLIS), Math::max);
        before = posted;
        Platform.runLater(() -> {
            longest.accumulateAndGet(System.nanoTime() - posted, Math::max);
            var worked = THREADS.getCurrentThreadCpuTime();
            work.accumulateAndGet(workedBefore == 0 ? 0 : worked - workedBefore, Math::max);
            workedBefore = worked;
        });
    }

    /// Does it, waits until it is done, and tells. Both on the JavaFX thread.
    ///
    /// @return milliseconds until it was done
    double measure(String what, Supplier<Boolean> action, Supplier<Boolean> isDone) throws Exception {
        begin();
        var began = System.nanoTime();
        onScreen(action);
        await(() -> onScreen(isDone));
        var took = System.nanoTime() - began;
        TimeUnit.MILLISECONDS.sleep(400); // what comes behind belongs to it as well
        tell(what, took);
        return took / 1e6;
    }

    /// What was measured before does not count any more.
    void begin() {
        longest.set(0);
        lateness.set(0);
        work.set(0);
    }

    /// @param took nanoseconds
    void tell(String what, long took) {
        var worked = work.get() / 1e6;
        worst = Math.max(worst, worked);
        System.out.printf(Locale.ROOT, "%-36s %6.0f ms   worked %5.1f   waited %6.1f   idle thread late %6.1f%n",
                what, took / 1e6, worked, longest.get() / 1e6, lateness.get() / 1e6);
    }

    /// The longest work at a stretch of all that was told, in milliseconds.
    double worst() {
        return worst;
    }

    /// What was told so far does not count.
    void forget() {
        worst = 0;
    }

    static void await(Condition condition) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain");
            }
            TimeUnit.MILLISECONDS.sleep(PROBE_MILLIS); // between two looks, not for something to have happened
        }
    }

    static <T> T onScreen(Supplier<T> question) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        prober.shutdownNow();
    }
}
