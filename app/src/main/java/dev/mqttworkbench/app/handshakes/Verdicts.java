package dev.mqttworkbench.app.handshakes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Routing;

/// What the broker has decided about one message, for each Session. On the JavaFX thread only.
final class Verdicts {

    private final Map<String, Decision> decisions = new LinkedHashMap<>(4);
    private final Set<String> ended = new LinkedHashSet<>(0);
    private Optional<Routing> routing = Optional.empty();
    private boolean haveGap;

    /// The later one counts.
    void add(Decision decision) {
        decisions.put(decision.clientIdentifier(), decision);
    }

    void add(Routing how) {
        routing = Optional.of(how);
    }

    /// Sessions have ended: what waited in their queues is gone with them.
    ///
    /// @param when by client, in monotonic nanoseconds
    /// @return how many of them had it in their queue
    int sessionsEnded(Map<String, Long> when) {
        var gone = decisions.values().stream().filter(each -> each.outcome() == Decision.Outcome.QUEUED
                && when.getOrDefault(each.clientIdentifier(), Long.MIN_VALUE) > each.nanoTime()).map(Decision::clientIdentifier).toList();
        gone.forEach(decisions::remove);
        ended.addAll(gone);
        return gone.size();
    }

    /// Some may be missing, since a part of the trace was overwritten.
    void markGap() {
        haveGap = true;
    }

    boolean haveGap() {
        return haveGap;
    }

    Optional<Routing> routing() {
        return routing;
    }

    /// What was decided for each Session that has to do with it.
    Map<String, Decision> decisions() {
        return Collections.unmodifiableMap(decisions);
    }

    /// The Sessions that ended while it waited for them.
    Set<String> ended() {
        return Collections.unmodifiableSet(ended);
    }

    /// The Sessions that there were when it was published.
    List<String> sessions() {
        return routing.map(Routing::sessions).orElse(List.of());
    }

    /// The Topic Filter by which a client got it; empty where that is not known.
    Optional<String> filterOf(String client) {
        return routing.map(how -> how.filters().get(client));
    }

    /// Whether anybody's Subscription matches, as far as is known.
    boolean isAnyMatch() {
        return !ended.isEmpty() || decisions.values().stream().anyMatch(each -> each.outcome() != Decision.Outcome.NOT_MATCHED);
    }
}
