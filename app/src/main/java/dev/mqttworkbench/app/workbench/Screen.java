package dev.mqttworkbench.app.workbench;

import javafx.scene.Parent;

/// One view of the workbench, as the frame knows it. On the JavaFX thread only.
public interface Screen {

    /// What it shows.
    Parent root();

    /// It is seen from now on, or hidden: a hidden screen does not paint.
    void setShown(boolean shown);

    /// The window is minimised, or back: a screen that nobody can see does not paint.
    default void setSeen(boolean seen) {
        setShown(seen);
    }

    /// Its list takes the keyboard.
    void focus();

    /// Ctrl F: the filter takes the keyboard.
    void focusFilter();

    /// Space: stops to follow what arrives, or follows again.
    void togglePause();

    /// F8: lets the next packet go on that is held; nothing happens on a screen that holds none.
    default void deliverNextPacket() {}
}
