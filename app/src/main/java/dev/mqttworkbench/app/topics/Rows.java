package dev.mqttworkbench.app.topics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Flattens the tree into the rows that can be seen, without recursion: topics may be deep.
final class Rows {

    private record Open(TopicNode node, int depth) {}

    private final boolean filtered;
    private final Comparator<TopicNode> order;

    /// @param filtered whether only what matches is shown
    /// @param order of the nodes of one level
    Rows(boolean filtered, Comparator<TopicNode> order) {
        this.filtered = filtered;
        this.order = order;
    }

    /// The rows below `root`.
    List<TopicRow> of(TopicNode root) {
        var rows = new ArrayList<TopicRow>();
        var open = new ArrayDeque<Open>();
        pushChildren(root, 0, open);
        while (!open.isEmpty()) {
            var next = open.pop();
            var row = row(next.node, next.depth);
            rows.add(row);
            if (!row.isFolded()) {
                pushChildren(row.node(), next.depth + 1, open);
            }
        }
        return rows;
    }

    private void pushChildren(TopicNode node, int depth, Deque<Open> open) {
        node.children().stream()
                .filter(child -> !filtered || child.matches() > 0)
                .sorted(order.reversed())
                .forEach(child -> open.push(new Open(child, depth)));
    }

    private TopicRow row(TopicNode top, int depth) {
        var label = new StringBuilder(top.level());
        var node = top;
        while (!node.isTopic() && node.children().size() == 1) {
            node = node.children().iterator().next();
            label.append('/').append(node.level());
        }
        return new TopicRow(node, label.toString(), depth, !node.isLeaf() && node.isFolded(filtered));
    }
}
