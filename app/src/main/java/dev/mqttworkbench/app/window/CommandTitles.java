package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.mqttworkbench.app.workbench.Command;
import dev.mqttworkbench.app.workbench.FreeName;

/// Titles for what can be done on a screen, of which no two are alike: where several have one name, it is what a screen reader says,
/// or else the section or the field is written before it, and at last they are counted.
final class CommandTitles {

    /// @param name that is written on it
    /// @param longer what a screen reader says
    /// @param place the section or the field that it belongs to, empty where there is none
    private record Named(String name, String longer, String place, Runnable action) {

        String placed() {
            return place.isEmpty() || place.equals(name) ? name : place + " › " + name;
        }
    }

    private final List<Named> all = new ArrayList<>();

    /// Whether a text says something: signs and numbers alone do not.
    static boolean isName(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    void add(String name, String longer, String place, Runnable action) {
        all.add(new Named(name, longer, place, action));
    }

    /// A command for each, in the order in which they came.
    ///
    /// @param prefix stands before each title
    List<Command> commands(String prefix) {
        var names = unique(Named::name);
        var longers = unique(Named::longer);
        var taken = new HashSet<String>();
        return all.stream().map(named -> {
            var title = names.contains(named.name()) && isName(named.name()) ? named.name()
                    : longers.contains(named.longer()) && isName(named.longer()) ? named.longer() : named.placed();
            var free = FreeName.of(title, taken::contains);
            taken.add(free);
            return new Command(prefix + free, "", named.action());
        }).toList();
    }

    /// What is said of one of them alone.
    private Set<String> unique(Function<Named, String> question) {
        var counts = all.stream().collect(Collectors.groupingBy(question, Collectors.counting()));
        return counts.entrySet().stream().filter(entry -> entry.getValue() == 1).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
