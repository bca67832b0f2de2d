package dev.mqttworkbench.app.workbench;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// Which colour a message has for the subscription it came by. On the JavaFX thread only.
public final class SubscriptionColours {

    /// A subscription with a colour.
    private record Coloured(TopicFilter filter, int identifier, Colour colour) {}

    private final Workspace workspace;
    private List<Subscribed> known = List.of();
    private List<Coloured> coloured = List.of();

    /// The colours of this workspace's subscriptions.
    public SubscriptionColours(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The colour of the subscription whose identifier the message carries, otherwise of the first one whose filter matches.
    public Colour of(Message message) {
        refresh();
        if (coloured.isEmpty() || !message.isIncoming()) {
            return Colour.NONE;
        }
        var identifiers = message.properties().all(Property.SUBSCRIPTION_IDENTIFIER);
        var topic = new TopicName(message.topic());
        return coloured.stream()
                .filter(each -> identifiers.isEmpty() ? each.filter().matches(topic) : identifiers.contains(each.identifier()))
                .findFirst().map(Coloured::colour).orElse(Colour.NONE);
    }

    /// Where there are several subscriptions, those without a colour get one that none has, as long as there are any.
    private static List<Coloured> colour(List<SubscriptionSettings> wanted) {
        var free = EnumSet.range(Colour.TEAL, Colour.VIOLET);
        wanted.forEach(each -> free.remove(each.colour()));
        var next = wanted.size() > 1 ? free.iterator() : Collections.<Colour>emptyIterator();
        return wanted.stream()
                .map(each -> new Coloured(new TopicFilter(each.topicFilter()), each.identifier().orElse(0),
                        each.colour() == Colour.NONE && next.hasNext() ? next.next() : each.colour()))
                .toList();
    }

    private void refresh() {
        var now = workspace.subscriptionsProperty().get();
        if (now != known) {
            known = now;
            coloured = colour(now.stream().map(Subscribed::wanted).toList());
        }
    }
}
