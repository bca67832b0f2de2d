package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.gate.HeldPacket;
import dev.mqttworkbench.gate.HeldPackets;

/// Decides which packets are held, and lets them go on: live or step by step. On the JavaFX thread only.
public final class StepViewModel implements Sampler.Sampled {

    private static final long INTERVAL = 100_000_000L;
    private static final int MOST_HELD = 500;

    private final ReadOnlyObjectProperty<Optional<FlowSource>> source;
    private final Words words;
    private final Tasks tasks;
    private final ReadOnlyBooleanWrapper stepping = new ReadOnlyBooleanWrapper(this, "stepping");
    private final ReadOnlyObjectWrapper<HeldPackets> held = new ReadOnlyObjectWrapper<>(this, "held", HeldPackets.NONE);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final StopForm stops;
    private final Frozen frozen = new Frozen();
    private long askedAt;

    /// @param source what holds packets up at present
    public StepViewModel(ReadOnlyObjectProperty<Optional<FlowSource>> source, Words words, Tasks tasks) {
        this.source = source;
        this.words = words;
        this.tasks = tasks;
        this.stops = new StopForm(words, this::apply);
        source.addListener((observed, before, now) -> {
            before.ifPresent(this::leave);
            apply();
        });
    }

    @Override
    public void sample(long now) {
        if (stepping.get() && now - askedAt >= INTERVAL) {
            askedAt = now;
            refresh();
        }
    }

    private void refresh() {
        gates().ifPresent(gates -> tasks.whenComplete(gates.held(MOST_HELD), this::show, failure -> show(HeldPackets.NONE)));
    }

    private void show(HeldPackets now) {
        if (!now.equals(held.get())) {
            held.set(stepping.get() ? now : HeldPackets.NONE);
        }
    }

    private Optional<Gates> gates() {
        return source.get().map(FlowSource::gates);
    }

    // ---- which are held ----

    /// Holds packets from now on.
    public void step() {
        stepping.set(true);
        note.set("");
        apply();
    }

    /// Holds nothing any more: what is held goes on, and so does who was frozen where nothing else shows it.
    public void goLive() {
        var wasStepping = stepping.get();
        stepping.set(false);
        source.get().ifPresent(this::thaw);
        if (wasStepping) {
            apply();
        }
    }

    /// Packets come from elsewhere now: what is held here goes on, since nobody would see it. A broker that has stopped holds nothing.
    private void leave(FlowSource before) {
        thaw(before);
        if (stepping.get()) {
            before.gates().pauseKeepAlive(false);
            before.gates().stopAt(List.of());
        }
    }

    /// Says what goes on, once it is known whether anybody was frozen still.
    private void thaw(FlowSource from) {
        var count = held.get().total();
        var released = count == 0 ? "" : words.get("handshakes.note.released", count);
        held.set(HeldPackets.NONE);
        note.set(released);
        tasks.whenComplete(frozen.thaw(from), names -> {
            if (!names.isEmpty()) {
                note.set((released + " " + words.get("handshakes.note.unfrozen", names.size(), names.getFirst())).strip());
            }
        }, impossible -> {});
    }

    private void apply() {
        var written = stops.breakpoint(side()); // which says what is wrong with it, also while nothing is held
        var wanted = stepping.get() ? List.of(written) : List.<Breakpoint>of();
        gates().ifPresent(gates -> {
            gates.pauseKeepAlive(stops.keepAlivePausedProperty().get());
            tasks.whenComplete(gates.stopAt(wanted), done -> refresh(), failure -> held.set(HeldPackets.NONE));
        });
    }

    private FlowSource.Side side() {
        return source.get().map(FlowSource::side).orElse(FlowSource.Side.BROKER);
    }

    // ---- what becomes of those that are held ----

    /// Lets the packet go on that has waited longest. Where nothing steps, that begins.
    public void deliverNext() {
        if (!stepping.get()) {
            step();
            return;
        }
        gates().ifPresent(gates -> tasks.whenComplete(gates.releaseNext(), next -> {
            note.set(next.map(packet -> said("handshakes.note.delivered", packet)).orElse(words.get("handshakes.note.nothing")));
            refresh();
        }, failure -> refresh()));
    }

    /// Lets everything go on that is held now.
    public void deliverAll() {
        act("handshakes.note.all", gates -> gates.releaseAll().thenApply(done -> true));
    }

    /// Lets a packet get lost.
    public void drop(long hold) {
        act("handshakes.note.dropped", hold, gates -> gates.drop(hold));
    }

    /// Lets a packet go on twice.
    public void duplicate(long hold) {
        act("handshakes.note.duplicated", hold, gates -> gates.duplicate(hold));
    }

    /// Sends a packet once more as it was, to the same end of the same connection.
    public void resend(Arrow arrow) {
        gates().ifPresent(gates -> tasks.whenComplete(
                gates.resend(arrow.connection(), side().atGate(arrow.direction()), arrow.packet()),
                done -> note.set(words.get(done ? "handshakes.note.resent" : "handshakes.note.notThere", done ? arrow.packet().type() : arrow.client(), arrow.client())),
                failure -> refresh()));
    }

    /// Lets a packet go on by itself after a while.
    public void delay(long hold, Duration delay) {
        act("handshakes.note.delayed", hold, gates -> gates.delay(hold, delay));
    }

    /// Closes the socket of a client without DISCONNECT.
    public void cut(String clientIdentifier) {
        source.get().ifPresent(each -> tasks.whenComplete(each.cut(clientIdentifier),
                done -> {
                    note.set(words.get(done ? "handshakes.note.cut" : "handshakes.note.notThere", clientIdentifier));
                    refresh();
                }, failure -> refresh()));
    }

    /// Lets the connection of a client hang, or go on.
    ///
    /// @return whether there was one that did not; fails where nothing runs any more
    CompletionStage<Boolean> freeze(String clientIdentifier, boolean wanted) {
        return source.get().map(each -> frozen.freeze(each, clientIdentifier, wanted)).orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private void act(String key, long hold, Function<Gates, CompletionStage<Boolean>> what) {
        var packet = listed(hold);
        gates().ifPresent(gates -> tasks.whenComplete(what.apply(gates), done -> {
            note.set(!done ? words.get("handshakes.note.notFirst") : packet.map(each -> said(key, each)).orElse(""));
            refresh();
        }, failure -> refresh()));
    }

    private void act(String key, Function<Gates, CompletionStage<Boolean>> what) {
        gates().ifPresent(gates -> tasks.whenComplete(what.apply(gates), done -> {
            note.set(words.get(key));
            refresh();
        }, failure -> refresh()));
    }

    private String said(String key, HeldPacket packet) {
        return words.get(key, packet.packet().type(), packet.clientIdentifier());
    }

    /// Tells the reader something.
    public void say(String sentence) {
        note.set(sentence);
    }

    /// The number at the gate of the packet that an action is about: the one that the reader looks at where it waits, otherwise the one that has
    /// waited longest.
    public Optional<Long> target(Optional<Arrow> looked) {
        return looked.filter(arrow -> listed(arrow.hold()).isPresent() || isBehindListed(arrow)).map(Arrow::hold)
                .or(() -> held.get().first().stream().findFirst().map(HeldPacket::hold));
    }

    private Optional<HeldPacket> listed(long hold) {
        return held.get().first().stream().filter(packet -> packet.hold() == hold).findFirst();
    }

    /// Of very many that wait only the first are listed.
    private boolean isBehindListed(Arrow arrow) {
        var first = held.get().first();
        return arrow.waits() && held.get().total() > first.size() && arrow.hold() > first.getLast().hold();
    }

    // ---- what the view binds to ----

    /// What holds packets up at present.
    public ReadOnlyObjectProperty<Optional<FlowSource>> sourceProperty() {
        return source;
    }

    /// Whether packets are held.
    public ReadOnlyBooleanProperty steppingProperty() {
        return stepping.getReadOnlyProperty();
    }

    /// The packets that wait: the first of them in the order in which they came, and how many there are.
    public ReadOnlyObjectProperty<HeldPackets> heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// What was done last.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Where packets stop.
    StopForm stops() {
        return stops;
    }
}
