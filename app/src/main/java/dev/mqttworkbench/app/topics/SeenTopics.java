package dev.mqttworkbench.app.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.TopicMatch;

/// All topics that were seen, as a tree. A message costs one look-up and one step a level.
final class SeenTopics {

    private static final int OPEN_AT_FIRST = 100;
    private static final int DEEPEST = 256;
    private static final int ASKED_AT_ONCE = 1_000;

    private final Map<String, TopicNode> byName = new HashMap<>();
    private final List<TopicNode> topics = new ArrayList<>();
    private TopicNode root = new TopicNode(null, "", 0);
    private TopicMatch match = TopicMatch.ALL;
    private int filterNumber = 1;
    private int asked; // so many topics know whether the filter takes them

    // How levels stood when the reader said that all stands still: those to which something came since.
    private final Map<TopicNode, Standing> held = new HashMap<>();
    private boolean isHolding;
    private long heldSecond;

    // Topics that had a message in the second that runs, and in the one before.
    private long second;
    private int activeNow;
    private int activeBefore;

    /// Notes a message. Answers whether it is the first one to its topic.
    ///
    /// @param now monotonic, in nanoseconds
    boolean receive(Message message, long now) {
        var running = secondOf(now);
        moveTo(running);
        var known = byName.get(message.topic());
        var node = known != null ? known : newTopic(message.topic(), running);
        hold(node);
        if (node.receive(message, running, now)) {
            activeNow++;
        }
        return known == null;
    }

    private void hold(TopicNode from) {
        for (var node = Optional.of(from); isHolding && node.isPresent(); node = node.get().parent()) {
            held.computeIfAbsent(node.get(), each -> each.standing(heldSecond));
        }
    }

    /// From now on levels stand as they do at this moment, or as they come.
    ///
    /// @param now monotonic, in nanoseconds
    void hold(boolean isStill, long now) {
        isHolding = isStill;
        heldSecond = secondOf(now);
        held.clear();
    }

    /// How a level stands, or stood when all was told to stand still.
    ///
    /// @param now monotonic, in nanoseconds
    Standing standing(TopicNode node, long now) {
        var before = held.get(node);
        return before != null ? before : node.standing(isHolding ? heldSecond : secondOf(now));
    }

    static long secondOf(long now) {
        return Math.floorDiv(now, 1_000_000_000L);
    }

    private TopicNode newTopic(String name, long running) {
        var node = root;
        var levels = name.split("/", DEEPEST); // what is deeper stays one level
        for (var i = 0; i < levels.length; i++) {
            node = node.childOrNew(levels[i], running, i > 0 && byName.size() >= OPEN_AT_FIRST);
        }
        byName.put(name, node);
        node.becomeTopic(name, match.takes(name));
        var areAllAsked = !isAsking();
        topics.add(node);
        asked = areAllAsked ? topics.size() : asked;
        return node;
    }

    /// Time goes on.
    void moveTo(long running) {
        if (running > second) {
            activeBefore = running == second + 1 ? activeNow : 0;
            activeNow = 0;
            second = running;
        }
    }

    /// Begins to ask every topic whether it is wanted; [#askOn(long)] goes on.
    void apply(TopicMatch wanted) {
        match = wanted;
        filterNumber++;
        asked = 0;
    }

    /// Asks more topics whether they are wanted.
    ///
    /// @param nanos about so long
    /// @return whether all know it now
    boolean askOn(long nanos) {
        var end = System.nanoTime() + nanos;
        while (asked < topics.size() && (asked % ASKED_AT_ONCE != 0 || asked == 0 || System.nanoTime() < end)) {
            var node = topics.get(asked++);
            node.setMatching(match.takes(node.path()));
        }
        return !isAsking();
    }

    /// Whether some topics do not know yet whether the filter takes them.
    boolean isAsking() {
        return asked < topics.size();
    }

    /// Whether the filter takes this topic, also while others are still being asked.
    boolean isWanted(TopicNode topic) {
        return isAsking() ? match.takes(topic.path()) : topic.isMatching();
    }

    /// The number of the filter that was applied last: each has its own, from 1.
    int filterNumber() {
        return filterNumber;
    }

    /// The node above the first level.
    TopicNode root() {
        return root;
    }

    /// The node at a path, whether it is a topic or only a level above some.
    Optional<TopicNode> find(String path) {
        var node = Optional.ofNullable(byName.get(path));
        if (node.isPresent() || path.isEmpty()) {
            return node;
        }
        node = Optional.of(root);
        for (var level : path.split("/", DEEPEST)) {
            node = node.flatMap(above -> above.child(level));
        }
        return node;
    }

    /// How many topics there are.
    int size() {
        return byName.size();
    }

    /// How many topics had a message in the last full second.
    int activeInLastSecond() {
        return activeBefore;
    }

    /// Forgets all.
    void clear() {
        byName.clear();
        topics.clear();
        held.clear();
        asked = 0;
        root = new TopicNode(null, "", second);
        activeNow = 0;
        activeBefore = 0;
    }
}
