package dev.mqttworkbench.app.topics;

import java.util.Comparator;

/// A node beside what it is sorted by, looked up once: it may change while others are compared with it, and a rate is summed.
///
/// @param key the smallest first; names decide between equal ones
record Keyed(TopicNode node, long key) {

    /// For nodes that are in the order of their names already.
    static final Comparator<Keyed> BY_KEY = Comparator.comparingLong(Keyed::key);

    /// The order of the rows.
    static final Comparator<Keyed> BY_KEY_AND_NAME = BY_KEY.thenComparing(Keyed::node, TopicOrder.BY_NAME);
}
