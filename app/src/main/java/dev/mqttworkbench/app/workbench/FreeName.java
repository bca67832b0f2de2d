package dev.mqttworkbench.app.workbench;

import java.util.function.Predicate;

/// A name for something that comes where its own may be taken.
public final class FreeName {

    private FreeName() {}

    /// The name itself where nobody has it, otherwise the first of `name (2)`, `name (3)` and so on that nobody has.
    ///
    /// @param isTaken whether somebody has a name; not for all of them
    public static String of(String name, Predicate<String> isTaken) {
        var free = name;
        for (var number = 2; isTaken.test(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }
}
