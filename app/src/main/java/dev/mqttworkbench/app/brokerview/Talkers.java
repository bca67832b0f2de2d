package dev.mqttworkbench.app.brokerview;

import java.text.NumberFormat;
import java.util.List;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.TopTalkers;

/// How those who publish most read.
///
/// @param subtrees by subtree
/// @param publishers by client
/// @param sentence how much it is in all, and over which time
record Talkers(List<TalkerRow> subtrees, List<TalkerRow> publishers, String sentence) {

    static final Talkers NONE = new Talkers(List.of(), List.of(), "");

    static Talkers of(TopTalkers talkers, Words words) {
        var sentence = talkers.window().isZero()
                ? words.get("broker.talkers.counting")
                : talkers.total().messages() == 0
                        ? words.get("broker.talkers.silent", talkers.window().toSeconds())
                        : words.get("broker.talkers.total", talkers.window().toSeconds(),
                                rate(talkers.messagesPerSecond(talkers.total()), words), bytes(talkers.bytesPerSecond(talkers.total()), words));
        return new Talkers(rows(talkers, talkers.subtrees(), words), rows(talkers, talkers.publishers(), words), sentence);
    }

    private static List<TalkerRow> rows(TopTalkers talkers, List<TopTalkers.Talker> several, Words words) {
        var largest = several.stream().mapToLong(each -> each.tally().messages()).max().orElse(1);
        return several.stream()
                .map(each -> new TalkerRow(each.name(), each.tally().messages() / (double) largest,
                        words.get("broker.perSecond", rate(talkers.messagesPerSecond(each.tally()), words)),
                        words.get("broker.perSecond", bytes(talkers.bytesPerSecond(each.tally()), words))))
                .toList();
    }

    private static String rate(double rate, Words words) {
        return rate < 9.95 ? String.format(words.locale(), "%.1f", rate) : NumberFormat.getIntegerInstance(words.locale()).format(Math.round(rate));
    }

    private static String bytes(double rate, Words words) {
        return ByteCount.format(Math.round(rate), words.locale());
    }
}
