package dev.mqttworkbench.app.brokerview;

import java.util.List;
import java.util.concurrent.CompletionStage;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.SessionSummary;

/// Asks before a broker ends that keeps everything in memory, and says what would be gone. Where there is nothing to lose, or it is on
/// the disk, nothing is asked. On the JavaFX thread only.
final class LossQuestion {

    /// What is gone with a broker that keeps everything in memory.
    ///
    /// @param retained messages
    /// @param sessions those that outlast their connections
    /// @param messages that wait for these, or are on their way to them
    private record Loss(int retained, int sessions, long messages) {

        static Loss of(int retained, List<SessionSummary> sessions) {
            var lasting = sessions.stream().filter(session -> session.expirySeconds() > 0).toList();
            return new Loss(retained, lasting.size(), lasting.stream().mapToLong(session -> (long) session.queued() + session.inFlightToClient()).sum());
        }

        boolean isNone() {
            return retained == 0 && sessions == 0;
        }
    }

    private final BundledBroker broker;
    private final Words words;
    private final Tasks tasks;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private Runnable wanted = () -> {};
    private int asked;

    LossQuestion(BundledBroker broker, Words words, Tasks tasks) {
        this.broker = broker;
        this.words = words;
        this.tasks = tasks;
    }

    /// Does what ends the broker: at once where nothing is lost by it, else when the reader has said yes.
    void before(Runnable act) {
        cancel();
        var mine = asked;
        broker.running().filter(running -> running.settings().store().folder().isEmpty()).ifPresentOrElse(
                running -> tasks.whenComplete(lossOf(running), loss -> {
                    if (mine == asked) {
                        decide(loss, act);
                    }
                }, stopped -> {
                    if (mine == asked) {
                        act.run(); // it has ended by itself: there is nothing left to lose
                    }
                }), act);
    }

    private static CompletionStage<Loss> lossOf(Broker running) {
        return running.snapshot().thenCombine(running.sessions().all(), (snapshot, sessions) -> Loss.of(snapshot.retainedMessages(), sessions));
    }

    private void decide(Loss loss, Runnable act) {
        if (loss.isNone()) {
            act.run();
        } else {
            wanted = act;
            sentence.set(words.get("broker.loss", loss.retained(), loss.sessions(), loss.messages()));
        }
    }

    /// Yes.
    void confirm() {
        var act = wanted;
        cancel();
        act.run();
    }

    /// No; an answer that is still to come asks nothing any more.
    void cancel() {
        asked++;
        wanted = () -> {};
        sentence.set("");
    }

    /// What would be gone; empty while nothing is asked.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
