package dev.mqttworkbench.app.fx;

import java.time.Duration;

import javafx.animation.PauseTransition;

/// Calls somebody when an answer has not come for a while. On the JavaFX thread only.
public final class Patience {

    private final PauseTransition pause;

    /// @param lasts how long, more than 0
    /// @param end is called when it is over
    public Patience(Duration lasts, Runnable end) {
        pause = new PauseTransition(javafx.util.Duration.millis(lasts.toMillis()));
        pause.setOnFinished(event -> end.run());
    }

    /// Begins, or begins anew.
    public void begin() {
        pause.playFromStart();
    }

    /// The answer is there: nobody is called.
    public void stop() {
        pause.stop();
    }
}
