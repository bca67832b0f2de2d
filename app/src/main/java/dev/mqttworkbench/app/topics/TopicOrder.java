package dev.mqttworkbench.app.topics;

import java.util.Comparator;
import java.util.List;

import dev.mqttworkbench.app.workbench.NaturalOrder;

/// How topics of one level are sorted.
public enum TopicOrder {
    NAME,
    RATE,
    COUNT,
    NEWEST;

    static final Comparator<TopicNode> BY_NAME =
            Comparator.comparing(TopicNode::level, NaturalOrder.INSTANCE);

    /// Compares nodes; the running second decides about rates.
    Comparator<TopicNode> comparator(long second) {
        return switch (this) {
            case NAME -> BY_NAME;
            case RATE -> Comparator.<TopicNode>comparingDouble(node -> -node.rate(second)).thenComparing(BY_NAME);
            case COUNT -> Comparator.<TopicNode>comparingLong(node -> -node.messages()).thenComparing(BY_NAME);
            case NEWEST -> Comparator.<TopicNode>comparingLong(node -> -node.lastActive()).thenComparing(BY_NAME);
        };
    }

    /// The nodes below `node`, in this order.
    List<TopicNode> below(TopicNode node, long second) {
        return this == NAME ? node.childrenByName() : node.children().stream().sorted(comparator(second)).toList();
    }

    /// Whether messages change the order.
    boolean isMoving() {
        return this != NAME;
    }
}
