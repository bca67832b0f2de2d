package dev.mqttworkbench.app.topics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.workbench.Subscribed;
import dev.mqttworkbench.app.workbench.SubscriptionWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Decides what an empty tree says: what is subscribed to and since when, or why nothing can come. On the JavaFX thread only.
public final class EmptyViewModel implements Sampler.Sampled {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Workspace workspace;
    private final Words words;
    private final Supplier<Instant> clock;
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper(this, "explanation", "");

    /// What the empty tree of this workspace says.
    public EmptyViewModel(Workspace workspace, Words words) {
        this(workspace, words, Instant::now);
    }

    EmptyViewModel(Workspace workspace, Words words, Supplier<Instant> clock) {
        this.workspace = workspace;
        this.words = words;
        this.clock = clock;
        sample(0);
    }

    @Override
    public void sample(long now) {
        if (workspace.log().topics() == 0) {
            explanation.set(sentence());
        }
    }

    private String sentence() {
        if (workspace.connection().filter(open -> !open.isBundled()).isEmpty()) {
            return words.get("topics.empty.explanation");
        }
        var subscriptions = workspace.subscriptionsProperty().get();
        if (subscriptions.isEmpty()) {
            return words.get("topics.empty.noSubscription");
        }
        return subscriptions.stream().filter(each -> !each.isRefused()).findFirst()
                .map(each -> waiting(subscriptions, each))
                .orElseGet(() -> new SubscriptionWords(words).sentence(subscriptions.getFirst()));
    }

    private String waiting(List<Subscribed> subscriptions, Subscribed first) {
        var taken = subscriptions.stream().filter(each -> !each.isRefused()).map(Subscribed::wanted).toList();
        var filters = filters(taken);
        return first.answeredAt().filter(at -> Duration.between(at, clock.get()).compareTo(SILENCE) >= 0)
                .map(at -> silent(taken, filters, TIME.format(at.atZone(ZoneId.systemDefault()))))
                .orElseGet(() -> words.get("topics.empty.waiting", filters));
    }

    /// That nothing came says that nothing is retained only where the broker would have sent it.
    private String silent(List<SubscriptionSettings> taken, String filters, String since) {
        var untold = taken.stream().filter(each -> !bringsRetained(each)).toList();
        return untold.isEmpty() ? words.get("topics.empty.silent", filters, since) : words.get("topics.empty.silent.untold", filters, since, filters(untold));
    }

    /// Whether the broker sends what it keeps whenever this is subscribed to: not to a Shared Subscription (4.8.2), not at Retain Handling 2,
    /// and at 1 not to a Subscription that it has already. Versions before 5 have no Retain Handling.
    private boolean bringsRetained(SubscriptionSettings wanted) {
        var isV5 = workspace.connection().filter(open -> open.options().version().isV5()).isPresent();
        return !new TopicFilter(wanted.topicFilter()).isShared() && (!isV5 || wanted.retainHandling() == 0);
    }

    private static String filters(List<SubscriptionSettings> subscriptions) {
        return String.join("  ", subscriptions.stream().map(SubscriptionSettings::topicFilter).toList());
    }

    /// The sentence.
    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }
}
