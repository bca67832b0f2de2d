package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A [SlidingTally] for each of a bounded number of names. Where there are more, those that have least give way once a second, so that
/// a name that publishes much has its place a second later at the latest.
final class SlidingTallies {

    /// How many names are kept.
    static final int CAPACITY = 4_096;

    private final Map<String, SlidingTally> byName = new HashMap<>();
    private int tidiedAt = -1;

    void add(String name, int second, int size) {
        var tally = byName.get(name);
        if (tally == null) {
            if (byName.size() >= CAPACITY) {
                tidy(second);
            }
            if (byName.size() >= CAPACITY) {
                return; // the total has it
            }
            tally = new SlidingTally();
            byName.put(name, tally);
        }
        tally.add(second, size);
    }

    /// Forgets the half that has least.
    private void tidy(int second) {
        if (tidiedAt == second) {
            return;
        }
        tidiedAt = second;
        var leastFirst = new ArrayList<>(byName.entrySet());
        leastFirst.sort(Comparator.comparingLong(entry -> entry.getValue().messages(second)));
        leastFirst.subList(0, CAPACITY / 2).forEach(entry -> byName.remove(entry.getKey()));
    }

    /// The names with most messages in the full seconds before this one, most first.
    List<TopTalkers.Talker> largest(int most, int second) {
        return byName.entrySet().stream()
                .map(entry -> new TopTalkers.Talker(entry.getKey(), entry.getValue().before(second)))
                .filter(talker -> talker.tally().messages() > 0)
                .sorted(Comparator.comparingLong((TopTalkers.Talker talker) -> talker.tally().messages()).reversed()
                        .thenComparing(TopTalkers.Talker::name))
                .limit(most)
                .toList();
    }
}
