package dev.mqttworkbench.app.workbench;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.client.ClientState;

/// The connections that are open, each with its [Workspace], and the one that the reader looks at. There is always one
/// workspace, at first without a connection. On the JavaFX thread only.
///
/// The budget of the messages is that of all of them together: each log gets an equal part.
public final class Connections implements Sampler.Sampled, AutoCloseable {

    private static final long TIME_PER_SAMPLE = 12_000_000L;

    private final Tasks tasks;
    private long budget = MessageLog.BUDGET;
    private final ObservableList<Workspace> workspaces = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Workspace> current;

    // Under way, and not given up.
    private final Set<Connection> opening = new HashSet<>();

    /// No connection yet.
    ///
    /// @param tasks brings answers back to the JavaFX thread
    public Connections(Tasks tasks) {
        this.tasks = tasks;
        var first = new Workspace();
        workspaces.add(first);
        this.current = new ReadOnlyObjectWrapper<>(this, "current", first);
    }

    /// All workspaces, in the order in which they were opened.
    public ObservableList<Workspace> workspaces() {
        return FXCollections.unmodifiableObservableList(workspaces);
    }

    /// The workspace that is shown.
    public ReadOnlyObjectProperty<Workspace> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The workspace that is shown.
    public Workspace current() {
        return current.get();
    }

    /// Shows another of the workspaces.
    public void show(Workspace workspace) {
        if (workspaces.contains(workspace)) {
            current.set(workspace);
        }
    }

    /// Opens a connection; when it stands, it is shown in a workspace of its own, or takes the place of one that has no
    /// connection or has lost the one to the same broker. When it fails, everything stays as it is.
    ///
    /// @return completes on the JavaFX thread, exceptionally with a sentence for the user as the message; never when it was
    ///         given up
    public CompletionStage<Workspace> open(Connection connection) {
        return open(connection, opened -> {
            var workspace = placeFor(opened);
            workspace.take(opened);
            return workspace;
        });
    }

    /// Opens a connection in place of the one of a workspace, whose messages stay: its broker has moved.
    ///
    /// @return as [#open(Connection)]
    public CompletionStage<Workspace> move(Workspace workspace, Connection next) {
        workspace.leaveTo(next);
        return open(next, opened -> {
            var place = workspaces.contains(workspace) && workspace.connection().isEmpty() ? workspace : placeFor(opened);
            if (place == workspace) {
                place.goOn(opened);
            } else {
                place.take(opened);
            }
            return place;
        });
    }

    private CompletionStage<Workspace> open(Connection connection, Function<Connection, Workspace> place) {
        var answer = new CompletableFuture<Workspace>();
        opening.add(connection);
        tasks.whenComplete(connection.open(), opened -> {
            if (opening.remove(opened)) {
                var workspace = place.apply(opened);
                current.set(workspace);
                answer.complete(workspace);
            }
        }, failure -> {
            if (opening.remove(connection)) {
                connection.close();
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private Workspace placeFor(Connection opened) {
        return workspaces.stream()
                .filter(workspace -> workspace.connection().isEmpty() || isEndedAt(workspace, opened))
                .findFirst()
                .orElseGet(this::add);
    }

    private static boolean isEndedAt(Workspace workspace, Connection opened) {
        return workspace.connection().filter(before -> before.address().equals(opened.address()) && before.title().equals(opened.title())).isPresent()
                && workspace.stateProperty().get() instanceof ClientState.Disconnected;
    }

    private Workspace add() {
        var workspace = new Workspace();
        workspaces.add(workspace);
        shareBudget();
        return workspace;
    }

    private void shareBudget() {
        workspaces.forEach(workspace -> workspace.log().setBudget(budget / workspaces.size()));
    }

    /// Lets the messages of all connections together take so many bytes; what is too much is evicted, and counted.
    public void setBudget(long bytes) {
        budget = bytes;
        shareBudget();
    }

    /// How many bytes the messages of all connections take at present.
    public long bytes() {
        return workspaces.stream().mapToLong(workspace -> workspace.log().accounts().bytes()).sum();
    }

    /// The connections of all workspaces, that of the workspace that is shown first.
    public List<Connection> open() {
        return Stream.concat(Stream.of(current()), workspaces.stream().filter(each -> each != current())).flatMap(each -> each.connection().stream()).toList();
    }

    /// The workspace at the broker in the box, if one is open.
    public Optional<Workspace> bundled() {
        return workspaces.stream().filter(workspace -> workspace.connection().filter(Connection::isBundled).isPresent()).findFirst();
    }

    /// Gives up a connection that is being opened: it is closed, and its answer is ignored. Nothing happens to one that stands.
    public void giveUp(Connection connection) {
        if (opening.remove(connection)) {
            connection.close();
        }
    }

    /// Disconnects, and takes the workspace away; the last one stays, without a connection and without messages.
    public void close(Workspace workspace) {
        var place = workspaces.indexOf(workspace);
        if (place < 0) {
            return;
        }
        workspace.close();
        if (workspaces.size() == 1) {
            workspace.log().clear();
            return;
        }
        if (workspace == current.get()) {
            current.set(workspaces.get(place == 0 ? 1 : place - 1));
        }
        workspaces.remove(workspace);
        shareBudget();
    }

    /// Brings the new messages into the logs, for some milliseconds at the most: the rest waits for the next sample.
    @Override
    public void sample(long now) {
        var share = TIME_PER_SAMPLE / workspaces.size();
        for (var workspace : List.copyOf(workspaces)) {
            workspace.bringIn(System.nanoTime() + share);
        }
    }

    /// Disconnects everywhere, and gives up what is being opened.
    @Override
    public void close() {
        List.copyOf(opening).forEach(this::giveUp);
        workspaces.forEach(Workspace::close);
    }
}
