package dev.mqttworkbench.app.retained;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Says why a Topic Filter matches a topic: what its wildcards stand for there.
///
/// @param words in the reader's language
record WhyMatches(Words words) {

    /// The sentence for a filter that matches the topic.
    String sentence(String filter, String topic) {
        var path = new TopicFilter(filter).path();
        var standsFor = standsFor(path.split("/", -1), topic.split("/", -1));
        return standsFor.isEmpty()
                ? words.get("retained.why.same", path)
                : words.get("retained.why.wildcards", path, String.join(words.get("retained.why.and"), standsFor));
    }

    private List<String> standsFor(String[] filter, String[] topic) {
        var parts = new ArrayList<String>();
        for (var i = 0; i < filter.length; i++) {
            if (filter[i].equals("#")) {
                var rest = String.join("/", List.of(topic).subList(Math.min(i, topic.length), topic.length));
                parts.add(i >= topic.length ? words.get("retained.why.hashNothing") : words.get("retained.why.hash", rest));
            } else if (filter[i].equals("+")) {
                parts.add(topic[i].isEmpty() ? words.get("retained.why.plusEmpty") : words.get("retained.why.plus", topic[i]));
            }
        }
        return parts;
    }
}
