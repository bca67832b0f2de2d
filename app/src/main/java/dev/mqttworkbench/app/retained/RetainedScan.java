package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import org.jspecify.annotations.Nullable;

/// Finds out what a broker keeps: a client of its own subscribes, as a new one would, collects what comes with RETAIN 1 until
/// nothing comes any more, and leaves. It subscribes at QoS 0: above that many brokers drop what a client has not acknowledged
/// beyond some hundred messages. What does not come though it was known, and at which QoS something is kept, is asked by name.
/// Made for one scan, which has a thread of its own. Any thread.
public final class RetainedScan {

    /// Whether a scan found all.
    public enum End {
        /// The broker keeps no more than that, as far as it can be known.
        ALL,
        /// There is more than fits.
        TOO_MANY,
        /// The broker has left something out that it keeps, so there may be more that nobody has seen.
        LEFT_OUT,
        /// It went on for too long.
        TOO_LONG
    }

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Connection connection;
    private final Duration quiet;
    private final CompletableFuture<Findings> answer = new CompletableFuture<>();

    // Written by who begins the scan, read by who cancels it.
    private volatile @Nullable Thread thread;

    /// @param connection whose broker is asked
    /// @param quiet a question is answered when nothing came for this long
    RetainedScan(Connection connection, Duration quiet) {
        this.connection = connection;
        this.quiet = quiet;
    }

    /// What a scan found.
    ///
    /// @param kept how many the broker keeps
    /// @param gone how many were known before and are not kept any more
    /// @param unsure how many were known before, and neither came nor are known to be gone
    /// @param withoutQos at how many it is not known at which QoS they are kept
    /// @param end whether that is all
    public record Outcome(int kept, int gone, int unsure, int withoutQos, End end) {

        /// One that is sure of all that it says.
        public Outcome(int kept, int gone, boolean isAll) {
            this(kept, gone, 0, 0, isAll ? End.ALL : End.TOO_MANY);
        }
    }

    /// What a subscriber gets.
    ///
    /// @param messages at the QoS at which it gets them
    /// @param isAll false where it stopped to listen because there were too many
    record Found(List<RetainedMessage> messages, boolean isAll) {}

    /// Scans, and lets the connection know what is kept.
    ///
    /// @param progress hears how many were found, on any thread
    /// @return completes with how many are kept where the filter matches and how many were known and are gone; never where the
    ///         scan was cancelled
    public CompletionStage<Outcome> run(TopicFilter filter, IntConsumer progress) {
        return run(filter, progress, count -> {});
    }

    /// The same.
    ///
    /// @param asked hears then at how many it is known at which QoS they are kept, on any thread
    CompletionStage<Outcome> run(TopicFilter filter, IntConsumer progress, IntConsumer asked) {
        var begin = Instant.now();
        return begin(() -> scan(filter, progress, asked)).thenApply(found -> {
            var gone = tell(found, begin);
            var withoutQos = connection.seenRetained().withoutQosOf(found.withoutQos()).size(); // the connection itself may have seen it
            return new Outcome(found.kept().size(), gone, found.unsure().size(), withoutQos, found.end());
        });
    }

    /// Asks what is kept of these topics, and lets the connection know.
    ///
    /// @return completes when it knows, with what was found
    CompletionStage<Findings> read(Collection<String> topics) {
        var begin = Instant.now();
        var names = new HashSet<>(topics);
        return begin(() -> {
            var existence = new ExistenceQuestions(connection, quiet, Optional.empty());
            existence.ask(names);
            return withQos(existence, Map.of(), End.ALL, count -> {});
        }).thenApply(found -> {
            tell(found, begin);
            return found;
        });
    }

    /// What a subscriber gets, at the QoS at which it gets it.
    CompletionStage<Found> find(TopicFilter filter, QoS qos, IntConsumer progress) {
        return begin(() -> wide(filter, qos, progress)).thenApply(found -> new Found(new ArrayList<>(found.kept().values()), found.end() == End.ALL));
    }

    /// Ends the scan without an answer.
    public void cancel() {
        answer.cancel(false);
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    // ---- its thread ----

    /// What the thread does.
    private interface Work {
        Findings run() throws ExecutionException, InterruptedException;
    }

    private CompletionStage<Findings> begin(Work work) {
        var started = Thread.ofVirtual().name("retained-scan").unstarted(() -> {
            try {
                answer.complete(work.run());
            } catch (ExecutionException failure) {
                answer.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
            } catch (InterruptedException cancelled) {
                answer.cancel(false);
            } catch (RuntimeException | Error wrong) {
                answer.completeExceptionally(wrong);
                throw wrong;
            }
        });
        thread = started;
        started.start();
        return answer;
    }

    private Findings scan(TopicFilter filter, IntConsumer progress, IntConsumer asked) throws ExecutionException, InterruptedException {
        var known = connection.seenRetained().matching(filter);
        var wide = wide(filter, QoS.AT_MOST_ONCE, progress);
        known.removeAll(wide.kept().keySet());
        if (wide.end() == End.TOO_MANY) {
            known.clear(); // there is no room for them
        }
        var existence = new ExistenceQuestions(connection, quiet, witness(wide.kept().values()));
        existence.ask(known);
        var end = wide.end() == End.ALL && !existence.kept().isEmpty() ? End.LEFT_OUT : wide.end();
        return withQos(existence, wide.kept(), end, asked);
    }

    private static Optional<String> witness(Collection<RetainedMessage> kept) {
        return kept.stream().min(Comparator.comparingInt(message -> message.payload().size())).map(RetainedMessage::topic);
    }

    private Findings wide(TopicFilter filter, QoS qos, IntConsumer progress) throws ExecutionException, InterruptedException {
        try (var client = new ScanClient(connection, progress)) {
            client.ask(filter, qos);
            var isQuiet = client.heard().await(quiet, LONGEST);
            var end = client.heard().isFull() ? End.TOO_MANY : !isQuiet ? End.TOO_LONG : client.isAnswered() ? End.ALL : End.LEFT_OUT;
            return new Findings(client.heard().found(), Set.of(), Set.of(), Map.of(), end);
        }
    }

    /// At which QoS each is kept; what came to the latest question is what counts.
    private Findings withQos(ExistenceQuestions existence, Map<String, RetainedMessage> wide, End end, IntConsumer asked) throws InterruptedException {
        var kept = new LinkedHashMap<>(wide);
        kept.putAll(existence.kept());
        var told = new QosQuestions(connection, quiet, asked).ask(kept.values());
        var withoutQos = new HashSet<>(kept.keySet());
        withoutQos.removeAll(told.keySet());
        kept.putAll(told);
        return new Findings(kept, withoutQos, existence.gone(), existence.unsure(), end);
    }

    /// @return how many are gone that were known
    private int tell(Findings found, Instant begin) {
        var answered = found.answered();
        var gone = connection.seenRetained().found(found.kept().values(), found.withoutQos(), answered::contains, begin);
        connection.seenRetained().doubt(found.unsure().keySet(), begin);
        return gone;
    }
}
