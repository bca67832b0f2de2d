package dev.mqttworkbench.app.publish;

/// What the panel thinks of the payload as it is written.
///
/// @param mark whether it may be what was meant
/// @param sentence its size, or what is wrong
public record Verdict(Mark mark, String sentence) {

    /// The sign beside the editor.
    public enum Mark {
        /// Nothing to say.
        NONE,
        /// Good.
        VALID,
        /// Can be sent, but is not what the notation says.
        DOUBTFUL,
        /// Cannot be sent.
        INVALID
    }
}
