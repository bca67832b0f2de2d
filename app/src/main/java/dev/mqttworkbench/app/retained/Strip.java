package dev.mqttworkbench.app.retained;

/// What stands above the list while something is asked, done or told.
public sealed interface Strip {

    /// Nothing.
    record Nothing() implements Strip {}

    /// A question to be answered before anything happens.
    ///
    /// @param sentence what will happen
    /// @param confirm the word that lets it happen
    /// @param isDestructive whether something is taken away
    record Question(String sentence, String confirm, boolean isDestructive) implements Strip {}

    /// A question for a file.
    ///
    /// @param sentence what it is for
    /// @param confirm the word that goes on
    /// @param isToBeWritten whether it is written, and not read
    /// @param path what is proposed
    record FileQuestion(String sentence, String confirm, boolean isToBeWritten, String path) implements Strip {}

    /// Something is being done.
    ///
    /// @param sentence how far it is
    /// @param fraction 0 to 1, or below 0 where it is not known
    record Work(String sentence, double fraction) implements Strip {}

    /// Something ended.
    ///
    /// @param sentence how
    /// @param isFailure whether it went wrong
    record Outcome(String sentence, boolean isFailure) implements Strip {}
}
