package dev.mqttworkbench.app.topics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Flattens the tree into the rows that can be seen, without recursion, since topics may be deep, and a part at a time, since there may
/// be a million. On the JavaFX thread only.
final class Rows {

    private record Open(TopicNode node, int depth) {}

    private final int filter;
    private final TopicOrder order;
    private final long second;
    private final List<TopicRow> rows = new ArrayList<>();
    private final ArrayDeque<Open> open = new ArrayDeque<>();

    /// @param root above all rows
    /// @param filter the number of the filter, where only what matches is shown; otherwise 0
    /// @param order of the nodes of one level
    /// @param second the one that runs
    Rows(TopicNode root, int filter, TopicOrder order, long second) {
        this.filter = filter;
        this.order = order;
        this.second = second;
        pushChildren(root, 0);
    }

    /// Goes on until all rows are made, or `slice` is over.
    ///
    /// @return whether all are
    boolean goOn(Slice slice) {
        while (!open.isEmpty() && !slice.isOver()) {
            var next = open.pop();
            var row = row(next.node, next.depth);
            rows.add(row);
            if (!row.isFolded()) {
                pushChildren(row.node(), next.depth + 1);
            }
        }
        return open.isEmpty();
    }

    /// The rows that are made.
    List<TopicRow> made() {
        return rows;
    }

    private void pushChildren(TopicNode node, int depth) {
        for (var child : order.below(node, second).reversed()) {
            if (filter == 0 || child.matches() > 0) {
                open.push(new Open(child, depth));
            }
        }
    }

    private TopicRow row(TopicNode top, int depth) {
        var label = new StringBuilder(top.level());
        var node = top;
        while (!node.isTopic() && node.children().size() == 1) {
            node = node.children().iterator().next();
            label.append('/').append(node.level());
        }
        return new TopicRow(node, label.toString(), depth, !node.isLeaf() && node.isFolded(filter));
    }
}
