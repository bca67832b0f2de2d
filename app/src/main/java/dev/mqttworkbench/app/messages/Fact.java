package dev.mqttworkbench.app.messages;

import java.util.Optional;
import java.util.Set;

/// One line in the details of a message.
///
/// @param id names it for tests and screen readers
/// @param name in the reader's language
/// @param value as it is shown
/// @param term of a filter that takes the messages with the same value; empty where there is none
public record Fact(String id, String name, String value, Optional<String> term) {

    private static final Set<String> IN_WORDS = Set.of("qos", "flags", "size", "expiry");

    /// Whether the value stands in the packet as it is shown, and is not in our words.
    public boolean isLiteral() {
        return !IN_WORDS.contains(id);
    }
}
