package dev.mqttworkbench.app.topics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Message;
import org.jspecify.annotations.Nullable;

/// One level of the topics that were seen: what came to it, and the sums of what lies below. All sums are kept along the path
/// of each message; nothing is ever counted anew.
final class TopicNode {

    private final @Nullable TopicNode parent;
    private final String level;
    private Map<String, TopicNode> children = Map.of();
    private final Activity activity;

    private @Nullable String name;
    private @Nullable Message latest;
    private boolean retained;
    private boolean matching = true;
    private long lastActive;

    // of this level and all below
    private long messages;
    private int topics;
    private int matches;

    private boolean folded;
    private int foldedIn; // the number of a filter

    // of the children: those that were sorted by their names, and those that came since
    private List<TopicNode> sorted = List.of();
    private List<TopicNode> unsorted = List.of();

    TopicNode(@Nullable TopicNode parent, String level, long second) {
        this.parent = parent;
        this.level = level;
        this.activity = new Activity(second);
    }

    // ---- what comes ----

    TopicNode childOrNew(String name, long second, boolean isFolded) {
        if (children.isEmpty()) {
            children = new HashMap<>(4);
        }
        return children.computeIfAbsent(name, absent -> {
            var child = new TopicNode(this, absent, second);
            child.folded = isFolded;
            addUnsorted(child);
            return child;
        });
    }

    private void addUnsorted(TopicNode child) {
        if (unsorted.isEmpty()) {
            unsorted = new ArrayList<>(1);
        }
        unsorted.add(child);
    }

    /// The first message to this topic makes it one.
    ///
    /// @param topicName the whole of it
    void becomeTopic(String topicName, boolean isMatching) {
        name = topicName;
        matching = isMatching;
        for (var node = this; node != null; node = node.parent) {
            node.topics++;
            node.matches += isMatching ? 1 : 0;
        }
    }

    /// A message came. Answers whether it was the first one in this second.
    boolean receive(Message message, long second, long now) {
        latest = message;
        if (message.retain()) {
            retained = !message.payload().isEmpty();
        }
        var first = activity.add(second);
        for (var node = this; node != null; node = node.parent) {
            node.messages++;
            node.lastActive = now;
            if (node != this) {
                node.activity.add(second);
            }
        }
        return first;
    }

    /// Whether the filter takes this topic changed.
    void setMatching(boolean isMatching) {
        if (isMatching != matching) {
            matching = isMatching;
            for (var node = this; node != null; node = node.parent) {
                node.matches += isMatching ? 1 : -1;
            }
        }
    }

    // ---- what is known ----

    String level() {
        return level;
    }

    Optional<TopicNode> parent() {
        return Optional.ofNullable(parent);
    }

    Collection<TopicNode> children() {
        return children.values();
    }

    /// The children by their names, in natural order, but for those that came since they were sorted.
    List<TopicNode> sortedChildren() {
        return sorted;
    }

    /// The children that came since the others were sorted, as they came.
    List<TopicNode> unsortedChildren() {
        return Collections.unmodifiableList(unsorted);
    }

    /// Keeps children in the order of their names.
    ///
    /// @param before those that were sorted when the sorting began: where it is others now, another sorting was faster
    /// @param now these, and some of those that came since
    void keepSorted(List<TopicNode> before, List<TopicNode> now) {
        if (sorted == before) {
            var later = unsorted.subList(now.size() - before.size(), unsorted.size());
            unsorted = later.isEmpty() ? List.of() : new ArrayList<>(later);
            sorted = now;
        }
    }

    Optional<TopicNode> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    boolean isRoot() {
        return parent == null;
    }

    /// How many messages came to this very topic.
    long received() {
        return messages - children.values().stream().mapToLong(TopicNode::messages).sum();
    }

    /// The newest message to this very topic.
    Optional<Message> latest() {
        return Optional.ofNullable(latest);
    }

    boolean isTopic() {
        return latest != null;
    }

    /// Whether the broker keeps a message here, as far as the flags of the messages tell.
    boolean isRetained() {
        return retained;
    }

    /// The topics here and below with a message that the broker keeps, as far as the flags of the messages tell.
    List<String> retainedTopics() {
        var found = new ArrayList<String>();
        var waiting = new ArrayDeque<TopicNode>();
        waiting.push(this);
        while (!waiting.isEmpty()) {
            var node = waiting.pop();
            if (node.retained) {
                found.add(node.path());
            }
            waiting.addAll(node.children.values());
        }
        return found;
    }

    boolean isMatching() {
        return matching;
    }

    /// When the last message came here or below, in monotonic nanoseconds.
    long lastActive() {
        return lastActive;
    }

    /// Messages here and below.
    long messages() {
        return messages;
    }

    /// Topics here and below.
    int topics() {
        return topics;
    }

    /// Topics here and below that the filter takes.
    int matches() {
        return matches;
    }

    /// Messages a second, here and below.
    double rate(long second) {
        return activity.rate(second);
    }

    /// Messages a second to this very topic.
    double ownRate(long second) {
        return activity.rateBeside(second, children.values().stream().map(child -> child.activity).toList());
    }

    /// Messages in each of the last full seconds, here and below, oldest first.
    int[] history(long second) {
        return activity.history(second);
    }

    /// How it stands.
    ///
    /// @param second for the rate
    Standing standing(long second) {
        return new Standing(latest(), retained, messages, topics, rate(second), lastActive);
    }

    /// The whole Topic Name down to here.
    String path() {
        var known = name;
        if (known != null) {
            return known;
        }
        var levels = new ArrayDeque<String>();
        for (var node = this; node != null && !node.isRoot(); node = node.parent) {
            levels.addFirst(node.level);
        }
        return String.join("/", levels);
    }

    // ---- folding: a filter opens what it matches, and leaves the folds as they were ----

    /// @param filter its number, 0 where none hides rows: with another filter, all is open again
    boolean isFolded(int filter) {
        return filter == 0 ? folded : foldedIn == filter;
    }

    /// @param filter its number, 0 where none hides rows
    void setFolded(boolean isFolded, int filter) {
        if (filter != 0) {
            foldedIn = isFolded ? filter : 0;
        } else {
            folded = isFolded;
        }
    }
}
