package dev.mqttworkbench.mqtt.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The properties of a Control Packet or a Will, in the order in which they stand on the wire. Immutable.
public final class Properties {

    /// No properties: what every packet of 3.1 and 3.1.1 has.
    public static final Properties NONE = new Properties(List.of());

    /// One property with its value.
    ///
    /// @param property which
    /// @param value of the Java type that the property's wire type names
    /// @param <T> the Java type of the value
    public record Entry<T>(Property<T> property, T value) {}

    private final List<Entry<?>> entries;

    private Properties(List<Entry<?>> entries) {
        this.entries = entries;
    }

    /// Properties with these entries in this order.
    public static Properties of(List<Entry<?>> entries) {
        return entries.isEmpty() ? NONE : new Properties(List.copyOf(entries));
    }

    /// Properties with one entry.
    public static <T> Properties of(Property<T> property, T value) {
        return new Properties(List.of(new Entry<>(property, value)));
    }

    /// All entries in order.
    public List<Entry<?>> entries() {
        return entries;
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The value of the property; the first one where it appears several times.
    public <T> Optional<T> get(Property<T> property) {
        for (var entry : entries) {
            if (entry.property() == property) {
                return Optional.of(valueOf(entry));
            }
        }
        return Optional.empty();
    }

    /// The value of the property, or what the standard says its absence means.
    public <T> T get(Property<T> property, T whenAbsent) {
        for (var entry : entries) {
            if (entry.property() == property) {
                return valueOf(entry);
            }
        }
        return whenAbsent;
    }

    /// All values of the property, in order.
    public <T> List<T> all(Property<T> property) {
        var values = new ArrayList<T>();
        for (var entry : entries) {
            if (entry.property() == property) {
                values.add(valueOf(entry));
            }
        }
        return values;
    }

    /// These properties and one more behind them.
    public <T> Properties plus(Property<T> property, T value) {
        var more = new ArrayList<Entry<?>>(entries.size() + 1);
        more.addAll(entries);
        more.add(new Entry<>(property, value));
        return new Properties(List.copyOf(more));
    }

    /// These properties without one of them; itself when it is not there.
    public Properties without(Property<?> property) {
        return keeping(candidate -> candidate != property);
    }

    /// The properties that `wanted` accepts; itself when it accepts all.
    public Properties keeping(Predicate<Property<?>> wanted) {
        for (var entry : entries) {
            if (!wanted.test(entry.property())) {
                return of(entries.stream().filter(kept -> wanted.test(kept.property())).toList());
            }
        }
        return this;
    }

    @SuppressWarnings("unchecked") // An entry pairs a property with a value of its type.
    private static <T> T valueOf(Entry<?> entry) {
        return (T) entry.value();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Properties properties && entries.equals(properties.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
