package dev.mqttworkbench.app.sessions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.broker.SessionDetail;
import dev.mqttworkbench.broker.SessionQueries;
import dev.mqttworkbench.broker.SessionSummary;

/// Decides what the Sessions screen shows: the Sessions of the broker in the box, asked for once a second while they are seen, or the
/// workbench's own at a broker elsewhere. On the JavaFX thread only.
public final class SessionsViewModel implements Sampler.Sampled {

    private static final long SECOND = 1_000_000_000L;
    private static final long TICK = SECOND / 4;
    private static final Comparator<SessionSummary> ORDER = Comparator
            .comparing((SessionSummary session) -> !session.isConnected()).thenComparing(SessionSummary::clientIdentifier);

    private final Supplier<Optional<SessionQueries>> broker;
    private final Workspace workspace;
    private final Words words;
    private final Tasks tasks;
    private final InstantSource clock;
    private final SessionText text;
    private final SessionActs acts;

    private final ObservableList<SessionSummary> rows = FXCollections.observableArrayList();
    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<Headline> headline = new ReadOnlyObjectWrapper<>(this, "headline", Headline.NONE);
    private final ReadOnlyObjectWrapper<List<Section>> sections = new ReadOnlyObjectWrapper<>(this, "sections", List.of());
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper(this, "counts", "");
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper(this, "emptySentence", "");

    private List<SessionSummary> sessions = List.of();
    private Optional<SessionDetail> detail = Optional.empty();
    private String selected = "";
    private boolean isShown;
    private boolean isPaused;
    private boolean isAsking;
    private long askedAt = Long.MIN_VALUE;
    private long tickedAt = Long.MIN_VALUE;

    /// @param broker asks the broker in the box, where it runs
    /// @param deleted what can be brought back
    /// @param workspace whose connection says which broker is meant
    /// @param tasks brings answers back
    /// @param clock for what is left of times
    public SessionsViewModel(
            Supplier<Optional<SessionQueries>> broker, DeletedSessions deleted, Workspace workspace, Words words, Tasks tasks, InstantSource clock) {
        this.broker = broker;
        this.workspace = workspace;
        this.words = words;
        this.tasks = tasks;
        this.clock = clock;
        this.text = new SessionText(words);
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        this.acts = new SessionActs(broker, deleted, words, tasks, this::askSoon);
        filterText.subscribe(this::showRows);
        showRows();
    }

    private Optional<Connection> foreign() {
        return workspace.connection().filter(connection -> !connection.isBundled());
    }

    /// It is seen from now on, or hidden: the broker is asked only while it is seen.
    public void setShown(boolean shown) {
        isShown = shown;
        askSoon();
    }

    private void askSoon() {
        askedAt = Long.MIN_VALUE;
    }

    @Override
    public void sample(long time) {
        if (!isShown || isPaused) {
            return;
        }
        if (!isAsking && (askedAt == Long.MIN_VALUE || time - askedAt >= SECOND)) {
            askedAt = time;
            ask();
        }
        if (tickedAt == Long.MIN_VALUE || time - tickedAt >= TICK) {
            tickedAt = time;
            tick();
        }
    }

    private void tick() {
        now.set(clock.instant());
        acts.refresh();
        showDetail();
    }

    /// Everything stands still, or goes on.
    public void togglePause() {
        isPaused = !isPaused;
        showRows();
    }

    // ---- what the broker says ----

    private void ask() {
        if (foreign().isPresent()) {
            take(List.of(own(foreign().get()).summary()), Optional.empty());
            return;
        }
        var running = broker.get();
        if (running.isEmpty()) {
            take(List.of(), Optional.empty());
            return;
        }
        isAsking = true;
        var asked = selected;
        var answer = running.get().all().thenApplyAsync(SessionsViewModel::ordered, tasks.background()) // there may be very many
                .thenCombine(running.get().detail(asked), Answer::new);
        tasks.whenComplete(answer, said -> {
            isAsking = false;
            take(said.sessions(), asked.equals(selected) ? said.detail() : detail);
        }, stopped -> {
            isAsking = false;
            take(List.of(), Optional.empty());
        });
    }

    private record Answer(List<SessionSummary> sessions, Optional<SessionDetail> detail) {}

    private OwnSession own(Connection connection) {
        return new OwnSession(connection, workspace.stateProperty().get(), words);
    }

    private static List<SessionSummary> ordered(List<SessionSummary> all) {
        var ordered = new ArrayList<>(all);
        ordered.sort(ORDER);
        return ordered;
    }

    private void take(List<SessionSummary> all, Optional<SessionDetail> selectedOne) {
        sessions = all;
        detail = selectedOne;
        showRows();
        tick();
    }

    private void showRows() {
        var sought = filterText.get().strip().toLowerCase(Locale.ROOT);
        var fitting = sessions.stream().filter(session -> fits(session, sought)).toList();
        if (!rows.equals(fitting)) {
            rows.setAll(fitting);
        }
        var connected = sessions.stream().filter(SessionSummary::isConnected).count();
        var waiting = sessions.stream().mapToLong(SessionSummary::queued).sum();
        var sentence = foreign().isPresent()
                ? words.get("sessions.foreign.short") : words.get("sessions.counts", sessions.size(), connected, waiting);
        counts.set(isPaused ? words.get("sessions.paused", sentence) : sentence);
        emptySentence.set(!fitting.isEmpty() ? "" : words.get(!sessions.isEmpty() ? "sessions.empty.filter" : broker.get().isEmpty()
                ? "sessions.empty.stopped" : "sessions.empty"));
    }

    private boolean fits(SessionSummary session, String sought) {
        return sought.isEmpty()
                || session.clientIdentifier().toLowerCase(Locale.ROOT).contains(sought)
                || text.address(session).contains(sought)
                || text.state(session).toLowerCase(words.locale()).contains(sought)
                || session.userName().filter(user -> user.toLowerCase(Locale.ROOT).contains(sought)).isPresent();
    }

    private void showDetail() {
        headline.set(headlineNow());
        if (foreign().isPresent()) {
            sections.set(selected.isEmpty() ? List.of() : own(foreign().get()).sections());
        } else {
            sections.set(detail.map(new DetailSections(words, text, now.get())::of).orElse(List.of()));
        }
    }

    private Headline headlineNow() {
        return sessions.stream().filter(session -> session.clientIdentifier().equals(selected)).findFirst()
                .map(session -> new Headline(selected, text.state(session), session.isConnected(),
                        session.link().filter(SessionSummary.Link::isFrozen).isPresent(), foreign().isEmpty()))
                .orElse(Headline.NONE);
    }

    // ---- what the reader does ----

    /// Shows the details of a client's Session.
    public void select(String clientIdentifier) {
        if (!clientIdentifier.equals(selected)) {
            selected = clientIdentifier;
            detail = Optional.empty();
            acts.forget();
            askSoon();
            showDetail();
        }
    }

    /// Whose details are shown; empty where nobody's are.
    public String selected() {
        return selected;
    }

    /// What can be done to the selected Session.
    SessionActs acts() {
        return acts;
    }

    /// Closes the connection with 0x98.
    public void disconnect() {
        current().ifPresent(acts::disconnect);
    }

    /// Cuts the socket.
    public void cut() {
        current().ifPresent(acts::cut);
    }

    /// Freezes the connection, or lets it go on.
    public void toggleFreeze() {
        current().ifPresent(acts::toggleFreeze);
    }

    /// Asks whether the Session shall be deleted.
    public void askDelete() {
        current().ifPresent(session -> acts.askDelete(session, detail.flatMap(SessionDetail::will)));
    }

    private Optional<SessionSummary> current() {
        return foreign().isPresent()
                ? Optional.empty()
                : sessions.stream().filter(session -> session.clientIdentifier().equals(selected)).findFirst();
    }

    // ---- what the view binds to ----

    /// How a Session reads.
    SessionText text() {
        return text;
    }

    /// The Sessions that fit the filter, connected ones first.
    public ObservableList<SessionSummary> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /// A part of a client identifier, an address, a user name or a state.
    public StringProperty filterTextProperty() {
        return filterText;
    }

    /// The moment for which times are shown. Ticks four times a second while the screen is seen.
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// What stands above the details.
    ReadOnlyObjectProperty<Headline> headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /// The details.
    ReadOnlyObjectProperty<List<Section>> sectionsProperty() {
        return sections.getReadOnlyProperty();
    }

    /// How many there are.
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// Why there is no row; empty where there is one.
    public ReadOnlyStringProperty emptySentenceProperty() {
        return emptySentence.getReadOnlyProperty();
    }
}
