package dev.mqttworkbench.app.launch;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// Makes something when it is first asked for, and keeps it. One thread.
///
/// @param <T> what is made
final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        var already = made;
        if (already != null) {
            return already;
        }
        var fresh = maker.get();
        made = fresh;
        return fresh;
    }
}
