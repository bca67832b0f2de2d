package dev.mqttworkbench.app.topics;

import java.util.Comparator;

import dev.mqttworkbench.app.workbench.NaturalOrder;

/// How topics of one level are sorted.
public enum TopicOrder {
    NAME,
    RATE,
    COUNT,
    NEWEST;

    static final Comparator<TopicNode> BY_NAME =
            Comparator.comparing(TopicNode::level, NaturalOrder.INSTANCE);

    /// A node beside what it is sorted by before its name; the running second decides about rates.
    Keyed keyed(TopicNode node, long second) {
        return new Keyed(node, switch (this) {
            case NAME -> 0;
            case RATE -> -Double.doubleToLongBits(node.rate(second)); // of numbers that are not negative, bits are in their order
            case COUNT -> -node.messages();
            case NEWEST -> -node.lastActive();
        });
    }

    /// Whether messages change the order.
    boolean isMoving() {
        return this != NAME;
    }
}
