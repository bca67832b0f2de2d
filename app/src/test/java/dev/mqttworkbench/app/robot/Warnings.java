package dev.mqttworkbench.app.robot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What JavaFX complains about: style sheets, bindings, layouts.
final class Warnings implements AutoCloseable {

    private static final String SPOKEN_BY_CLASS_PATH = "Unsupported JavaFX configuration"; // tests run on the class path

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Logger javafx = Logger.getLogger("javafx"); // kept, or its handler is collected
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord complaint) {
            if (complaint.getLevel().intValue() >= Level.WARNING.intValue() && !complaint.getMessage().startsWith(SPOKEN_BY_CLASS_PATH)) {
                heard.add(complaint.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /// Listens from now on.
    Warnings() {
        javafx.addHandler(handler);
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        javafx.removeHandler(handler);
    }
}
