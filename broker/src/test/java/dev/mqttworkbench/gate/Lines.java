package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.mqttworkbench.mqtt.codec.PacketSize;
import dev.mqttworkbench.mqtt.packet.Packet;
import org.jspecify.annotations.Nullable;

/// A connection without a network: notes what passes its gate. And a loop whose time goes on only when told.
final class Lines implements Line, GateLoop {

    private record Timed(Runnable task) {}

    final List<Packet> passedIn = new ArrayList<>();
    final List<Packet> passedOut = new ArrayList<>();
    final List<Boolean> reading = new ArrayList<>();
    final List<Duration> delays = new ArrayList<>();
    int tookMore;
    int cuts;
    boolean endsWhenCut;
    int closes;
    int ends;
    int keepAliveGoneOn;
    boolean passesOn;
    private final List<Timed> timers = new ArrayList<>();
    private @Nullable Gate gate;

    void arrive(Packet packet) {
        if (gate == null) {
            passIn(packet);
        } else {
            gate.incoming(packet);
        }
    }

    void send(Packet packet) {
        if (gate == null) {
            passOut(packet);
        } else {
            gate.outgoing(packet);
        }
    }

    boolean hasGate() {
        return gate != null;
    }

    /// As a connection does before its socket closes.
    void close() {
        if (gate == null || gate.closing(this::close)) {
            closes++;
        }
    }

    void ended() {
        ends++;
    }

    boolean takesMore() {
        return gate == null || gate.takesMore();
    }

    /// All timers go off.
    void timePasses() {
        var due = List.copyOf(timers);
        timers.clear();
        due.forEach(timer -> timer.task().run());
    }

    @Override
    public boolean passesOn() {
        return passesOn;
    }

    @Override
    public long number() {
        return 1;
    }

    @Override
    public String clientIdentifier() {
        return "press-04";
    }

    @Override
    public void passIn(Packet packet) {
        passedIn.add(packet);
    }

    @Override
    public void passOut(Packet packet) {
        passedOut.add(packet);
    }

    @Override
    public int size(Packet packet) {
        return PacketSize.of(packet, true);
    }

    @Override
    public void keepAliveGoesOn() {
        keepAliveGoneOn++;
    }

    @Override
    public void tookMore() {
        tookMore++;
    }

    @Override
    public void read(boolean wanted) {
        reading.add(wanted);
    }

    @Override
    public void cut() {
        cuts++;
        if (endsWhenCut && gate != null) {
            gate.cutting();
        }
    }

    @Override
    public void setGate(@Nullable Gate other) {
        gate = other;
    }

    @Override
    public <T> CompletionStage<T> ask(Supplier<T> question) {
        return CompletableFuture.completedFuture(question.get());
    }

    @Override
    public Runnable in(Duration delay, Runnable task) {
        delays.add(delay);
        var timer = new Timed(task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }
}
