package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.List;

/// What clients published to a [Broker] lately, by publisher and by subtree.
///
/// @param window how long it was counted, up to now; zero until the first second is over
/// @param total all of it
/// @param publishers the client identifiers that published most, most first
/// @param subtrees the first two levels of the topics with most messages, most first
public record TopTalkers(Duration window, Tally total, List<Talker> publishers, List<Talker> subtrees) {

    /// How much was published in the window.
    ///
    /// @param messages how many
    /// @param bytes of payloads and topics
    public record Tally(long messages, long bytes) {}

    /// Who or what.
    ///
    /// @param name a client identifier, or levels of topics; cut where it is very long
    /// @param tally how much
    public record Talker(String name, Tally tally) {}

    /// Messages of a tally a second; 0 while nothing was counted yet.
    public double messagesPerSecond(Tally tally) {
        return perSecond(tally.messages());
    }

    /// Bytes of a tally a second; 0 while nothing was counted yet.
    public double bytesPerSecond(Tally tally) {
        return perSecond(tally.bytes());
    }

    private double perSecond(long count) {
        return window.isZero() ? 0 : count * 1_000.0 / window.toMillis();
    }
}
