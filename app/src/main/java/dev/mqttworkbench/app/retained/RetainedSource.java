package dev.mqttworkbench.app.retained;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.broker.NewSubscriber;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.broker.RetainedQueries.Restored;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Where the retained messages of a broker are known from, and what can be done with them. Any thread; every stage completes on
/// any thread, exceptionally with what is to be told to the user as [dev.mqttworkbench.app.workbench.FailureWords] does.
public interface RetainedSource {

    /// The address of the broker; that of the broker in the box is the same at each of its ports. What is undone belongs to one broker.
    String address();

    /// Whether what is published keeps its properties, its Message Expiry Interval too: versions before MQTT 5 have none.
    boolean takesProperties();

    /// All that is known, or nothing where nothing has changed since the listing of this version.
    CompletionStage<Optional<Listing>> changedSince(long version);

    /// All that is known, after the broker was asked about those of these topics of which that may be old.
    default CompletionStage<Optional<Listing>> ascertained(Collection<String> topics) {
        return changedSince(-1);
    }

    /// Whether an access list may keep messages from some clients, as far as that is known.
    default boolean hasAccessList() {
        return false;
    }

    /// What a client gets that subscribes now, and may read everything.
    CompletionStage<NewSubscriber> forNewSubscriber(TopicFilter filter, QoS qos);

    /// Clears the retained messages of these topics, some hundred at the most.
    ///
    /// @return what was removed, a topic that is known to have had none is left out; fails where all of them were refused
    CompletionStage<Cleared> clear(List<String> topics);

    /// Puts messages back as they were, some hundred at the most, where nothing else is kept by now.
    CompletionStage<PutBack> restore(List<RetainedMessage> messages);

    /// Publishes messages with RETAIN 1, some hundred at the most, in place of what is kept.
    ///
    /// @return those that the broker refused, or that could not be sent
    CompletionStage<List<Refused>> publish(List<RetainedMessage> messages);

    /// What finds out what the broker keeps; empty where that is known without.
    Optional<RetainedScan> scan();

    /// How clearing went.
    ///
    /// @param removed what is not kept any more
    /// @param refused what still is
    record Cleared(List<RetainedMessage> removed, List<Refused> refused) {}

    /// How putting back went.
    ///
    /// @param sum how many came to which end, but for those that were refused
    /// @param refused what was not taken
    record PutBack(Restored sum, List<Refused> refused) {}

    /// A message that was not taken.
    ///
    /// @param message which
    /// @param reason in words: the broker's Reason Code, or the failure
    record Refused(RetainedMessage message, String reason) {}
}
