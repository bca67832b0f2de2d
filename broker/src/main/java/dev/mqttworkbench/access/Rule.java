package dev.mqttworkbench.access;

import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// A line of an access list: what may be done with the topics that a filter matches.
///
/// @param permission what
/// @param filter which topics; in a pattern `%c` and `%u` stand for the client identifier and the user name
record Rule(Permission permission, TopicFilter filter) {

    /// The rule that a pattern becomes for one client. A name that is empty or has a `/` in it would reach into other places than
    /// its own: it takes nothing from a pattern that allows, while one that denies denies the more.
    Optional<Rule> forClient(Optional<String> userName, String clientIdentifier) {
        var pattern = filter.value();
        if (pattern.contains("%u") && (userName.isEmpty() || isStrange(userName.get()))
                || pattern.contains("%c") && isStrange(clientIdentifier)) {
            return Optional.empty();
        }
        var path = substitute(pattern, userName.orElse(""), clientIdentifier);
        try {
            return Optional.of(new Rule(permission, new TopicFilter(path)));
        } catch (IllegalArgumentException noFilter) {
            return Optional.empty(); // a name that makes the filter too long is nobody's place
        }
    }

    private boolean isStrange(String name) {
        return name.isEmpty() || permission != Permission.DENY && name.indexOf('/') >= 0;
    }

    /// In one pass: a user called `%c` is not another one's client.
    private static String substitute(String pattern, String userName, String clientIdentifier) {
        var path = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith("%u", i)) {
                path.append(userName);
                i++;
            } else if (pattern.startsWith("%c", i)) {
                path.append(clientIdentifier);
                i++;
            } else {
                path.append(pattern.charAt(i));
            }
        }
        return path.toString();
    }
}
