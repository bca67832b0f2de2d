package dev.mqttworkbench.app.topics;

import java.text.NumberFormat;

import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Words;

/// What the rows of the tree say, made when they are painted.
final class RowWords {

    private final Words words;
    private final NumberFormat numbers;

    RowWords(Words words) {
        this.words = words;
        this.numbers = NumberFormat.getIntegerInstance(words.locale());
    }

    /// Text beside the name: the value, or what is folded away.
    ///
    /// @param columns of text at the most
    /// @param isFiltered whether what is folded away is counted by what matches
    String detail(TopicRow row, Standing standing, int columns, boolean isFiltered) {
        if (row.isFolded()) {
            return isFiltered
                    ? words.get("topics.folded.filtered", row.node().matches(), standing.topics())
                    : words.get("topics.folded", standing.topics(), standing.messages());
        }
        return standing.latest().map(message -> message.payload().isEmpty()
                ? words.get("topics.emptyPayload")
                : Preview.of(message.payload(), columns)).orElse("");
    }

    /// Messages a second as text, such as `480/s`; empty where none come.
    String rate(double rate) {
        if (rate == 0) {
            return "";
        }
        var number = rate >= 9.95 ? numbers.format(Math.round(rate))
                : rate < 0.05 ? "<" + String.format(words.locale(), "%.1f", 0.1) : String.format(words.locale(), "%.1f", rate);
        return words.get("topics.perSecond", number);
    }

    /// How many messages.
    String count(Standing standing) {
        return numbers.format(standing.messages());
    }
}
