package dev.mqttworkbench.app.topics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sorts the nodes below one, a part at a time: there may be a hundred thousand. By their names first, which the node above keeps for the
/// next time, and then, where messages move them, by what the order looks at: names are never compared for that. On the JavaFX thread only.
final class Siblings {

    private final TopicNode above;
    private final TopicOrder order;
    private final long second;
    private final List<TopicNode> sortedBefore;
    private Optional<SlicedSort<TopicNode>> byName = Optional.empty();
    private List<TopicNode> sorted;

    // where messages move them
    private Keyed[] keyed = {};
    private int lookedUp;
    private Optional<SlicedSort<Keyed>> byKey = Optional.empty();
    private boolean isDone;

    /// @param above the node above them
    /// @param second the one that runs
    Siblings(TopicNode above, TopicOrder order, long second) {
        this.above = above;
        this.order = order;
        this.second = second;
        this.sortedBefore = above.sortedChildren();
        this.sorted = sortedBefore;
        var unsorted = above.unsortedChildren();
        if (!unsorted.isEmpty()) {
            var all = Stream.concat(sortedBefore.stream(), unsorted.stream()).toArray(TopicNode[]::new);
            byName = Optional.of(new SlicedSort<>(all, TopicOrder.BY_NAME));
        }
    }

    /// Goes on until all are sorted, or `slice` is over.
    ///
    /// @return whether all are
    boolean goOn(Slice slice) {
        if (!isDone && sortByName(slice)) {
            isDone = !order.isMoving() || sortByKey(slice);
        }
        return isDone;
    }

    /// All of them, in order.
    List<TopicNode> sorted() {
        return sorted;
    }

    private boolean sortByName(Slice slice) {
        if (byName.isPresent() && byName.get().goOn(slice)) {
            sorted = byName.get().items();
            above.keepSorted(sortedBefore, sorted);
            byName = Optional.empty();
        }
        return byName.isEmpty();
    }

    private boolean sortByKey(Slice slice) {
        if (byKey.isEmpty() && lookUp(slice)) {
            byKey = Optional.of(new SlicedSort<>(keyed, Keyed.BY_KEY));
        }
        if (byKey.isEmpty() || !byKey.get().goOn(slice)) {
            return false;
        }
        sorted = byKey.get().items().stream().map(Keyed::node).toList();
        return true;
    }

    private boolean lookUp(Slice slice) {
        if (lookedUp == 0) {
            keyed = new Keyed[sorted.size()];
        }
        while (lookedUp < keyed.length && !slice.isOver()) {
            keyed[lookedUp] = order.keyed(sorted.get(lookedUp), second);
            lookedUp++;
        }
        return lookedUp == keyed.length;
    }
}
