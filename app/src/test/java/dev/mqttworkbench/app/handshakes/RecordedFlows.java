package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.mqttworkbench.gate.GateLoop;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// A source whose ring holds what a test puts there, one element a drain, and that holds no packet up.
final class RecordedFlows implements FlowSource {

    final ArrayDeque<Ring.Drained<TraceRecord>> ring = new ArrayDeque<>();
    private final Gates gates = new Gates(new NoLoop(), new PacketTrace());

    @Override
    public Side side() {
        return Side.BROKER;
    }

    @Override
    public Optional<Own> own() {
        return Optional.empty();
    }

    @Override
    public String broker() {
        return "";
    }

    @Override
    public CompletionStage<Void> trace(boolean on) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Ring.Drained<TraceRecord> drain() {
        var next = ring.poll();
        return next == null ? new Ring.Drained<>(List.of(), 0) : next;
    }

    @Override
    public Gates gates() {
        return gates;
    }

    @Override
    public boolean keepsTime() {
        return true;
    }

    @Override
    public CompletionStage<Boolean> freeze(String clientIdentifier, boolean wanted) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletionStage<Boolean> cut(String clientIdentifier) {
        return CompletableFuture.completedFuture(false);
    }

    /// Answers at once, and holds nothing.
    private static final class NoLoop implements GateLoop {

        @Override
        public <T> CompletionStage<T> ask(Supplier<T> question) {
            return CompletableFuture.completedFuture(question.get());
        }

        @Override
        public Runnable in(Duration delay, Runnable task) {
            return () -> {};
        }
    }
}
