package dev.mqttworkbench.mqtt.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// The tree of topic levels: what it keeps, what it finds, and that it neither recurses nor leaks.
class TopicTreeTest {

    private final TopicTree<String> tree = new TopicTree<>();

    @Test
    void keepsOneValueAPath() {
        assertThat(tree.put("a/b", "old")).isEmpty();
        assertThat(tree.put("a/b", "new")).contains("old");

        assertThat(tree.get("a/b")).contains("new");
        assertThat(tree.size()).isEqualTo(1);
    }

    @Test
    void tellsPathsApartCharacterByCharacter_4_7_3_4() {
        for (var path : List.of("a", "/a", "a/", "/", "//", "A", "a/b")) {
            tree.put(path, path);
        }

        assertThat(tree.size()).isEqualTo(7);
        assertThat(contents()).allSatisfy((path, value) -> assertThat(path).isEqualTo(value));
    }

    @Test
    void aNodeOnTheWayHasNoValue() {
        tree.put("a/b/c", "value");

        assertThat(tree.get("a/b")).isEmpty();
        assertThat(tree.remove("a/b")).isEmpty();
        assertThat(tree.get("a/b/c")).contains("value");
    }

    @Test
    void removingLeavesNoLevelThatLeadsNowhere() {
        tree.put("a/b/c", "1");
        tree.put("a/x", "2");

        assertThat(tree.remove("a/b/c")).contains("1");

        assertThat(tree.size()).isEqualTo(1);
        assertThat(childrenOf("a")).containsExactly("x");
        assertThat(tree.remove("a/x")).contains("2");
        assertThat(tree.roots()).isEmpty();
    }

    @Test
    void removingKeepsWhatIsAboveAndBelow() {
        tree.put("a", "above");
        tree.put("a/b", "here");
        tree.put("a/b/c", "below");

        tree.remove("a/b");

        assertThat(contents()).isEqualTo(Map.of("a", "above", "a/b/c", "below"));
    }

    @Test
    void clearTakesEverythingAway() {
        tree.put("a/b", "1");
        tree.clear();

        assertThat(tree.size()).isZero();
        assertThat(tree.roots()).isEmpty();
        assertThat(tree.get("a/b")).isEmpty();
    }

    @Test
    void aNodeKnowsItsPathAndItsParent() {
        var node = tree.nodeAt("/a//b");

        assertThat(node.path()).isEqualTo("/a//b");
        assertThat(node.level()).isEqualTo("b");
        assertThat(node.parent().orElseThrow().path()).isEqualTo("/a/");
        assertThat(tree.roots()).singleElement().satisfies(root -> assertThat(root.parent()).isEmpty());
    }

    @Test
    void findsEveryFilterThatMatchesAName() {
        for (var filter : List.of("#", "+", "+/+", "a/#", "a/+", "a/b", "a/b/#", "a/b/+", "b/+", "$SYS/#", "+/b/#")) {
            tree.put(filter, filter);
        }

        assertThat(matching("a/b")).containsExactlyInAnyOrder("#", "+/+", "a/#", "a/+", "a/b", "a/b/#", "+/b/#");
    }

    @Test
    void theMultiLevelWildcardIncludesTheParent() {
        tree.put("sport/#", "found");

        assertThat(matching("sport")).containsExactly("found");
    }

    @Test
    void wildcardsAtTheFirstLevelDoNotFindTopicsOfTheServer_4_7_2_1() {
        for (var filter : List.of("#", "+/#", "+/uptime", "$SYS/#", "$SYS/+")) {
            tree.put(filter, filter);
        }

        assertThat(matching("$SYS/uptime")).containsExactlyInAnyOrder("$SYS/#", "$SYS/+");
    }

    @Test
    void findsEveryNameThatAFilterMatches() {
        for (var name : List.of("a", "a/b", "a/b/c", "a/x/c", "/a", "b", "$SYS/a/b")) {
            tree.put(name, name);
        }

        assertThat(matchedBy("a/#")).containsExactlyInAnyOrder("a", "a/b", "a/b/c", "a/x/c");
        assertThat(matchedBy("+/+/c")).containsExactlyInAnyOrder("a/b/c", "a/x/c");
        assertThat(matchedBy("#")).containsExactlyInAnyOrder("a", "a/b", "a/b/c", "a/x/c", "/a", "b");
        assertThat(matchedBy("+")).containsExactlyInAnyOrder("a", "b");
        assertThat(matchedBy("$SYS/#")).containsExactly("$SYS/a/b");
        assertThat(matchedBy("a/b")).containsExactly("a/b");
    }

    @Test
    @Timeout(10)
    void aTopicOf32000LevelsCostsNoStack() {
        var path = "a/".repeat(32_000) + "a";

        tree.put(path, "deep");
        assertThat(matching(path)).containsExactly("deep");
        assertThat(matchedBy("a/#")).containsExactly("deep");
        assertThat(matchedBy("+/".repeat(32_000) + "+")).containsExactly("deep");
        assertThat(contents()).containsOnlyKeys(path);

        tree.remove(path);
        assertThat(tree.roots()).isEmpty();
    }

    @Test
    @Timeout(10)
    void filtersFullOfWildcardsCostNoMoreThanWhatIsInTheTree() {
        // Every level has a "+" and an "a": 2^15 paths exist in theory, 16 in the tree.
        for (var depth = 0; depth < 15; depth++) {
            tree.put("a/".repeat(depth) + "+/".repeat(15 - depth) + "end", "at " + depth);
        }
        tree.put("+/".repeat(10_000) + "#", "long");

        assertThat(matching("a/".repeat(15) + "end")).hasSize(15);
        assertThat(matching("a/".repeat(10_000) + "end")).containsExactly("long");
    }

    @Test
    void subscribingAndUnsubscribingForeverLeavesNothing() {
        for (var round = 0; round < 10_000; round++) {
            tree.put("client/" + round + "/+/#", "x");
            tree.remove("client/" + round + "/+/#");
        }

        assertThat(tree.size()).isZero();
        assertThat(tree.roots()).isEmpty();
    }

    private List<String> matching(String name) {
        var found = new ArrayList<String>();
        tree.forEachMatching(new TopicName(name), found::add);
        return found;
    }

    private List<String> matchedBy(String filter) {
        var found = new ArrayList<String>();
        tree.forEachMatchedBy(new TopicFilter(filter), (path, value) -> found.add(value));
        return found;
    }

    private Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        tree.forEach(contents::put);
        return contents;
    }

    private List<String> childrenOf(String path) {
        return tree.nodeAt(path).children().stream().map(TopicTree.Node::level).toList();
    }
}
