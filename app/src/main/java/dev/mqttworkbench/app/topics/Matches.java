package dev.mqttworkbench.app.topics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Goes from match to match through the tree, in the order of the rows. Looks only into branches that have one, so a step costs
/// the siblings along one path, however large the tree is.
final class Matches {

    private final TopicNode root;
    private final Comparator<TopicNode> order;

    Matches(TopicNode root, Comparator<TopicNode> order) {
        this.root = root;
        this.order = order;
    }

    /// The match behind `from`, the first one behind the last.
    Optional<TopicNode> after(TopicNode from) {
        var below = withMatches(from);
        if (!below.isEmpty()) {
            return first(below.getFirst());
        }
        for (var node = from; node.parent().isPresent(); node = node.parent().get()) {
            var siblings = withMatches(node.parent().get());
            var at = place(node, siblings);
            if (at < siblings.size()) {
                return first(siblings.get(at));
            }
        }
        return withMatches(root).isEmpty() ? Optional.empty() : first(root);
    }

    /// The match before `from`, the last one before the first.
    Optional<TopicNode> before(TopicNode from) {
        for (var node = from; node.parent().isPresent(); node = node.parent().get()) {
            var parent = node.parent().get();
            var current = node;
            var earlier = withMatches(parent).stream().filter(each -> order.compare(each, current) < 0).toList();
            if (!earlier.isEmpty()) {
                return Optional.of(last(earlier.getLast()));
            }
            if (isMatch(parent)) {
                return Optional.of(parent);
            }
        }
        return withMatches(root).isEmpty() ? Optional.empty() : Optional.of(last(root));
    }

    /// Where the siblings behind `node` begin.
    private int place(TopicNode node, List<TopicNode> siblings) {
        var at = 0;
        while (at < siblings.size() && order.compare(siblings.get(at), node) <= 0) {
            at++;
        }
        return at;
    }

    private Optional<TopicNode> first(TopicNode within) {
        var node = within;
        while (!isMatch(node)) {
            var below = withMatches(node);
            if (below.isEmpty()) {
                return Optional.empty();
            }
            node = below.getFirst();
        }
        return Optional.of(node);
    }

    private TopicNode last(TopicNode within) {
        var node = within;
        for (var below = withMatches(node); !below.isEmpty(); below = withMatches(node)) {
            node = below.getLast();
        }
        return node;
    }

    private static boolean isMatch(TopicNode node) {
        return node.isTopic() && node.isMatching();
    }

    private List<TopicNode> withMatches(TopicNode node) {
        return node.children().stream().filter(child -> child.matches() > 0).sorted(order).toList();
    }
}
