package dev.mqttworkbench.app.connect;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/// The fields of an object in a foreign file, and which of them nobody has asked for: so that nothing is dropped silently.
final class JsonFields {

    private final JsonNode node;
    private final Set<String> taken = new HashSet<>();

    JsonFields(JsonNode node) {
        this.node = node;
    }

    /// The field; a missing node where there is none.
    JsonNode take(String name) {
        taken.add(name);
        return node.path(name);
    }

    String text(String name) {
        return take(name).asString("");
    }

    long number(String name, long otherwise) {
        var field = take(name);
        return field.isNull() || field.isMissingNode() ? otherwise : field.asLong(otherwise);
    }

    /// A number, where one is given.
    Optional<Long> optional(String name) {
        var field = take(name);
        return isNothing(field) ? Optional.empty() : Optional.of(field.asLong(-1)); // what is no number is out of bounds
    }

    boolean flag(String name, boolean otherwise) {
        return take(name).asBoolean(otherwise);
    }

    /// These fields say nothing that a profile could keep, such as what a window showed.
    void ignore(String... names) {
        taken.addAll(List.of(names));
    }

    /// The fields that have a value and that nobody has asked for.
    List<String> rest() {
        return node.properties().stream().filter(field -> !taken.contains(field.getKey()) && !isNothing(field.getValue())).map(Map.Entry::getKey).toList();
    }

    static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isContainer() && value.isEmpty() || value.isString() && value.asString().isEmpty()
                || value.isBoolean() && !value.asBoolean();
    }
}
