package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Who may read and write which topics, in the format of Mosquitto's `acl_file`. The rules before the first `user` are for clients
/// without a verified user name, those behind it for that user, patterns for everybody. What nothing allows is denied.
public final class AccessList {

    private final Map<String, List<Rule>> byUser = new HashMap<>();
    private final List<Rule> anonymous = new ArrayList<>();
    private final List<Rule> patterns = new ArrayList<>();

    private AccessList() {}

    /// Reads a file; a line that means nothing makes the whole file unusable.
    ///
    /// @throws UnusableAccessFile when it cannot be read, or with the first line that is wrong
    public static AccessList read(Path file) {
        var list = new AccessList();
        var rules = list.anonymous;
        for (var line : Line.of(file)) {
            var words = line.text().split("\\s+", 2);
            var rest = words.length < 2 ? "" : words[1];
            switch (words[0]) {
                case "user" -> rules = list.rulesOf(line, rest);
                case "topic" -> rules.add(rule(line, rest));
                case "pattern" -> list.patterns.add(rule(line, rest));
                default -> throw line.wrong(
                        "a line begins with topic, user, pattern or #, not with " + Line.quoted(words[0]));
            }
        }
        return list;
    }

    private List<Rule> rulesOf(Line line, String user) {
        if (user.isEmpty()) {
            throw line.wrong("there is no name behind user");
        }
        return byUser.computeIfAbsent(user, first -> new ArrayList<>());
    }

    /// `[read|write|readwrite|deny] filter`; a filter that is alone allows both, and one with spaces needs a word before it.
    private static Rule rule(Line line, String rest) {
        if (rest.isEmpty()) {
            throw line.wrong("there is no topic filter");
        }
        var words = rest.split("\\s+", 2);
        if (words.length == 1) {
            return new Rule(Permission.READ_WRITE, filter(line, rest));
        }
        var permission = Permission.of(words[0]).orElseThrow(() ->
                line.wrong("before the topic filter stands read, write, readwrite or deny, not " + Line.quoted(words[0])));
        return new Rule(permission, filter(line, words[1]));
    }

    private static TopicFilter filter(Line line, String text) {
        try {
            var filter = new TopicFilter(text);
            if (filter.isShared()) {
                throw line.wrong("a shared subscription is allowed by its filter without $share/name/");
            }
            return filter;
        } catch (IllegalArgumentException noFilter) {
            throw line.wrong(Line.quoted(text) + " is not a topic filter: # stands last and + alone in its level");
        }
    }

    /// Whether there are rules for users by name.
    public boolean namesUsers() {
        return !byUser.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.filter().value().contains("%u"));
    }

    /// What one client may do. A user name or client identifier with a wildcard in it would widen what a pattern allows: such a
    /// client gets nothing from any pattern.
    ///
    /// @param userName as it was verified; empty for an anonymous client
    public Rights rightsOf(Optional<String> userName, String clientIdentifier) {
        var own = userName.map(name -> byUser.getOrDefault(name, List.of())).orElse(anonymous);
        if (hasWildcard(clientIdentifier) || userName.isPresent() && hasWildcard(userName.get())) {
            return Rights.of(own, List.of());
        }
        return Rights.of(own, patterns.stream()
                .flatMap(pattern -> pattern.forClient(userName, clientIdentifier).stream())
                .toList());
    }

    private static boolean hasWildcard(String name) {
        return name.indexOf('#') >= 0 || name.indexOf('+') >= 0;
    }
}
