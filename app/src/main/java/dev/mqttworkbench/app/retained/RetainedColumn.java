package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.NaturalOrder;
import dev.mqttworkbench.broker.RetainedMessage;

/// A column of the list, and how it is sorted by: topics and values as people read them, numbers by their value.
enum RetainedColumn {
    TOPIC,
    VALUE,
    QOS,
    SIZE,
    SET,
    BY,
    EXPIRES;

    private static final int COLUMNS_COMPARED = 64;
    private static final Comparator<Sorted> BY_TOPIC = Comparator.comparing(row -> row.message().topic(), NaturalOrder.INSTANCE);

    /// A message while it is sorted.
    ///
    /// @param key what is compared as a text, empty where numbers are
    record Sorted(RetainedMessage message, String key) {}

    /// The message with what it is sorted by.
    Sorted keyed(RetainedMessage message) {
        return new Sorted(message, this == VALUE ? Preview.of(message.payload(), COLUMNS_COMPARED) : "");
    }

    /// The order of the rows; where two are equal, the topic decides.
    Comparator<Sorted> comparator(boolean isDescending) {
        var ascending = switch (this) {
            case TOPIC -> BY_TOPIC;
            case VALUE -> Comparator.comparing(Sorted::key, NaturalOrder.INSTANCE);
            case QOS -> Comparator.<Sorted, Integer>comparing(row -> row.message().qos().level());
            case SIZE -> Comparator.<Sorted>comparingInt(row -> row.message().payload().size());
            case SET -> Comparator.<Sorted, Instant>comparing(row -> row.message().setAt().orElse(Instant.MIN)).reversed(); // newest first
            case BY -> Comparator.<Sorted, String>comparing(row -> row.message().publisher(), NaturalOrder.INSTANCE);
            case EXPIRES -> Comparator.<Sorted, Instant>comparing(row -> row.message().expiresAt().orElse(Instant.MAX));
        };
        var wanted = isDescending ? ascending.reversed() : ascending;
        return this == TOPIC ? wanted : wanted.thenComparing(BY_TOPIC);
    }

    /// The column with this id in the layout, such as `retained-column-topic`.
    static RetainedColumn of(String id) {
        return valueOf(id.substring(id.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT));
    }
}
