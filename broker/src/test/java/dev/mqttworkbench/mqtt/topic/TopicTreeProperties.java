package dev.mqttworkbench.mqtt.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for a [TopicTree] whatever is put in: it finds what a matcher that follows the standard level by level, and
/// nothing else, would find; and what is taken out leaves no trace.
class TopicTreeProperties {

    @Property
    void findsTheFiltersThatTheNaiveMatcherFinds(@ForAll("filters") Set<String> filters, @ForAll("name") String name) {
        var tree = treeOf(filters);
        var found = new ArrayList<String>();
        tree.forEachMatching(new TopicName(name), found::add);

        assertThat(found).containsExactlyInAnyOrderElementsOf(
                filters.stream().filter(filter -> NaiveMatcher.matches(filter, name)).toList());
    }

    @Property
    void findsTheNamesThatTheNaiveMatcherFinds(@ForAll("names") Set<String> names, @ForAll("filter") String filter) {
        var tree = treeOf(names);
        var found = new ArrayList<String>();
        tree.forEachMatchedBy(new TopicFilter(filter), (path, value) -> {
            assertThat(path).isEqualTo(value);
            found.add(value);
        });

        assertThat(found).containsExactlyInAnyOrderElementsOf(
                names.stream().filter(name -> NaiveMatcher.matches(filter, name)).toList());
    }

    @Property
    void aFilterMatchesWhatTheNaiveMatcherMatches(@ForAll("filter") String filter, @ForAll("name") String name) {
        assertThat(new TopicFilter(filter).matches(new TopicName(name))).isEqualTo(NaiveMatcher.matches(filter, name));
    }

    @Property
    void behavesLikeAMapAndForgetsEveryLevelThatLeadsNowhere(
            @ForAll("operations") List<Operation> operations) {
        var tree = new TopicTree<String>();
        var map = new HashMap<String, String>();
        for (var operation : operations) {
            if (operation.put()) {
                assertThat(tree.put(operation.path(), operation.path())).isEqualTo(
                        Optional.ofNullable(map.put(operation.path(), operation.path())));
            } else {
                assertThat(tree.remove(operation.path())).isEqualTo(
                        Optional.ofNullable(map.remove(operation.path())));
            }
            assertThat(tree.size()).isEqualTo(map.size());
            assertThat(pathsOfNodes(tree)).isEqualTo(prefixesOf(map.keySet()));
        }
        map.keySet().forEach(tree::remove);
        assertThat(tree.roots()).isEmpty();
    }

    /// One step of a history.
    record Operation(boolean put, String path) {}

    private static TopicTree<String> treeOf(Set<String> paths) {
        var tree = new TopicTree<String>();
        paths.forEach(path -> tree.put(path, path));
        return tree;
    }

    private static Set<String> pathsOfNodes(TopicTree<String> tree) {
        var paths = new TreeSet<String>();
        var open = new ArrayList<>(tree.roots());
        while (!open.isEmpty()) {
            var node = open.removeLast();
            paths.add(node.path());
            open.addAll(node.children());
        }
        return paths;
    }

    private static Set<String> prefixesOf(Set<String> paths) {
        var prefixes = new TreeSet<String>();
        for (var path : paths) {
            prefixes.add(path);
            for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                prefixes.add(path.substring(0, slash));
            }
        }
        return prefixes;
    }

    @Provide
    Arbitrary<String> name() {
        // Few different levels, so that filters and names meet.
        return Arbitraries.of("a", "b", "", "$a").list().ofMinSize(1).ofMaxSize(5)
                .map(levels -> String.join("/", levels))
                .filter(name -> !name.isEmpty());
    }

    @Provide
    Arbitrary<String> filter() {
        var levels = Arbitraries.of("a", "b", "", "+", "+", "$a").list().ofMaxSize(5);
        return levels.flatMap(upper -> Arbitraries.of("#", "a", "+", "").map(last -> {
                    var all = new ArrayList<>(upper);
                    all.add(last);
                    return String.join("/", all);
                }))
                .filter(filter -> !filter.isEmpty());
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return name().set().ofMaxSize(20);
    }

    @Provide
    Arbitrary<Set<String>> filters() {
        return filter().set().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return name().flatMap(path -> Arbitraries.of(true, true, false).map(put -> new Operation(put, path)))
                .list().ofMaxSize(40);
    }
}
