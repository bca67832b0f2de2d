package dev.mqttworkbench.fuzz;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hears what is logged as an error or with an exception: whatever a peer sends, a loop must not fail, not even if it lives on.
final class Alarm extends Handler {

    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>(); // written by loops, read by the test's thread

    private Alarm() {}

    /// Listens until it is closed.
    static Alarm set() {
        var alarm = new Alarm();
        alarm.setLevel(Level.WARNING);
        ROOT.addHandler(alarm);
        return alarm;
    }

    /// Fails when something was logged since it was asked last.
    void requireSilence() {
        var first = records.peek();
        if (first != null) {
            records.clear();
            throw new AssertionError("logged: " + first.getMessage(), first.getThrown());
        }
    }

    @Override
    public void publish(LogRecord message) {
        if (message.getLevel().intValue() >= Level.SEVERE.intValue()
                || message.getThrown() != null && message.getLevel().intValue() >= Level.WARNING.intValue()) {
            records.add(message);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
