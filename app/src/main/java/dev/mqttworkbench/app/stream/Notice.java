package dev.mqttworkbench.app.stream;

/// What lies over the table while it does not show the newest messages.
///
/// @param isShown whether there is anything to say
/// @param sentence why the newest are not shown, and how many there are
/// @param action the word on the button that brings them
public record Notice(boolean isShown, String sentence, String action) {

    /// Nothing to say: the newest messages are shown.
    public static final Notice NONE = new Notice(false, "", "");
}
