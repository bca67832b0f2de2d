package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A file of lines `user:something`, one a user.
final class UserLines {

    private UserLines() {}

    /// What each user has. A line that means nothing makes the whole file unusable: who left out a user by mistake shall not
    /// find out from the user.
    ///
    /// @param form how a line looks, for who wrote it differently
    /// @param parse what stands behind the colon; throws [IllegalArgumentException] with what is wrong with it
    /// @throws UnusableAccessFile when the file cannot be read, or with the first line that is wrong
    static <V> Map<String, V> read(Path file, String form, Function<String, V> parse) {
        var byUser = new HashMap<String, V>();
        for (var line : Line.of(file)) {
            var colon = line.text().indexOf(':');
            if (colon <= 0) {
                throw line.wrong("a user's line has the form " + form);
            }
            var user = line.text().substring(0, colon).strip();
            if (byUser.putIfAbsent(user, parsed(line, colon, parse)) != null) {
                throw line.wrong("there is an earlier line for " + Line.quoted(user) + "; remove one of them");
            }
        }
        return Map.copyOf(byUser);
    }

    private static <V> V parsed(Line line, int colon, Function<String, V> parse) {
        try {
            return parse.apply(line.text().substring(colon + 1).strip());
        } catch (IllegalArgumentException wrong) {
            throw line.wrong(String.valueOf(wrong.getMessage()));
        }
    }
}
