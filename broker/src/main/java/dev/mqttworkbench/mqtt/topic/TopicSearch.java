package dev.mqttworkbench.mqtt.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.topic.TopicTree.Node;
import org.jspecify.annotations.Nullable;

/// The ways through a [TopicTree], level by level with a list of the nodes reached so far.
final class TopicSearch {

    private TopicSearch() {}

    /// Visits every Topic Filter below `root` that matches `name`.
    static <T> void filtersOf(Node<T> root, TopicName name, Consumer<? super T> visitor) {
        var path = name.value();
        List<Node<T>> reached = List.of(root);
        var from = 0;
        var first = true;
        while (true) {
            var end = TopicSyntax.endOfLevel(path, from);
            var level = path.substring(from, end);
            var wildcards = !first || !name.isReserved(); // [MQTT-4.7.2-1]
            var next = new ArrayList<Node<T>>(4);
            for (var node : reached) {
                if (wildcards) {
                    visit(node.multiLevel, visitor);
                    addTo(next, node.singleLevel);
                }
                addTo(next, node.children.get(level));
            }
            if (next.isEmpty()) {
                return;
            }
            reached = next;
            if (end == path.length()) {
                break;
            }
            first = false;
            from = end + 1;
        }
        for (var node : reached) {
            node.visit(visitor);
            visit(node.multiLevel, visitor); // "sport/#" matches "sport"
        }
    }

    /// Visits every Topic Name below `root` that `filter` matches.
    static <T> void namesOf(Node<T> root, TopicFilter filter, Consumer<Node<T>> visitor) {
        var path = filter.path();
        List<Node<T>> reached = List.of(root);
        var from = 0;
        var first = true;
        while (true) {
            var end = TopicSyntax.endOfLevel(path, from);
            var level = path.substring(from, end);
            if (level.equals("#")) {
                for (var node : reached) {
                    if (!first) {
                        visitor.accept(node); // the parent level is included
                    }
                    below(node, first, visitor);
                }
                return;
            }
            var next = new ArrayList<Node<T>>();
            for (var node : reached) {
                if (level.equals("+")) {
                    for (var child : node.children.values()) {
                        if (!first || !child.level.startsWith("$")) { // [MQTT-4.7.2-1]
                            next.add(child);
                        }
                    }
                } else {
                    addTo(next, node.children.get(level));
                }
            }
            if (next.isEmpty()) {
                return;
            }
            reached = next;
            if (end == path.length()) {
                break;
            }
            first = false;
            from = end + 1;
        }
        reached.forEach(visitor);
    }

    /// Visits every node below `start`.
    ///
    /// @param withoutReserved whether those directly below that begin with `$` are left out
    static <T> void below(Node<T> start, boolean withoutReserved, Consumer<Node<T>> visitor) {
        var open = new ArrayDeque<Node<T>>();
        for (var child : start.children.values()) {
            if (!withoutReserved || !child.level.startsWith("$")) { // [MQTT-4.7.2-1]
                open.add(child);
            }
        }
        while (!open.isEmpty()) {
            var node = open.poll();
            visitor.accept(node);
            open.addAll(node.children.values());
        }
    }

    private static <T> void visit(@Nullable Node<T> node, Consumer<? super T> visitor) {
        if (node != null) {
            node.visit(visitor);
        }
    }

    private static <T> void addTo(List<Node<T>> nodes, @Nullable Node<T> node) {
        if (node != null) {
            nodes.add(node);
        }
    }
}
