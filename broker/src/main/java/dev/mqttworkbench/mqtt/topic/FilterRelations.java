package dev.mqttworkbench.mqtt.topic;

/// What two Topic Filters have in common, level by level, on bare strings that are taken to be well-formed.
final class FilterRelations {

    private FilterRelations() {}

    /// Whether there is a topic that both match.
    static boolean overlap(String one, String other) {
        var i = 0;
        var j = 0;
        while (true) {
            var endOne = TopicSyntax.endOfLevel(one, i);
            var endOther = TopicSyntax.endOfLevel(other, j);
            if (isWildcard(one, i, endOne) && beginsReserved(other, j) || isWildcard(other, j, endOther) && beginsReserved(one, i)) {
                return false; // [MQTT-4.7.2-1]
            }
            if (isAll(one, i) || isAll(other, j)) {
                return true;
            }
            var either = isWildcard(one, i, endOne) || isWildcard(other, j, endOther);
            if (!either && !isSameLevel(one, i, endOne, other, j, endOther)) {
                return false;
            }
            var oneDone = endOne == one.length();
            var otherDone = endOther == other.length();
            if (oneDone || otherDone) { // "a" and "a/#" have "a" in common
                return oneDone && otherDone
                        || oneDone && isAll(other, endOther + 1)
                        || otherDone && isAll(one, endOne + 1);
            }
            i = endOne + 1;
            j = endOther + 1;
        }
    }

    /// Whether `wide` matches every topic that `narrow` matches. `+/#` is not seen to cover `#`.
    static boolean covers(String wide, String narrow) {
        var i = 0;
        var j = 0;
        while (true) {
            var endWide = TopicSyntax.endOfLevel(wide, i);
            var endNarrow = TopicSyntax.endOfLevel(narrow, j);
            if (isWildcard(wide, i, endWide) && beginsReserved(narrow, j)) {
                return false; // [MQTT-4.7.2-1]
            }
            if (isAll(wide, i)) {
                return true;
            }
            if (isAll(narrow, j)
                    || !isWildcard(wide, i, endWide) && !isSameLevel(wide, i, endWide, narrow, j, endNarrow)) {
                return false;
            }
            var wideDone = endWide == wide.length();
            var narrowDone = endNarrow == narrow.length();
            if (narrowDone) {
                return wideDone || isAll(wide, endWide + 1);
            }
            if (wideDone) {
                return false;
            }
            i = endWide + 1;
            j = endNarrow + 1;
        }
    }

    private static boolean isAll(String filter, int from) {
        return from < filter.length() && filter.charAt(from) == '#';
    }

    private static boolean isWildcard(String filter, int from, int end) {
        return end == from + 1 && (filter.charAt(from) == '#' || filter.charAt(from) == '+');
    }

    private static boolean beginsReserved(String filter, int from) {
        return from == 0 && filter.charAt(0) == '$';
    }

    private static boolean isSameLevel(String one, int i, int endOne, String other, int j, int endOther) {
        return endOne - i == endOther - j && one.regionMatches(i, other, j, endOne - i);
    }
}
