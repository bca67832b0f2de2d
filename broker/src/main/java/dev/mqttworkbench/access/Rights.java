package dev.mqttworkbench.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// What one client may read and write. Decisions are kept by topic; one thread.
///
/// The client's own rules come first: a denial there is final. Where they do not allow something, the patterns do, unless one of
/// those denies it. What nothing allows is denied.
public final class Rights {

    /// Everything, where there is no access list.
    public static final Rights ALL = new Rights(true, List.of(), List.of());

    private static final int MAXIMUM_DECISIONS = 1_000;
    private static final int LONGEST_REMEMBERED = 256;
    private static final int NONE = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;

    private final boolean all;
    private final List<Rule> own;
    private final List<Rule> patterns;
    private final Map<TopicName, Integer> decisions = new HashMap<>(0);

    private Rights(boolean all, List<Rule> own, List<Rule> patterns) {
        this.all = all;
        this.own = own;
        this.patterns = patterns;
    }

    /// @param own rules of the user, or of those without a name
    /// @param patterns that apply to this client
    static Rights of(List<Rule> own, List<Rule> patterns) {
        return new Rights(false, List.copyOf(own), List.copyOf(patterns));
    }

    /// Whether a message to this topic may be delivered to the client.
    public boolean mayRead(TopicName topic) {
        return all || (decision(topic) & READ) != 0;
    }

    /// Whether the client may publish to this topic.
    public boolean mayWrite(TopicName topic) {
        return all || (decision(topic) & WRITE) != 0;
    }

    /// Whether the client may subscribe: not where none of the topics that the filter matches could be delivered. It is one
    /// look at the rules as they are; each message is looked at again.
    public boolean maySubscribe(TopicFilter filter) {
        return all
                || !denies(own, filter) && (allows(own, filter) || !denies(patterns, filter) && allows(patterns, filter));
    }

    private static boolean denies(List<Rule> rules, TopicFilter filter) {
        return rules.stream().anyMatch(rule -> rule.permission() == Permission.DENY && rule.filter().covers(filter));
    }

    /// Whether a rule allows to read something that the filter matches, and is not as a whole taken back by another.
    private static boolean allows(List<Rule> rules, TopicFilter filter) {
        return rules.stream().anyMatch(
                rule -> rule.permission().reads() && rule.filter().overlaps(filter) && !denies(rules, rule.filter()));
    }

    private int decision(TopicName topic) {
        var known = decisions.get(topic);
        if (known != null) {
            return known;
        }
        var decision = decide(topic);
        if (decisions.size() >= MAXIMUM_DECISIONS) {
            decisions.clear();
        }
        if (topic.value().length() <= LONGEST_REMEMBERED) {
            decisions.put(topic, decision);
        }
        return decision;
    }

    private int decide(TopicName topic) {
        if (denies(own, topic)) {
            return NONE;
        }
        return allowed(own, topic) | (denies(patterns, topic) ? NONE : allowed(patterns, topic));
    }

    private static boolean denies(List<Rule> rules, TopicName topic) {
        return rules.stream().anyMatch(rule -> rule.permission() == Permission.DENY && rule.filter().matches(topic));
    }

    private static int allowed(List<Rule> rules, TopicName topic) {
        var allowed = NONE;
        for (var rule : rules) {
            if (rule.permission() != Permission.DENY && rule.filter().matches(topic)) {
                allowed |= (rule.permission().reads() ? READ : NONE) | (rule.permission().writes() ? WRITE : NONE);
            }
        }
        return allowed;
    }
}
