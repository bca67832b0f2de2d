package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.TopicMatch;
import dev.mqttworkbench.broker.RetainedMessage;

/// A listing as it is shown: filtered, sorted, without what has expired. Made beside the JavaFX thread.
///
/// @param wish what was wanted
/// @param listing what there was
/// @param rows in order
/// @param bytes of payloads in the rows
/// @param nextExpiry when the first of the rows expires
record Arrangement(Wish wish, Listing listing, List<RetainedMessage> rows, long bytes, Optional<Instant> nextExpiry) {

    /// What the reader wants to see.
    ///
    /// @param match which topics
    /// @param column by which they are sorted
    /// @param isDescending the other way round
    record Wish(TopicMatch match, RetainedColumn column, boolean isDescending) {}

    /// Nothing.
    static final Arrangement NOTHING =
            new Arrangement(new Wish(TopicMatch.ALL, RetainedColumn.TOPIC, false), Listing.UNKNOWN, List.of(), 0, Optional.empty());

    /// The listing as it is wanted.
    static Arrangement of(Listing listing, Wish wish, Instant now) {
        var rows = listing.messages().stream()
                .filter(message -> wish.match().takes(message.topic()) && !message.isExpired(now))
                .map(wish.column()::keyed)
                .sorted(wish.column().comparator(wish.isDescending()))
                .map(RetainedColumn.Sorted::message)
                .toList();
        var bytes = rows.stream().mapToLong(message -> message.payload().size()).sum();
        return new Arrangement(wish, listing, rows, bytes, rows.stream().flatMap(row -> row.expiresAt().stream()).min(Instant::compareTo));
    }

    /// Whether one of the rows has expired meanwhile.
    boolean isOver(Instant now) {
        return nextExpiry.filter(end -> !end.isAfter(now)).isPresent();
    }

    /// The row of a topic, -1 where there is none. Looks at all of them.
    int indexOf(String topic) {
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).topic().equals(topic)) {
                return i;
            }
        }
        return -1;
    }
}
