package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Decides what the Handshakes screen shows: reads the trace, lists the flows, and knows which flow and which packet the reader looks
/// at. The trace is on from the first time that the screen is seen until it is paused. On the JavaFX thread only.
public final class HandshakesViewModel implements Sampler.Sampled {

    private static final int MAXIMUM_FLOWS = 5_000;
    private static final int MAXIMUM_STEPS = 200_000;
    private static final long MAXIMUM_BYTES = 64L << 20;
    private static final long HIDDEN_INTERVAL = 1_000_000_000L;
    private static final long LIST_INTERVAL = 150_000_000L;

    private final Supplier<Optional<FlowSource>> sources;
    private final Words words;
    private final FlowText text;
    private final FlowBook book = new FlowBook(MAXIMUM_FLOWS, MAXIMUM_STEPS, MAXIMUM_BYTES);

    private final Backlog backlog = new Backlog(book);
    private final MissedHolds missed;
    private final FlowList flows;
    private final ReadOnlyObjectWrapper<Optional<Flow>> flow = new ReadOnlyObjectWrapper<>(this, "flow", Optional.empty());
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version");
    private final ObjectProperty<Optional<Arrow>> arrow = new SimpleObjectProperty<>(this, "arrow", Optional.empty());
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyObjectWrapper<Optional<FlowSource>> source = new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());

    private Optional<Wish> wish = Optional.empty();
    private boolean isSeen;
    private boolean isPaused;
    private boolean wasOpened;
    private boolean isListStale = true;
    private long listedAt;
    private long readAt;

    /// @param sources where packets come from at present; empty where nothing runs
    /// @param tasks brings answers of a source
    public HandshakesViewModel(Supplier<Optional<FlowSource>> sources, Words words, Tasks tasks) {
        this.sources = sources;
        this.words = words;
        this.text = new FlowText(words);
        this.missed = new MissedHolds(book, tasks);
        this.flows = new FlowList(text);
        flows.filterTextProperty().subscribe(this::listSoon);
        flows.shownProperty().subscribe(this::listSoon);
    }

    /// The screen is seen, or hidden: hidden, it goes on reading once a second.
    public void setShown(boolean seen) {
        isSeen = seen;
        if (seen && !wasOpened) {
            wasOpened = true;
        }
        listSoon();
    }

    /// Whether somebody sees the screen.
    boolean isSeen() {
        return isSeen;
    }

    private void listSoon() {
        isListStale = true;
        listedAt = 0;
    }

    @Override
    public void sample(long now) {
        if (!wasOpened || !isSeen && backlog.isIdle() && now - readAt < HIDDEN_INTERVAL) {
            return;
        }
        readAt = now;
        follow(sources.get());
        if (isSeen && isListStale && now - listedAt >= LIST_INTERVAL) {
            listedAt = now;
            list(); // and reads on with the next pulse
        } else {
            read();
        }
        if (isSeen) {
            flow.get().ifPresent(shownFlow -> version.set(shownFlow.version()));
        }
    }

    /// Another broker runs, or none: what is known of its packets is not of this one.
    private void follow(Optional<FlowSource> now) {
        if (!now.equals(source.get())) {
            source.get().ifPresent(before -> before.trace(false));
            backlog.clear();
            wish.ifPresent(each -> each.end(Revealed.MISSING));
            now.ifPresentOrElse(book::begin, book::clear);
            select(Optional.empty());
            isPaused = false;
            source.set(now);
            now.ifPresent(each -> each.trace(true));
            listSoon();
        }
    }

    private void read() {
        if (backlog.isEmpty()) {
            backlog.take(isPaused ? Optional.empty() : source.get());
        }
        if (backlog.readOn()) {
            isListStale = true;
        }
        if (backlog.isEmpty()) {
            source.get().ifPresent(from -> missed.check(from, task -> whenRead(from, task)));
        }
    }

    private void whenRead(FlowSource from, Runnable task) {
        if (source.get().equals(Optional.of(from))) { // otherwise it is about another book
            backlog.whenRead(() -> {
                task.run();
                listSoon();
            });
        }
    }

    private void list() {
        isListStale = false;
        flows.show(book.flows());
        footer.set(footerNow());
        if (flow.get().isEmpty() && !isRevealing() && !flows.rows().isEmpty()) {
            show(flows.rows().getFirst().number());
        }
    }

    private String footerNow() {
        var sentence = words.get("handshakes.footer", book.flows().size());
        var evicted = book.evicted() > 0 ? words.get("handshakes.footer.evicted", book.evicted()) : "";
        var lost = book.lost() > 0 ? words.get("handshakes.footer.lost", book.lost()) : "";
        var unlisted = flows.unlisted() > 0 ? words.get("handshakes.footer.unlisted", flows.rows().size()) : "";
        return (isPaused ? words.get("handshakes.footer.paused") : "") + sentence + unlisted + evicted + lost;
    }

    // ---- what the reader does ----

    /// Shows a flow, and not any more what was to be revealed.
    public void select(long number) {
        overtake();
        show(number);
    }

    private void show(long number) {
        select(Optional.ofNullable(book.find(number)));
    }

    private void overtake() {
        wish.ifPresent(each -> each.end(Revealed.OVERTAKEN));
    }

    private void select(Optional<Flow> wanted) {
        if (!wanted.equals(flow.get())) {
            arrow.set(Optional.empty());
            flow.set(wanted);
        }
        version.set(wanted.map(Flow::version).orElse(-1L));
    }

    /// Shows the flow of a message that passed about this time, as soon as everything is read that has passed until now: at once where that is little,
    /// otherwise behind some pulses.
    ///
    /// @param nanoTime in monotonic nanoseconds
    /// @param ended is told once what has become of it
    public void reveal(String topic, Payload payload, long nanoTime, Consumer<Revealed> ended) {
        overtake();
        var wanted = new Wish(topic, payload, nanoTime, ended);
        wish = Optional.of(wanted);
        backlog.whenRead(() -> fulfil(wanted));
        read();
    }

    /// Whether the packets of a message are to be shown, and not all is read yet.
    public boolean isRevealing() {
        return wish.filter(each -> !each.isOver()).isPresent();
    }

    private void fulfil(Wish wanted) {
        if (wanted.isOver()) {
            return;
        }
        var found = wanted.in(book.flows());
        if (found.isPresent()) {
            flows.showAll();
            select(found);
        }
        listSoon();
        wanted.end(found.isPresent() ? Revealed.FOUND : Revealed.MISSING);
    }

    /// What passed on connections beside messages, oldest first.
    List<Flow> connectionFlows() {
        return book.flows().stream().filter(each -> each.kind() == Flow.Kind.CONNECTION).toList().reversed();
    }

    /// Who is at the other end of connections.
    Connected connections() {
        return book.connections();
    }

    /// Forgets all flows.
    public void clear() {
        backlog.clear();
        overtake();
        book.clear();
        select(Optional.empty());
        flows.clear();
        listSoon();
    }

    /// Stops to record, or records again.
    public void togglePause() {
        isPaused = !isPaused;
        source.get().ifPresent(each -> each.trace(!isPaused));
        listSoon();
    }

    /// Why each Session got the message of a flow, or did not; nothing where the broker does not tell.
    List<Fates.Fate> fates(Flow message) {
        return message.seat().side() != FlowSource.Side.BROKER ? List.of() : Fates.of(message, book, words);
    }

    /// Why somebody waits in the flow that is shown.
    Reason reason() {
        return flow.get().map(each -> Reason.of(each, words, book.connections()::isThere)).orElse(new Reason("", "", ""));
    }

    // ---- what the view binds to ----

    /// The words of the reader.
    Words words() {
        return words;
    }

    /// How flows read.
    FlowText text() {
        return text;
    }

    /// The client that the reader looks at: of the packet, otherwise the publisher or whose connection it is.
    Optional<String> client() {
        return arrow.get().map(Arrow::client).or(() -> flow.get().map(Flow::publisher)).filter(name -> !name.isEmpty());
    }

    /// The list of flows.
    public FlowList flows() {
        return flows;
    }

    /// The flow that is shown.
    public ReadOnlyObjectProperty<Optional<Flow>> flowProperty() {
        return flow.getReadOnlyProperty();
    }

    /// Changes whenever the flow that is shown has changed.
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// The packet that the reader looks at.
    public ObjectProperty<Optional<Arrow>> arrowProperty() {
        return arrow;
    }

    /// Where packets come from at present.
    public ReadOnlyObjectProperty<Optional<FlowSource>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// How many there are, and what is missing.
    public ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }
}
