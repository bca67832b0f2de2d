package dev.mqttworkbench.mqtt.topic;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/// A tree of topic levels that keeps one value a path: Topic Filters with their subscriptions, Topic Names with their
/// retained message, or whatever else is found by topic.
///
/// Matching goes level by level with a list of the nodes reached so far, never by recursion: a topic of 32,000 levels
/// costs no stack, and the work is bounded by what exists in the tree, not by what a filter could stand for.
///
/// Not safe for use by several threads: whoever owns the tree owns its thread.
///
/// @param <T> what is kept
public final class TopicTree<T> {

    private final Node<T> root = new Node<>(null, "");
    private int size;

    /// An empty tree.
    public TopicTree() {}

    /// How many paths have a value.
    public int size() {
        return size;
    }

    /// The nodes of the first level, in no order.
    public Collection<Node<T>> roots() {
        return root.children();
    }

    /// The value at `path`, compared character by character.
    public Optional<T> get(String path) {
        var node = find(path);
        return node == null ? Optional.empty() : Optional.ofNullable(node.value);
    }

    /// Sets the value at `path` and answers the one it had.
    public Optional<T> put(String path, T value) {
        return Optional.ofNullable(setValue(nodeAt(path), value));
    }

    /// Takes the value at `path` away, and every level that then leads nowhere.
    public Optional<T> remove(String path) {
        var node = find(path);
        if (node == null || node.value == null) {
            return Optional.empty();
        }
        var previous = node.value;
        node.value = null;
        size--;
        prune(node);
        return Optional.of(previous);
    }

    /// Takes everything away.
    public void clear() {
        root.forgetAll();
        size = 0;
    }

    /// The node at `path`; made, with the levels above it, where it is not there yet. A node without a value that is
    /// made here stays until [#remove(String)] takes the last value below it.
    public Node<T> nodeAt(String path) {
        var node = root;
        var from = 0;
        while (true) {
            var end = TopicSyntax.endOfLevel(path, from);
            node = node.childOrNew(path.substring(from, end));
            if (end == path.length()) {
                return node;
            }
            from = end + 1;
        }
    }

    /// Sets the value of a node of this tree and answers the one it had.
    @Nullable T setValue(Node<T> node, T value) {
        var previous = node.value;
        node.value = value;
        if (previous == null) {
            size++;
        }
        return previous;
    }

    /// Calls `visitor` with the value of every Topic Filter in this tree that matches `name`.
    public void forEachMatching(TopicName name, Consumer<? super T> visitor) {
        TopicSearch.filtersOf(root, name, visitor);
    }

    /// Calls `visitor` with the path and the value of every Topic Name in this tree that `filter` matches.
    public void forEachMatchedBy(TopicFilter filter, BiConsumer<String, ? super T> visitor) {
        TopicSearch.namesOf(root, filter, node -> node.visit(visitor));
    }

    /// Calls `visitor` with the value of every Topic Name in this tree that `filter` matches.
    public void forEachValueMatchedBy(TopicFilter filter, Consumer<? super T> visitor) {
        TopicSearch.namesOf(root, filter, node -> node.visit(visitor));
    }

    /// Calls `visitor` with every path that has a value.
    public void forEach(BiConsumer<String, ? super T> visitor) {
        TopicSearch.below(root, false, node -> node.visit(visitor));
    }

    private @Nullable Node<T> find(String path) {
        var node = root;
        var from = 0;
        while (true) {
            var end = TopicSyntax.endOfLevel(path, from);
            var child = node.children.get(path.substring(from, end));
            if (child == null) {
                return null;
            }
            if (end == path.length()) {
                return child;
            }
            node = child;
            from = end + 1;
        }
    }

    private void prune(Node<T> from) {
        var node = from;
        while (node.parent != null && node.value == null && node.children.isEmpty()) {
            node.parent.forget(node);
            node = node.parent;
        }
    }

    /// One level of a path: the text between two slashes, which may be empty.
    ///
    /// @param <T> what the tree keeps
    public static final class Node<T> {

        private final @Nullable Node<T> parent;
        final String level;
        Map<String, Node<T>> children = Collections.emptyMap();
        private @Nullable T value;

        // Those of the children that are wildcards, which every search wants to know.
        @Nullable Node<T> singleLevel;
        @Nullable Node<T> multiLevel;

        private Node(@Nullable Node<T> parent, String level) {
            this.parent = parent;
            this.level = level;
        }

        /// The text of this level.
        public String level() {
            return level;
        }

        /// The node above; empty at the first level.
        public Optional<Node<T>> parent() {
            return parent == null || parent.parent == null ? Optional.empty() : Optional.of(parent);
        }

        /// The nodes below.
        public Collection<Node<T>> children() {
            return Collections.unmodifiableCollection(children.values());
        }

        /// What is kept here.
        public Optional<T> value() {
            return Optional.ofNullable(value);
        }

        /// The whole path to this node.
        public String path() {
            var levels = new ArrayDeque<String>();
            for (var node = this; node != null && node.parent != null; node = node.parent) {
                levels.addFirst(node.level);
            }
            return String.join("/", levels);
        }

        private Node<T> childOrNew(String name) {
            if (children.isEmpty()) {
                children = new HashMap<>(2);
            }
            var child = children.get(name);
            if (child == null) {
                child = new Node<>(this, name);
                children.put(name, child);
                rememberWildcard(name, child);
            }
            return child;
        }

        private void forget(Node<T> child) {
            children.remove(child.level);
            rememberWildcard(child.level, null);
            if (children.isEmpty()) {
                children = Collections.emptyMap();
            }
        }

        private void forgetAll() {
            children = Collections.emptyMap();
            singleLevel = null;
            multiLevel = null;
        }

        private void rememberWildcard(String name, @Nullable Node<T> child) {
            if (name.equals("+")) {
                singleLevel = child;
            } else if (name.equals("#")) {
                multiLevel = child;
            }
        }

        void visit(Consumer<? super T> visitor) {
            if (value != null) {
                visitor.accept(value);
            }
        }

        void visit(BiConsumer<String, ? super T> visitor) {
            if (value != null) {
                visitor.accept(path(), value);
            }
        }
    }
}
