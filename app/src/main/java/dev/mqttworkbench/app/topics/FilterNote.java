package dev.mqttworkbench.app.topics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.FilterText;
import dev.mqttworkbench.app.workbench.TopicMatch;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// What there is to say about the filter over the tree, and the level of it that is meant.
///
/// @param before of the filter, up to the level
/// @param level the first one that cannot match
/// @param after of the filter, behind the level
/// @param sentence why
record FilterNote(String before, String level, String after, String sentence) {

    /// About a filter that is none.
    static FilterNote of(String filter, FilterFault fault, Words words) {
        var levels = filter.split("/", -1);
        return at(levels, Math.max(0, Arrays.asList(levels).indexOf(fault.level())), fault.sentence(words));
    }

    /// About a valid filter or text that takes none of the topics below `root`.
    static FilterNote ofNoMatch(FilterText text, TopicNode root, Words words) {
        var filter = text.value().strip();
        if (text.match().filter(match -> match instanceof TopicMatch.MatchedBy).isEmpty()) {
            return new FilterNote("", filter, "", words.get("topics.filter.noText"));
        }
        var levels = new TopicFilter(filter).path().split("/", -1);
        var nodes = List.of(root);
        for (var i = 0; i < levels.length; i++) {
            var level = levels[i];
            nodes = nodes.stream().flatMap(node -> level.equals("+") || level.equals("#")
                    ? node.children().stream() : node.child(level).stream()).toList();
            if (nodes.isEmpty()) {
                return at(levels, i, words.get(i == 0 ? "topics.filter.noFirstLevel" : "topics.filter.noLevel"));
            }
        }
        return at(levels, levels.length - 1, words.get("topics.filter.noTopic"));
    }

    private static FilterNote at(String[] levels, int index, String sentence) {
        var before = String.join("/", Arrays.copyOfRange(levels, 0, index));
        var after = String.join("/", Arrays.copyOfRange(levels, index + 1, levels.length));
        return new FilterNote(index == 0 ? "" : before + "/", levels[index], index == levels.length - 1 ? "" : "/" + after, sentence);
    }

    /// Nothing to say.
    static Optional<FilterNote> none() {
        return Optional.empty();
    }
}
