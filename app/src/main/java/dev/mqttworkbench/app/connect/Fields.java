package dev.mqttworkbench.app.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.mqttworkbench.app.workbench.Words;

/// Makes the fields of a form, and hears when the user changes one of them.
final class Fields {

    private final Words words;
    private final Runnable changed;
    private final List<Entry<?>> entries = new ArrayList<>();
    private boolean isShowing;

    /// @param changed is called when the user has changed a field, and not when another profile is shown
    Fields(Words words, Runnable changed) {
        this.words = words;
        this.changed = changed;
    }

    /// Fills the fields without taking that for a change.
    void show(Runnable fill) {
        isShowing = true;
        fill.run();
        isShowing = false;
    }

    void changed() {
        if (!isShowing) {
            changed.run();
        }
    }

    /// The first field that is wrong, in a sentence.
    Optional<String> fault() {
        return entries.stream().filter(entry -> !entry.isRight()).map(entry -> entry.faultProperty().get()).findFirst();
    }

    /// Any text, without blanks around it.
    Entry<String> text() {
        return checked(text -> Optional.empty());
    }

    /// A text that `fault` finds nothing wrong with.
    Entry<String> checked(Function<String, Optional<String>> fault) {
        return add(new Entry<>("", text -> {
            var stripped = text.strip();
            fault.apply(stripped).ifPresent(sentence -> {
                throw new IllegalArgumentException(sentence);
            });
            return stripped;
        }, Function.identity(), this::changed));
    }

    /// Text as it is written, blanks and all.
    Entry<String> verbatim() {
        return add(new Entry<>("", Function.identity(), Function.identity(), this::changed));
    }

    /// A whole number.
    ///
    /// @param label key of its name
    Entry<Long> number(String label, long least, long most) {
        return add(new Entry<>(least, text -> parse(label, text, least, most), String::valueOf, this::changed));
    }

    /// A whole number, or nothing.
    Entry<Optional<Long>> optional(String label, long least, long most) {
        return add(new Entry<>(Optional.empty(), text -> text.isBlank() ? Optional.empty() : Optional.of(parse(label, text, least, most)),
                value -> value.map(String::valueOf).orElse(""), this::changed));
    }

    private long parse(String label, String text, long least, long most) {
        var digits = text.strip();
        if (digits.matches("[0-9]{1,12}")) {
            var value = Long.parseLong(digits);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new IllegalArgumentException(words.get("connect.error.number", words.get(label), String.valueOf(least), String.valueOf(most)));
    }

    private <T> Entry<T> add(Entry<T> entry) {
        entries.add(entry);
        return entry;
    }

    /// One of several.
    <T> ObjectProperty<T> choice(T first) {
        var property = new SimpleObjectProperty<>(this, "choice", first);
        property.addListener((observed, before, now) -> changed());
        return property;
    }

    /// Yes or no.
    BooleanProperty flag(boolean first) {
        var property = new SimpleBooleanProperty(this, "flag", first);
        property.addListener((observed, before, now) -> changed());
        return property;
    }
}
