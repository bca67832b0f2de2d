package dev.mqttworkbench.app.recording;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javafx.collections.ObservableListBase;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import org.jspecify.annotations.Nullable;

/// The rows of a recording: as many as it has messages that the filter takes, of which only some pages are in memory. A row
/// that was not read yet is [#NOT_READ], and changes when it was. On the JavaFX thread only.
final class RecordedMessages extends ObservableListBase<Message> {

    /// Asks for the messages with these numbers, and answers later on the JavaFX thread; not at all when it failed.
    @FunctionalInterface
    interface Pages {
        void ask(int[] numbers, Consumer<List<Message>> answer);
    }

    /// Stands for a message until it was read; its number is 0.
    static final Message NOT_READ = new Message(
            0, Instant.EPOCH, 0, Direction.IN, "", QoS.AT_MOST_ONCE, false, false, 0, Properties.NONE, Payload.EMPTY);

    private static final int PAGE = 64;
    /// How much is kept in memory; the page that was read last always is.
    private static final long MAXIMUM_BYTES = 32L << 20;

    private final Pages source;
    private final Map<Integer, List<Message>> pages = new LinkedHashMap<>(PAGE, 0.75f, true);
    private final Set<Integer> asked = new HashSet<>();
    private RowNumbers numbers = RowNumbers.all(0);
    private int generation;
    private long bytes;

    RecordedMessages(Pages source) {
        this.source = source;
    }

    /// Shows these messages.
    void show(RowNumbers shown) {
        generation++;
        pages.clear();
        bytes = 0;
        asked.clear();
        beginChange();
        var before = Collections.nCopies(numbers.size(), NOT_READ);
        numbers = shown;
        nextReplace(0, shown.size(), before);
        endChange();
    }

    /// Which messages are shown.
    RowNumbers numbers() {
        return numbers;
    }

    @Override
    public int size() {
        return numbers.size();
    }

    @Override
    public Message get(int row) {
        if (row < 0 || row >= numbers.size()) {
            throw new IndexOutOfBoundsException(row);
        }
        var page = pages.get(row / PAGE);
        if (page == null) {
            ask(row / PAGE);
            page = pages.get(row / PAGE); // it may have been answered at once
        }
        var place = row % PAGE;
        return page == null || place >= page.size() ? NOT_READ : page.get(place);
    }

    private void ask(int page) {
        if (asked.add(page)) {
            var of = generation;
            var from = page * PAGE;
            source.ask(numbers.slice(from, Math.min(numbers.size(), from + PAGE)), messages -> {
                if (of == generation) {
                    take(page, messages);
                }
            });
        }
    }

    private void take(int page, List<Message> messages) {
        asked.remove(page);
        pages.put(page, messages);
        bytes += cost(messages);
        while (bytes > MAXIMUM_BYTES && pages.size() > 1) {
            bytes -= cost(pages.remove(pages.keySet().iterator().next()));
        }
        beginChange();
        for (var row = page * PAGE; row < Math.min(numbers.size(), (page + 1) * PAGE); row++) {
            nextUpdate(row);
        }
        endChange();
    }

    private static long cost(@Nullable List<Message> messages) {
        return messages == null ? 0 : messages.stream().mapToLong(Message::cost).sum();
    }
}
