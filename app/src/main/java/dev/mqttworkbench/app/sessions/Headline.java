package dev.mqttworkbench.app.sessions;

/// What stands above the details of the selected Session.
///
/// @param clientIdentifier whose; empty where none is selected
/// @param state whether its client is there, in a word
/// @param isConnected whether it can be disconnected, cut off and frozen
/// @param isFrozen whether the broker reads and answers nothing
/// @param canBeChanged whether the broker is ours, so that something can be done
record Headline(String clientIdentifier, String state, boolean isConnected, boolean isFrozen, boolean canBeChanged) {

    static final Headline NONE = new Headline("", "", false, false, false);
}
