package dev.mqttworkbench.app.sessions;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.broker.SessionSummary;

/// The Sessions on the screen: the table at the left, and whatever shows the details at the right.
public final class SessionsView implements Screen {

    private static final double ROOM_FOR_ADDRESS = 660;

    private final SessionsViewModel model;
    private final SessionDetailView detailView;
    private final Parent detailPane;
    private boolean isSelecting;

    @FXML private SplitPane root;
    @FXML private TextField filter;
    @FXML private TableView<SessionSummary> table;
    @FXML private TableColumn<SessionSummary, SessionSummary> client;
    @FXML private TableColumn<SessionSummary, SessionSummary> address;
    @FXML private TableColumn<SessionSummary, SessionSummary> version;
    @FXML private TableColumn<SessionSummary, SessionSummary> keepAlive;
    @FXML private TableColumn<SessionSummary, SessionSummary> subscriptions;
    @FXML private TableColumn<SessionSummary, SessionSummary> inFlight;
    @FXML private TableColumn<SessionSummary, SessionSummary> queue;
    @FXML private TableColumn<SessionSummary, SessionSummary> will;
    @FXML private TableColumn<SessionSummary, SessionSummary> expiry;
    @FXML private Label empty;
    @FXML private Label counts;

    /// @param detailView decides with the keyboard of the table
    /// @param detailPane what it shows
    public SessionsView(SessionsViewModel model, SessionDetailView detailView, Parent detailPane) {
        this.model = model;
        this.detailView = detailView;
        this.detailPane = detailPane;
    }

    @FXML
    private void initialize() {
        root.getItems().add(detailPane);
        SplitPane.setResizableWithParent(detailPane, false);
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        counts.textProperty().bind(model.countsProperty());
        empty.textProperty().bind(model.emptySentenceProperty());
        fillTable();
        keepSelection();
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                model.askDelete();
            } else if (event.getCode() == KeyCode.ENTER) {
                detailView.focus();
            }
        });
    }

    private void fillTable() {
        var text = model.text();
        column(client, Comparator.comparing(SessionSummary::clientIdentifier), () -> new SessionCells.ClientCell(text::state));
        column(address, Comparator.comparing(text::address), fixed(text::address, "mono", "muted"));
        column(version, Comparator.comparing(text::version), fixed(text::version, "muted"));
        column(keepAlive, Comparator.comparing(session -> session.link().flatMap(SessionSummary.Link::givesUpAt).orElse(Instant.MAX)),
                ticking(text::keepAlive));
        column(subscriptions, Comparator.comparingInt(SessionSummary::subscriptions),
                fixed(session -> text.countOrNone(session.subscriptions()), "align-right"));
        column(inFlight, Comparator.comparingInt(session -> session.inFlightToClient() + session.inFlightFromClient()),
                fixed(text::inFlight, "align-right"));
        column(queue, Comparator.comparingInt(SessionSummary::queued), fixed(session -> text.countOrNone(session.queued()), "align-right"));
        column(will, Comparator.comparing(SessionSummary::hasWill), ticking(text::will, "muted"));
        column(expiry, Comparator.comparing(session -> session.expiresAt().orElse(Instant.MAX)), ticking(text::expiry, "muted"));
        address.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_ADDRESS));
        version.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_ADDRESS));
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
    }

    private Supplier<TableCell<SessionSummary, SessionSummary>> fixed(Function<SessionSummary, String> text, String... styleClasses) {
        return () -> new SessionCells.TextCell(text, styleClasses);
    }

    private Supplier<TableCell<SessionSummary, SessionSummary>> ticking(
            BiFunction<SessionSummary, Instant, String> text, String... styleClasses) {
        return () -> new SessionCells.TickingCell(text, model.nowProperty(), styleClasses);
    }

    private static void column(
            TableColumn<SessionSummary, SessionSummary> column, Comparator<SessionSummary> order,
            Supplier<? extends TableCell<SessionSummary, SessionSummary>> cell) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> cell.get());
        column.setComparator(order);
        column.setReorderable(false);
    }

    /// The selected client stays selected while rows come, go and change.
    private void keepSelection() {
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && !isSelecting) {
                model.select(now.clientIdentifier());
            }
        });
        table.getItems().addListener((ListChangeListener<SessionSummary>) change -> selectAgain());
    }

    private void selectAgain() {
        isSelecting = true;
        var items = table.getItems();
        var row = 0;
        while (row < items.size() && !items.get(row).clientIdentifier().equals(model.selected())) {
            row++;
        }
        if (row == items.size()) {
            table.getSelectionModel().clearSelection();
        } else {
            table.getSelectionModel().clearAndSelect(row);
        }
        isSelecting = false;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void setShown(boolean shown) {
        model.setShown(shown);
    }

    @Override
    public void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void togglePause() {
        model.togglePause();
    }
}
