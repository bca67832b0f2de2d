package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import dev.mqttworkbench.broker.RetainedMessage;

/// What an import would do.
///
/// @param wanted what would be published: what is new, and what replaces something
/// @param replaced what it would replace
/// @param same how many are kept already as they stand in the file
/// @param expired how many have expired since they were exported
record ImportPlan(List<RetainedMessage> wanted, List<RetainedMessage> replaced, int same, int expired) {

    /// The plan for the messages of a file, beside what is kept.
    static ImportPlan of(List<RetainedMessage> file, List<RetainedMessage> kept, Instant now) {
        var known = new HashMap<String, RetainedMessage>();
        kept.forEach(message -> known.put(message.topic(), message));
        var wanted = new ArrayList<RetainedMessage>();
        var replaced = new ArrayList<RetainedMessage>();
        var same = 0;
        var expired = 0;
        for (var message : file) {
            var before = known.get(message.topic());
            if (message.isExpired(now)) {
                expired++;
            } else if (before != null && Undo.isSame(message, before)) {
                same++;
            } else {
                wanted.add(message);
                if (before != null) {
                    replaced.add(before);
                }
            }
        }
        return new ImportPlan(List.copyOf(wanted), List.copyOf(replaced), same, expired);
    }

    /// How many topics would get their first message.
    int fresh() {
        return wanted.size() - replaced.size();
    }
}
