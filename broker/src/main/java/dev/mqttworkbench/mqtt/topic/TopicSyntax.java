package dev.mqttworkbench.mqtt.topic;

/// The rules that Topic Names and Topic Filters share, on bare strings.
final class TopicSyntax {

    private static final int MAXIMUM_BYTES = 65_535;

    private TopicSyntax() {}

    static void requireText(String value, String what) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(what + " needs at least one character");
        }
        var bytes = 0;
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(what + " cannot contain the null character");
            }
            if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(what + " cannot contain half a surrogate pair");
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        if (bytes > MAXIMUM_BYTES) {
            throw new IllegalArgumentException(what + " has at most 65,535 bytes; this one has " + bytes);
        }
    }

    static boolean hasWildcard(String value) {
        return value.indexOf('#') >= 0 || value.indexOf('+') >= 0;
    }

    static void requireWildcardsInPlace(String filter) {
        for (var i = 0; i < filter.length(); i++) {
            var c = filter.charAt(i);
            if (c != '#' && c != '+') {
                continue;
            }
            var aloneBefore = i == 0 || filter.charAt(i - 1) == '/';
            var last = i == filter.length() - 1;
            var aloneAfter = last || filter.charAt(i + 1) == '/';
            if (!aloneBefore || !aloneAfter) {
                throw new IllegalArgumentException(c + " must be alone in its level: " + filter);
            }
            if (c == '#' && !last) {
                throw new IllegalArgumentException("# must be last: " + filter);
            }
        }
    }

    /// Whether `filter` matches `name`; both are taken to be well-formed.
    static boolean matches(String filter, String name) {
        if (name.charAt(0) == '$' && (filter.charAt(0) == '#' || filter.charAt(0) == '+')) {
            return false; // [MQTT-4.7.2-1]
        }
        var f = 0;
        var n = 0;
        while (true) {
            if (f < filter.length() && filter.charAt(f) == '#') {
                return true;
            }
            var filterEnd = endOfLevel(filter, f);
            var nameEnd = endOfLevel(name, n);
            var single = filterEnd == f + 1 && filter.charAt(f) == '+';
            if (!single && !(filterEnd - f == nameEnd - n && filter.regionMatches(f, name, n, nameEnd - n))) {
                return false;
            }
            var filterDone = filterEnd == filter.length();
            var nameDone = nameEnd == name.length();
            if (nameDone) {
                // "sport/#" matches "sport": the multi-level wildcard includes the parent level.
                return filterDone || filter.length() == filterEnd + 2 && filter.charAt(filterEnd + 1) == '#';
            }
            if (filterDone) {
                return false;
            }
            f = filterEnd + 1;
            n = nameEnd + 1;
        }
    }

    /// The index behind the level that begins at `from`.
    static int endOfLevel(String path, int from) {
        var slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }
}
