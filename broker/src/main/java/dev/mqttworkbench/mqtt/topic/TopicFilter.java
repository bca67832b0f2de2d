package dev.mqttworkbench.mqtt.topic;

import java.util.Optional;

/// A Topic Filter: what a Client subscribes to; levels separated by `/`, with `+` for one level and `#` for all that follow.
///
/// A filter of the form `$share/name/filter` is a Shared Subscription; [#shareName()] and [#path()] are its two parts.
///
/// @param value 1 to 65,535 bytes of UTF-8 without U+0000, wildcards where the standard allows them
public record TopicFilter(String value) implements Comparable<TopicFilter> {

    private static final String SHARE = "$share/";

    /// @throws IllegalArgumentException with a sentence for the user when `value` is no Topic Filter
    public TopicFilter {
        TopicSyntax.requireText(value, "A topic filter"); // [MQTT-4.7.3-1] [MQTT-4.7.3-2] [MQTT-4.7.3-3]
        var path = value;
        if (value.startsWith(SHARE)) {
            var end = value.indexOf('/', SHARE.length());
            if (end < 0 || end == value.length() - 1) {
                throw new IllegalArgumentException(
                        "A shared subscription has the form $share/name/filter: " + value); // [MQTT-4.8.2-2]
            }
            new ShareName(value.substring(SHARE.length(), end));
            path = value.substring(end + 1);
        }
        TopicSyntax.requireWildcardsInPlace(path); // [MQTT-4.7.1-1] [MQTT-4.7.1-2]
    }

    /// The name of the group, where this is a Shared Subscription.
    public Optional<ShareName> shareName() {
        return isShared()
                ? Optional.of(new ShareName(value.substring(SHARE.length(), value.indexOf('/', SHARE.length()))))
                : Optional.empty();
    }

    /// The filter that topics are matched against: without the `$share/name/` of a Shared Subscription.
    public String path() {
        return isShared() ? value.substring(value.indexOf('/', SHARE.length()) + 1) : value;
    }

    /// Whether the filter has the form `$share/name/filter`.
    public boolean isShared() {
        return value.startsWith(SHARE);
    }

    /// Whether there is a wildcard in it; without one the only topic it matches is its path.
    public boolean hasWildcards() {
        return TopicSyntax.hasWildcard(path());
    }

    /// Whether a message to `name` is for this filter. Costs one pass over both, without making objects.
    public boolean matches(TopicName name) {
        return TopicSyntax.matches(path(), name.value());
    }

    /// The same for text that is known to be a Topic Name, which is not looked at again.
    public boolean matchesValid(String name) {
        return TopicSyntax.matches(path(), name);
    }

    /// Whether there is a topic that both filters match.
    public boolean overlaps(TopicFilter other) {
        return FilterRelations.overlap(path(), other.path());
    }

    /// Whether every topic that `other` matches is seen to be matched by this filter as well.
    public boolean covers(TopicFilter other) {
        return FilterRelations.covers(path(), other.path());
    }

    @Override
    public int compareTo(TopicFilter other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
