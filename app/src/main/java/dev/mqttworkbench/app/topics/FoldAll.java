package dev.mqttworkbench.app.topics;

import java.util.ArrayDeque;

/// Folds or opens all levels of a tree, a part at a time: there may be a million. On the JavaFX thread only.
final class FoldAll {

    private final boolean folded;
    private final int filter;
    private final ArrayDeque<TopicNode> left = new ArrayDeque<>();

    /// @param root of the tree
    /// @param folded whether they are to be folded
    /// @param filter the number of the filter, where only what matches is shown; otherwise 0
    FoldAll(TopicNode root, boolean folded, int filter) {
        this.folded = folded;
        this.filter = filter;
        left.push(root);
    }

    /// Goes on until all are folded or opened, or `slice` is over.
    ///
    /// @return whether all are
    boolean goOn(Slice slice) {
        while (!left.isEmpty() && !slice.isOver()) {
            var node = left.pop();
            node.setFolded(folded, filter);
            node.children().forEach(left::push);
        }
        return left.isEmpty();
    }
}
