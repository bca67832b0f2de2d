package dev.mqttworkbench.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// What a client has subscribed to, and what the broker said to each: asked for whenever it connects, added to and ended in between.
final class Subscriptions {

    private final Client client;

    // An immutable list: replaced by the JavaFX thread when something is asked for and by the client's loop when it was answered, each under the lock of
    // this object, and read by the JavaFX thread.
    private volatile List<Subscribed> all;

    /// @param wanted what is asked for when the client connects
    Subscriptions(Client client, List<SubscriptionSettings> wanted) {
        this.client = client;
        this.all = wanted.stream().map(Subscribed::asked).toList();
    }

    /// All of them; another list whenever one of them has changed.
    List<Subscribed> all() {
        return all;
    }

    /// Their Topic Filters.
    List<String> topicFilters() {
        return all.stream().map(each -> each.wanted().topicFilter()).toList();
    }

    /// Whether RETAIN 0 of a live message on this topic does not say whether the broker keeps it.
    boolean isFlagLost(String topic) {
        return Subscribed.isFlagLost(all, client.options().version(), topic);
    }

    /// Whether the QoS at which a message came on this topic is that at which it was published.
    boolean isQosTold(String topic, QoS qos) {
        return Subscribed.isQosTold(all, topic, qos);
    }

    // ---- what the broker is asked ----

    /// Asks for all of them.
    ///
    /// @return completes when each was answered, or may be answered yet
    CompletionStage<Void> askForAll() {
        var answers = all.stream().map(each -> ask(each.wanted()).toCompletableFuture()
                .exceptionallyCompose(failure -> isLate(failure) ? CompletableFuture.completedFuture(each) : CompletableFuture.failedFuture(failure)))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(answers);
    }

    /// Asks for a subscription, in place of one with the same Topic Filter.
    ///
    /// @return completes on any thread with the broker's answer, which may be a refusal; exceptionally with a sentence for the user as the message
    CompletionStage<Subscribed> subscribe(SubscriptionSettings wanted) {
        var before = all.stream().filter(each -> each.wanted().topicFilter().equals(wanted.topicFilter())).findFirst();
        put(Subscribed.asked(wanted));
        return ask(wanted).whenComplete((answered, failure) -> {
            if (failure != null && !isLate(failure)) {
                before.ifPresentOrElse(this::put, () -> forget(wanted.topicFilter()));
            }
        });
    }

    /// Each is asked for in a packet of its own: a Subscription Identifier goes for a whole packet.
    private CompletionStage<Subscribed> ask(SubscriptionSettings wanted) {
        return client.subscribe(List.of(wanted.requested(client.options().version())), wanted.properties())
                .thenApply(subAck -> Subscribed.asked(wanted).answered(subAck.reasonCodes().getFirst()))
                .whenComplete((answered, failure) -> {
                    if (isLate(failure)) {
                        replace(wanted.topicFilter(), each -> Subscribed.overdue(wanted));
                    }
                });
    }

    /// Whether the broker may answer yet.
    private static boolean isLate(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof ConnectFailure known && known.kind() == ConnectFailure.Kind.UNANSWERED;
    }

    /// Ends the subscription to this Topic Filter.
    ///
    /// @return completes on any thread with what the broker has answered, where it refuses the subscription stays; exceptionally with a
    ///         sentence for the user as the message
    CompletionStage<ReasonCode> unsubscribe(String topicFilter) {
        return client.unsubscribe(List.of(topicFilter)).thenApply(unsubAck -> {
            var answer = unsubAck.reasonCodes().stream().findFirst().orElse(ReasonCode.SUCCESS); // 3.1.1 has none
            if (!answer.isError()) {
                forget(topicFilter);
            }
            return answer;
        });
    }

    /// Does not list the subscription to this Topic Filter any more. One that the broker has not answered is ended there too,
    /// whatever it says to that.
    void withdraw(String topicFilter) {
        if (all.stream().anyMatch(each -> each.wanted().topicFilter().equals(topicFilter) && each.isOverdue())) {
            client.unsubscribe(List.of(topicFilter));
        }
        forget(topicFilter);
    }

    // ---- the list ----

    /// The broker has answered. On the client's loop.
    void answered(String topicFilter, ReasonCode answer) {
        replace(topicFilter, each -> each.answered(answer));
    }

    /// Changes what is listed for a Topic Filter; nothing happens where it is not listed any more.
    private synchronized void replace(String topicFilter, UnaryOperator<Subscribed> change) {
        all = all.stream().map(each -> each.wanted().topicFilter().equals(topicFilter) ? change.apply(each) : each).toList();
    }

    private synchronized void put(Subscribed changed) {
        var others = new ArrayList<>(all);
        var place = topicFilters().indexOf(changed.wanted().topicFilter());
        if (place < 0) {
            others.add(changed);
        } else {
            others.set(place, changed);
        }
        all = List.copyOf(others);
    }

    private synchronized void forget(String topicFilter) {
        all = all.stream().filter(each -> !each.wanted().topicFilter().equals(topicFilter)).toList();
    }
}
