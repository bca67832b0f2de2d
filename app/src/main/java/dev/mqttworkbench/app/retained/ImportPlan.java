package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;

/// What an import would do.
///
/// @param wanted what would be published: what is new, and what replaces something
/// @param replaced what it would replace
/// @param same how many are kept already as they stand in the file
/// @param expired how many have expired since they were exported
/// @param lost what the connection would not take of those that are published
record ImportPlan(List<RetainedMessage> wanted, List<RetainedMessage> replaced, int same, int expired, Lost lost) {

    /// What a connection without properties leaves out.
    ///
    /// @param properties how many messages lose theirs
    /// @param expiries how many of these would have expired, and would be kept for ever
    record Lost(int properties, int expiries) {

        private static Lost of(List<RetainedMessage> messages) {
            return new Lost((int) messages.stream().filter(message -> hasExpiry(message) || !message.properties().isEmpty()).count(),
                    (int) messages.stream().filter(Lost::hasExpiry).count());
        }

        private static boolean hasExpiry(RetainedMessage message) {
            return message.expiresAt().isPresent() || message.properties().get(Property.MESSAGE_EXPIRY_INTERVAL).isPresent();
        }
    }

    /// The plan for the messages of a file, beside what is kept.
    ///
    /// @param takesProperties whether what is published keeps its properties
    static ImportPlan of(List<RetainedMessage> file, List<RetainedMessage> kept, Instant now, boolean takesProperties) {
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
            } else if (before != null && (Undo.isSame(message, before) || !takesProperties && Undo.isSame(plain(message), before))) {
                same++;
            } else {
                wanted.add(message);
                if (before != null) {
                    replaced.add(before);
                }
            }
        }
        return takesProperties
                ? new ImportPlan(List.copyOf(wanted), List.copyOf(replaced), same, expired, new Lost(0, 0))
                : new ImportPlan(wanted.stream().map(ImportPlan::plain).toList(), List.copyOf(replaced), same, expired, Lost.of(wanted));
    }

    /// The message as a connection without properties publishes it.
    private static RetainedMessage plain(RetainedMessage message) {
        return new RetainedMessage(message.topic(), message.qos(), Properties.NONE, message.payload(), message.setAt(), message.publisher(),
                message.byWill(), Optional.empty());
    }

    /// How many topics would get their first message.
    int fresh() {
        return wanted.size() - replaced.size();
    }
}
