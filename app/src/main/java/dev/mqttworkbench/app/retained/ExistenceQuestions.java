package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.RefusedSubscription;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.QoS;

/// Asks a broker about topics by their names, whether it keeps something there. At QoS 0, since brokers have a queue for what is to
/// be acknowledged, and drop what does not fit. For the thread of one scan.
final class ExistenceQuestions {

    /// Topics about which one client asks, before the answers to all of them are awaited; where a broker takes only few in a
    /// SUBSCRIBE, it may take no more than 50 subscriptions of one client.
    private static final int MANY_AT_ONCE = 4_096;
    private static final int FEW_AT_ONCE = 40;

    /// How many times as long is waited for the witness, and where there is none.
    private static final int PATIENT = 4;
    private static final int CAREFUL = 2;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Connection connection;
    private final Duration quiet;
    private final Optional<String> witness;

    // What is known by now; each topic comes into one of them.
    private final Map<String, RetainedMessage> kept = new LinkedHashMap<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final Map<String, Throwable> unsure = new LinkedHashMap<>();

    /// @param quiet an answer is complete when nothing came for this long
    /// @param witness a topic of which something is kept for sure: where not even that comes, nothing is known of the others
    ExistenceQuestions(Connection connection, Duration quiet, Optional<String> witness) {
        this.connection = connection;
        this.quiet = quiet;
        this.witness = witness;
    }

    /// Asks, and waits for the answer.
    void ask(Collection<String> topics) throws InterruptedException {
        topics.stream().filter(topic -> !Portions.canAskFor(topic)).forEach(topic -> unsure.put(topic, new Unanswered()));
        for (var open : portions(topics.stream().filter(Portions::canAskFor).toList(), MANY_AT_ONCE)) {
            askAbout(open);
        }
    }

    /// What is kept, at QoS 0, by topic.
    Map<String, RetainedMessage> kept() {
        return kept;
    }

    /// The topics where nothing is kept.
    Set<String> gone() {
        return gone;
    }

    /// The topics of which nothing came, though that says nothing, with the reason.
    Map<String, Throwable> unsure() {
        return unsure;
    }

    private static List<Set<String>> portions(Collection<String> topics, int most) {
        var all = new ArrayList<Set<String>>();
        for (var topic : topics) {
            if (all.isEmpty() || all.getLast().size() == most) {
                all.add(new LinkedHashSet<>());
            }
            all.getLast().add(topic);
        }
        return all;
    }

    private void askAbout(Set<String> open) throws InterruptedException {
        var failure = askUntilNothingComes(open);
        if (failure.isPresent() && !(failure.get() instanceof Unanswered)) {
            failure = askForFew(open);
        }
        settle(open, failure);
    }

    /// Asks again as long as something comes to a question of several packets: the broker may have left others out.
    private Optional<Throwable> askUntilNothingComes(Set<String> open) throws InterruptedException {
        while (true) {
            var before = open.size();
            var failure = round(open, Portions.MANY);
            if (failure.isPresent() || open.isEmpty() || open.size() == before || before <= Portions.MANY) {
                return failure;
            }
        }
    }

    /// Asks in small packets, and with one client after the other.
    private Optional<Throwable> askForFew(Set<String> open) throws InterruptedException {
        for (var some : portions(open, FEW_AT_ONCE)) {
            open.removeAll(some);
            var failure = round(some, Portions.FEW);
            settle(some, failure);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    /// Says what is left: gone, or where there was a failure nobody knows.
    private void settle(Set<String> left, Optional<Throwable> failure) {
        failure.ifPresentOrElse(reason -> left.forEach(topic -> unsure.put(topic, reason)), () -> gone.addAll(left));
    }

    /// Asks once, with a client of its own; what is answered is not open any more.
    ///
    /// @return why nothing is known of what is left
    private Optional<Throwable> round(Set<String> open, int most) throws InterruptedException {
        try (var client = new ScanClient(connection, count -> {})) {
            var expected = new ArrayList<>(open);
            witness.ifPresent(expected::add); // last: most brokers send what comes to the others before it
            client.heard().expect(expected);
            try {
                subscribe(client, expected, most, open);
                return await(client.heard()) ? Optional.empty() : Optional.of(new Unanswered());
            } finally {
                client.heard().of(open).forEach(message -> kept.put(message.topic(), message));
                open.removeAll(kept.keySet());
            }
        } catch (ExecutionException failure) {
            return Optional.of(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private void subscribe(ScanClient client, List<String> topics, int most, Set<String> open) throws ExecutionException, InterruptedException {
        var waiting = new ArrayDeque<>(topics);
        while (!waiting.isEmpty()) {
            var portion = Portions.next(waiting, most, topic -> topic, topic -> 0);
            var answers = client.ask(portion, QoS.AT_MOST_ONCE);
            for (var i = 0; i < portion.size(); i++) {
                if (answers.get(i).isError() && open.remove(portion.get(i))) {
                    unsure.put(portion.get(i), new RefusedSubscription(portion.get(i), answers.get(i)));
                }
            }
        }
    }

    /// @return false where the answer says nothing of what did not come
    private boolean await(Heard heard) throws ExecutionException, InterruptedException {
        if (witness.isEmpty()) {
            return heard.await(quiet.multipliedBy(CAREFUL), LONGEST);
        }
        for (var i = 0; i < PATIENT; i++) {
            if (!heard.await(quiet, LONGEST)) {
                return false;
            } else if (heard.has(witness.get())) {
                return true;
            }
        }
        return false;
    }
}
