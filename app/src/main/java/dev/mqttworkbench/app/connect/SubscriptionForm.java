package dev.mqttworkbench.app.connect;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;

import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;

/// A subscription while it is written.
final class SubscriptionForm {

    private final Fields fields;
    private final Words words;
    final Entry<String> filter;
    final ObjectProperty<Integer> qos;
    final BooleanProperty noLocal;
    final BooleanProperty retainAsPublished;
    final ObjectProperty<Integer> retainHandling;
    final Entry<Optional<Long>> identifier;
    final ObjectProperty<Colour> colour;

    SubscriptionForm(Words words) {
        this.words = words;
        fields = new Fields(words, () -> {});
        filter = fields.checked(text -> text.isEmpty() ? Optional.empty() : FilterFault.of(text).map(fault -> fault.sentence(words)));
        qos = fields.choice(2);
        noLocal = fields.flag(false);
        retainAsPublished = fields.flag(true);
        retainHandling = fields.choice(0);
        identifier = fields.optional("property.subscriptionIdentifier", 1, SubscriptionSettings.LARGEST_IDENTIFIER);
        colour = fields.choice(Colour.NONE);
    }

    void show(SubscriptionSettings subscription) {
        filter.show(subscription.topicFilter());
        qos.set(subscription.qos());
        noLocal.set(subscription.noLocal());
        retainAsPublished.set(subscription.retainAsPublished());
        retainHandling.set(subscription.retainHandling());
        identifier.show(subscription.identifier().map(Integer::longValue));
        colour.set(subscription.colour());
    }

    /// What is wrong, in a sentence; empty where it can be asked for.
    Optional<String> fault() {
        if (filter.textProperty().get().isBlank()) {
            return Optional.of(words.get("connect.error.noFilter"));
        }
        var isSharedNoLocal = noLocal.get() && filter.textProperty().get().strip().startsWith("$share/"); // [MQTT-3.8.3-4]
        return isSharedNoLocal ? Optional.of(words.get("connect.error.sharedNoLocal")) : fields.fault();
    }

    SubscriptionSettings value() {
        return new SubscriptionSettings(
                filter.value(), qos.get(), noLocal.get(), retainAsPublished.get(), retainHandling.get(), identifier.value().map(Long::intValue),
                colour.get());
    }
}
