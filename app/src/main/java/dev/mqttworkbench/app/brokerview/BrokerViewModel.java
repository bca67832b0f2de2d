package dev.mqttworkbench.app.brokerview;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BrokerControl;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.SubscriptionWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerEvent;
import dev.mqttworkbench.broker.BrokerSnapshot;
import dev.mqttworkbench.broker.TopTalkers;
import dev.mqttworkbench.client.ClientState;

/// Decides what the Broker screen shows: the broker in the box, asked once a second while it is seen, or what a broker elsewhere says
/// about itself. On the JavaFX thread only.
public final class BrokerViewModel implements Sampler.Sampled {

    private static final long SECOND = 1_000_000_000L;
    private static final int TALKERS = 8;
    private static final SubscriptionSettings SYS = new SubscriptionSettings("$SYS/#", 0, false, true, 0, Optional.empty(), Colour.NONE);

    private final BrokerControl control;
    private final Workspace workspace;
    private final Words words;
    private final Tasks tasks;
    private final FailureWords failures;
    private final BrokerTiles tilesOfOurs;
    private final SysTiles tilesOfSys;
    private final BrokerEvents events;
    private final LossQuestion loss;

    private final ReadOnlyObjectWrapper<BrokerHeadline> headline;
    private final ReadOnlyObjectWrapper<List<Tile>> tiles = new ReadOnlyObjectWrapper<>(this, "tiles", List.of());
    private final ReadOnlyObjectWrapper<Talkers> talkers = new ReadOnlyObjectWrapper<>(this, "talkers", Talkers.NONE);
    private final ReadOnlyStringWrapper sysSentence = new ReadOnlyStringWrapper(this, "sysSentence", "");
    private final ReadOnlyBooleanWrapper sysOffered = new ReadOnlyBooleanWrapper(this, "sysOffered");

    private Optional<Broker> asked = Optional.empty();
    private boolean isShown;
    private boolean isPaused;
    private boolean isAsking;
    private long askedAt = Long.MIN_VALUE;

    /// @param control of the broker in the box
    /// @param workspace whose connection says which broker is meant
    /// @param tasks brings answers back
    public BrokerViewModel(BrokerControl control, Workspace workspace, Words words, Tasks tasks) {
        this.control = control;
        this.workspace = workspace;
        this.words = words;
        this.tasks = tasks;
        this.failures = new FailureWords(words);
        this.tilesOfOurs = new BrokerTiles(words);
        this.tilesOfSys = new SysTiles(words);
        this.events = new BrokerEvents(new EventText(words));
        this.loss = new LossQuestion(control.broker(), words, tasks);
        this.headline = new ReadOnlyObjectWrapper<>(this, "headline", headlineNow());
    }

    private Optional<Connection> foreign() {
        return workspace.connection().filter(connection -> !connection.isBundled());
    }

    /// It is seen from now on, or hidden: the broker is asked only while it is seen.
    public void setShown(boolean shown) {
        isShown = shown;
        askedAt = Long.MIN_VALUE;
    }

    /// Everything stands still, or goes on.
    public void togglePause() {
        isPaused = !isPaused;
    }

    @Override
    public void sample(long now) {
        if (!isShown) {
            return;
        }
        showHeadline();
        if (!isPaused && !isAsking && (askedAt == Long.MIN_VALUE || now - askedAt >= SECOND)) {
            var seconds = askedAt == Long.MIN_VALUE ? 0 : (now - askedAt) / (double) SECOND;
            askedAt = now;
            foreign().ifPresentOrElse(connection -> showSys(connection, seconds), this::ask);
        }
    }

    // ---- the broker in the box ----

    private void showHeadline() {
        var now = headlineNow();
        headline.set(isPaused
                ? new BrokerHeadline(now.lamp(), words.get("sessions.paused", now.sentence()), now.isRunning(), now.isOurs()) : now);
    }

    private BrokerHeadline headlineNow() {
        if (foreign().isPresent()) {
            var isConnected = workspace.stateProperty().get() instanceof ClientState.Connected;
            return new BrokerHeadline(isConnected ? "ok" : "warning", words.get("broker.foreign", foreign().get().address()), false, false);
        }
        return switch (control.broker().latestState()) {
            case State.Starting() -> new BrokerHeadline("warning", words.get("window.broker.starting"), true, true);
            case State.Listening listening -> new BrokerHeadline(listening.isOpen() || listening.inMemory() ? "warning" : "ok",
                    sentence(listening), true, true);
            case State.Failed(var failure) -> new BrokerHeadline("error", failures.of(failure), false, true);
            case State.Stopped() -> new BrokerHeadline("off", words.get("broker.stopped"), false, true);
        };
    }

    private String sentence(State.Listening listening) {
        var where = listening.host() + ":" + listening.port();
        return listening.takenPort()
                .map(taken -> words.get("window.broker.taken", where, Integer.toString(taken)))
                .orElseGet(() -> words.get("window.broker.listening", where));
    }

    private record Answer(BrokerSnapshot snapshot, TopTalkers talkers, List<BrokerEvent> events) {}

    private void ask() {
        var running = control.broker().running();
        if (!running.equals(asked)) {
            asked = running;
            tilesOfOurs.clear();
            events.beginAnew();
        }
        if (running.isEmpty()) {
            tiles.set(List.of());
            talkers.set(Talkers.NONE);
            return;
        }
        isAsking = true;
        var broker = running.get();
        var answer = broker.snapshot().thenCombine(broker.topTalkers(TALKERS),
                        (snapshot, top) -> new Answer(snapshot, top, List.of()))
                .thenCombine(broker.eventsSince(events.latest()), (said, newer) -> new Answer(said.snapshot(), said.talkers(), newer));
        tasks.whenComplete(answer, this::take, stopped -> isAsking = false);
    }

    private void take(Answer answer) {
        isAsking = false;
        tiles.set(tilesOfOurs.of(answer.snapshot()));
        talkers.set(Talkers.of(answer.talkers(), words));
        events.add(answer.events());
    }

    /// Starts it, or stops it: where that takes something away for good, when the reader has said yes.
    public void toggleRunning() {
        if (headline.get().isRunning()) {
            loss.before(this::stop);
        } else {
            control.start();
        }
        showHeadline();
    }

    private void stop() {
        control.stop();
        showHeadline();
    }

    // ---- a broker elsewhere ----

    private void showSys(Connection connection, double seconds) {
        var subscribed = connection.subscriptions().stream().filter(each -> each.wanted().topicFilter().equals(SYS.topicFilter())).findFirst();
        sysOffered.set(subscribed.filter(each -> !each.isTrouble()).isEmpty() && workspace.stateProperty().get() instanceof ClientState.Connected);
        sysSentence.set(subscribed.map(each -> each.isRefused() ? words.get("broker.sys.refused")
                : each.answer().isPresent() ? words.get("broker.sys.granted") : new SubscriptionWords(words).sentence(each))
                .orElseGet(() -> words.get("broker.sys.offer")));
        tiles.set(tilesOfSys.of(workspace.log(), seconds));
    }

    /// Subscribes to what the broker says about itself, at QoS 0: one of the subscriptions of the connection from now on.
    void watchSys() {
        foreign().ifPresent(connection -> {
            sysOffered.set(false);
            tasks.whenComplete(connection.subscribe(SYS), answered -> askedAt = Long.MIN_VALUE, failure -> {
                sysSentence.set(failures.of(failure));
                sysOffered.set(true);
            });
        });
    }

    // ---- what the view binds to ----

    /// The log of the broker in the box.
    BrokerEvents events() {
        return events;
    }

    /// What it does, and where.
    ReadOnlyObjectProperty<BrokerHeadline> headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /// Its numbers.
    ReadOnlyObjectProperty<List<Tile>> tilesProperty() {
        return tiles.getReadOnlyProperty();
    }

    /// Who publishes most.
    ReadOnlyObjectProperty<Talkers> talkersProperty() {
        return talkers.getReadOnlyProperty();
    }

    /// Whether a broker elsewhere says anything about itself.
    public ReadOnlyStringProperty sysSentenceProperty() {
        return sysSentence.getReadOnlyProperty();
    }

    /// Whether the broker elsewhere can be asked about itself.
    ReadOnlyBooleanProperty sysOfferedProperty() {
        return sysOffered.getReadOnlyProperty();
    }

    /// What is asked before it is stopped.
    LossQuestion loss() {
        return loss;
    }

    /// Control of the broker in the box.
    BrokerControl control() {
        return control;
    }
}
