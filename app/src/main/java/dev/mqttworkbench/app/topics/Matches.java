package dev.mqttworkbench.app.topics;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Goes from match to match through the tree, in the order of the rows. Looks only into branches that have one, and once at each of
/// the siblings along one path, however large the tree is: one that is next is found without sorting the others.
final class Matches {

    private final TopicNode root;
    private final TopicOrder order;
    private final long second;

    /// @param second the one that decided about the rates of the rows
    Matches(TopicNode root, TopicOrder order, long second) {
        this.root = root;
        this.order = order;
        this.second = second;
    }

    /// The match behind `from`, the first one behind the last.
    Optional<TopicNode> after(TopicNode from) {
        var below = firstBelow(from);
        if (below.isPresent()) {
            return Optional.of(first(below.get()));
        }
        for (var node = from; node.parent().isPresent(); node = node.parent().get()) {
            var next = nextTo(node, node.parent().get());
            if (next.isPresent()) {
                return Optional.of(first(next.get()));
            }
        }
        return firstBelow(root).map(this::first);
    }

    /// The match before `from`, the last one before the first.
    Optional<TopicNode> before(TopicNode from) {
        for (var node = from; node.parent().isPresent(); node = node.parent().get()) {
            var parent = node.parent().get();
            var earlier = previousTo(node, parent);
            if (earlier.isPresent()) {
                return Optional.of(last(earlier.get()));
            }
            if (isMatch(parent)) {
                return Optional.of(parent);
            }
        }
        return lastBelow(root).map(this::last);
    }

    private TopicNode first(TopicNode within) {
        return isMatch(within) ? within : firstBelow(within).map(this::first).orElse(within);
    }

    private TopicNode last(TopicNode within) {
        return lastBelow(within).map(this::last).orElse(within);
    }

    private static boolean isMatch(TopicNode node) {
        return node.isTopic() && node.isMatching();
    }

    // ---- among the children of a node: most are in the order of their names, so that only keys are compared ----

    private Optional<TopicNode> firstBelow(TopicNode parent) {
        return first(withMatches(parent.sortedChildren()), withMatches(parent.unsortedChildren()));
    }

    private Optional<TopicNode> lastBelow(TopicNode parent) {
        return last(withMatches(parent.sortedChildren()), withMatches(parent.unsortedChildren()));
    }

    private Optional<TopicNode> nextTo(TopicNode node, TopicNode parent) {
        var from = order.keyed(node, second);
        var sorted = parent.sortedChildren();
        var place = place(node, sorted);
        return first(Stream.concat(
                withMatches(sorted.subList(0, place)).filter(each -> each.key() > from.key()),
                withMatches(sorted.subList(place, sorted.size())).filter(each -> each.key() >= from.key() && each.node() != node)),
                withMatches(parent.unsortedChildren()).filter(each -> Keyed.BY_KEY_AND_NAME.compare(each, from) > 0));
    }

    private Optional<TopicNode> previousTo(TopicNode node, TopicNode parent) {
        var from = order.keyed(node, second);
        var sorted = parent.sortedChildren();
        var place = place(node, sorted);
        return last(Stream.concat(
                withMatches(sorted.subList(0, place)).filter(each -> each.key() <= from.key()),
                withMatches(sorted.subList(place, sorted.size())).filter(each -> each.key() < from.key())),
                withMatches(parent.unsortedChildren()).filter(each -> Keyed.BY_KEY_AND_NAME.compare(each, from) < 0));
    }

    /// So many stand before `node` by their names.
    private static int place(TopicNode node, List<TopicNode> sorted) {
        var found = Collections.binarySearch(sorted, node, TopicOrder.BY_NAME);
        return found < 0 ? -found - 1 : found;
    }

    private static Optional<TopicNode> first(Stream<Keyed> byName, Stream<Keyed> unsorted) {
        var ofSorted = byName.reduce((one, behind) -> behind.key() < one.key() ? behind : one);
        return Stream.concat(ofSorted.stream(), unsorted).min(Keyed.BY_KEY_AND_NAME).map(Keyed::node);
    }

    private static Optional<TopicNode> last(Stream<Keyed> byName, Stream<Keyed> unsorted) {
        var ofSorted = byName.reduce((one, behind) -> behind.key() >= one.key() ? behind : one);
        return Stream.concat(ofSorted.stream(), unsorted).max(Keyed.BY_KEY_AND_NAME).map(Keyed::node);
    }

    private Stream<Keyed> withMatches(List<TopicNode> children) {
        return children.stream().filter(child -> child.matches() > 0).map(child -> order.keyed(child, second));
    }
}
