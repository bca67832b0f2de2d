package dev.mqttworkbench.app.topics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Flattens the tree into the rows that can be seen, without recursion, since topics may be deep, and a part at a time, since there may
/// be a million. On the JavaFX thread only.
final class Rows {

    /// The nodes of one level that are still to come.
    private static final class Level {

        private final Siblings siblings;
        private final int depth;
        private int next;

        private Level(Siblings siblings, int depth) {
            this.siblings = siblings;
            this.depth = depth;
        }

        private boolean isOver() {
            return next == siblings.sorted().size();
        }
    }

    private final int filter;
    private final TopicOrder order;
    private final long second;
    private final List<TopicRow> rows = new ArrayList<>();
    private final ArrayDeque<Level> open = new ArrayDeque<>();

    /// @param root above all rows
    /// @param filter the number of the filter, where only what matches is shown; otherwise 0
    /// @param order of the nodes of one level
    /// @param second the one that runs
    Rows(TopicNode root, int filter, TopicOrder order, long second) {
        this.filter = filter;
        this.order = order;
        this.second = second;
        begin(root, 0);
    }

    /// Goes on until all rows are made, or `slice` is over.
    ///
    /// @return whether all are
    boolean goOn(Slice slice) {
        while (!open.isEmpty() && !slice.isOver()) {
            var level = open.element();
            if (level.siblings.goOn(slice)) {
                goOn(level);
            }
        }
        return open.isEmpty();
    }

    private void goOn(Level level) {
        if (level.isOver()) {
            open.pop();
            return;
        }
        var child = level.siblings.sorted().get(level.next++);
        if (filter == 0 || child.matches() > 0) {
            add(child, level.depth);
        }
    }

    private void add(TopicNode top, int depth) {
        var row = row(top, depth);
        rows.add(row);
        if (!row.isFolded() && !row.node().isLeaf()) {
            begin(row.node(), depth + 1);
        }
    }

    /// The rows that are made.
    List<TopicRow> made() {
        return rows;
    }

    private void begin(TopicNode node, int depth) {
        open.push(new Level(new Siblings(node, order, second), depth));
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
