package dev.mqttworkbench.app.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many lines have to go and to come to make one text of another, as far as it matters whether these are many: the search of Myers
/// without its trace, which costs no more than lines times the bound. Counting which texts are in one and not in the other is not
/// enough: numbers that repeat have few texts, however their order differs.
final class EditDistance {

    private final int[] older;
    private final int[] newer;

    private EditDistance(int[] older, int[] newer) {
        this.older = older;
        this.newer = newer;
    }

    /// Whether more than `most` lines differ.
    static boolean isAbove(int most, List<String> older, List<String> newer) {
        var numbers = new HashMap<String, Integer>();
        return new EditDistance(numbered(older, numbers), numbered(newer, numbers)).isAbove(most);
    }

    /// Equal texts have equal numbers, which are compared faster.
    private static int[] numbered(List<String> texts, Map<String, Integer> numbers) {
        return texts.stream().mapToInt(text -> numbers.computeIfAbsent(text, added -> numbers.size())).toArray();
    }

    /// After each number of differences the farthest place of the older text is known on every diagonal that can be reached with it.
    private boolean isAbove(int most) {
        var farthest = new int[2 * most + 3];
        for (var differences = 0; differences <= most; differences++) {
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2) {
                var at = most + 1 + diagonal;
                var isDown = diagonal == -differences || diagonal != differences && farthest[at - 1] < farthest[at + 1];
                var place = alongEqualLines(isDown ? farthest[at + 1] : farthest[at - 1] + 1, diagonal);
                farthest[at] = place;
                if (place >= older.length && place - diagonal >= newer.length) {
                    return false;
                }
            }
        }
        return true;
    }

    private int alongEqualLines(int from, int diagonal) {
        var place = from;
        while (place < older.length && place - diagonal < newer.length && older[place] == newer[place - diagonal]) {
            place++;
        }
        return place;
    }
}
