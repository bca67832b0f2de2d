package dev.mqttworkbench.app.connect;

import java.util.function.Function;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A field of a form while it is written: its text, what is wrong with it, and the last value that was right.
///
/// @param <T> what the text says
final class Entry<T> {

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final Function<String, T> parser;
    private final Function<T, String> format;
    private T value;

    /// @param parser throws an [IllegalArgumentException] with a sentence for the user
    /// @param changed is called when the text has changed
    Entry(T first, Function<String, T> parser, Function<T, String> format, Runnable changed) {
        this.value = first;
        this.parser = parser;
        this.format = format;
        text.set(format.apply(first));
        text.addListener((observed, before, now) -> {
            take(now);
            changed.run();
        });
    }

    private void take(String now) {
        try {
            value = parser.apply(now);
            fault.set("");
        } catch (IllegalArgumentException wrong) {
            fault.set(String.valueOf(wrong.getMessage()));
        }
    }

    /// Shows this value.
    void show(T other) {
        text.set(format.apply(other));
        value = other;
    }

    /// The value: while the text is wrong the last that was right.
    T value() {
        return value;
    }

    boolean isRight() {
        return fault.get().isEmpty();
    }

    StringProperty textProperty() {
        return text;
    }

    /// What is wrong, in a sentence; empty where nothing is.
    ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }
}
