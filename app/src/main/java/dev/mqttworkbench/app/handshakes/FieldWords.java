package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.anatomy.Field;
import dev.mqttworkbench.anatomy.NotUnderstood;
import dev.mqttworkbench.app.workbench.Words;

/// How a field of a packet reads: what the standard calls it in its own words, all else in the reader's language.
///
/// @param words where they stand
record FieldWords(Words words) {

    /// What it is called.
    String name(Field field) {
        return field.trouble().isPresent() ? words.get("handshakes.anatomy.trouble") : field.name();
    }

    /// What it says, or why nobody knows.
    String value(Field field) {
        return field.trouble().map(why -> words.get(key(why.kind()), why.arguments().toArray()))
                .orElseGet(() -> Anatomy.isLeftOut(field) ? words.get("handshakes.anatomy.leftOut", field.value()) : field.value());
    }

    /// The key of the sentence for what is wrong with bytes that are no field.
    static String key(NotUnderstood.Kind kind) {
        return "handshakes.anatomy.trouble." + kind;
    }
}
