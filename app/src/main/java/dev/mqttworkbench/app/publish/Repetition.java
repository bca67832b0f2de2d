package dev.mqttworkbench.app.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.mqttworkbench.app.workbench.RefusedPublish;

/// Sends a message again and again in a thread of its own, each time with new values of its variables, until it has been sent
/// as often as wanted, somebody stops it, or sending fails. A broker that is slower than the interval is waited for: while a
/// thousand messages are on their way, those that are due are skipped and counted.
final class Repetition implements Runnable {

    /// How it is going.
    ///
    /// @param sent messages
    /// @param skipped messages that were due while too many were on their way
    /// @param isOver whether no more will be sent
    /// @param failure why it ended early
    record Progress(long sent, long skipped, boolean isOver, Optional<Throwable> failure) {}

    /// A message that cannot be made of the template any more, since a variable took another value.
    static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String key;

        Unwritable(String key) {
            super(key);
            this.key = key;
        }

        /// Of the sentence that says why.
        String key() {
            return key;
        }
    }

    private static final int MOST_ON_THEIR_WAY = 1_000;
    private static final long LONGEST_DELAY = Duration.ofSeconds(1).toNanos();

    private final Template template;
    private final Variables variables;
    private final long interval;
    private final long times;
    private final Publisher publisher;

    // Written by the thread that sends and by those that complete, read by the JavaFX thread.
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile boolean isStopped;
    private volatile boolean isOver;

    /// @param interval from the beginning of one message to that of the next, more than 0
    /// @param times how often, at the most
    /// @param publisher may be used on any thread
    Repetition(Template template, Variables variables, Duration interval, long times, Publisher publisher) {
        this.template = template;
        this.variables = variables;
        this.interval = interval.toNanos();
        this.times = times;
        this.publisher = publisher;
    }

    @Override
    public void run() {
        var due = System.nanoTime();
        for (var i = 0L; i < times && !isStopped; i++) {
            waitUntil(due);
            if (!isStopped) {
                send();
            }
            var late = System.nanoTime() - LONGEST_DELAY - due - interval; // what is later than that is not made up for
            var missed = late <= 0 ? 0 : Math.min(late / interval, times - 1 - i);
            skipped.addAndGet(missed);
            i += missed;
            due += interval + missed * interval;
        }
        isOver = true;
    }

    private void waitUntil(long due) {
        for (var left = due - System.nanoTime(); left > 0 && !isStopped; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, 50_000_000L));
        }
    }

    private void send() {
        if (onTheirWay.get() >= MOST_ON_THEIR_WAY) {
            skipped.incrementAndGet();
            return;
        }
        variables.count();
        switch (template.fill(variables)) {
            case Template.Filled.Fault(var key) -> fail(new Unwritable(key));
            case Template.Filled.Message(var publish) -> {
                onTheirWay.incrementAndGet();
                publisher.publish(publish).whenComplete((result, thrown) -> {
                    onTheirWay.decrementAndGet();
                    if (thrown == null && result.reasonCode().isError()) {
                        fail(new RefusedPublish(result.reasonCode()));
                    } else if (thrown == null) {
                        sent.incrementAndGet();
                    } else {
                        fail(thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown);
                    }
                });
            }
        }
    }

    private void fail(Throwable thrown) {
        if (failure.isEmpty()) { // of two at the same time either will do
            failure = Optional.of(thrown);
        }
        isStopped = true;
    }

    /// Sends no more. Any thread.
    void stop() {
        isStopped = true;
    }

    /// How it is going. Any thread.
    Progress progress() {
        var failed = failure;
        return new Progress(sent.get(), skipped.get(), isOver && (onTheirWay.get() == 0 || failed.isPresent()), failed);
    }
}
