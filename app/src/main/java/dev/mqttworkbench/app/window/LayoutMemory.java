package dev.mqttworkbench.app.window;

import java.util.List;
import java.util.Optional;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SortEvent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;

import dev.mqttworkbench.app.workbench.Kept;

/// Remembers where dividers stand, how wide columns are, and by which one a table is sorted, of every split pane and table of a screen that has an
/// id. On the JavaFX thread only.
public final class LayoutMemory {

    private final Kept<LayoutSettings> settings;

    /// @param settings which survive a restart
    public LayoutMemory(Kept<LayoutSettings> settings) {
        this.settings = settings;
    }

    /// Puts everything in a new screen where it was, and remembers where the reader moves it.
    public void restore(Parent screen) {
        visit(screen);
    }

    // Not by look-up: what lies in a split pane or a tab is no child of it before it was painted.
    private void visit(Node node) {
        switch (node) {
            case SplitPane split -> {
                restoreDividers(split);
                split.getItems().forEach(this::visit);
            }
            case TabPane tabs -> tabs.getTabs().forEach(tab -> Optional.ofNullable(tab.getContent()).ifPresent(this::visit));
            case ScrollPane scroll -> Optional.ofNullable(scroll.getContent()).ifPresent(this::visit);
            case TableView<?> table -> restoreColumns(table);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::visit);
            default -> {}
        }
    }

    private void restoreDividers(SplitPane split) {
        if (split.getId() == null) {
            return;
        }
        var size = split.getOrientation() == Orientation.HORIZONTAL ? split.widthProperty() : split.heightProperty();
        size.addListener((observed, before, now) -> { // the first time that it has a size
            if (before.doubleValue() == 0) {
                Optional.ofNullable(settings.get().dividers().get(split.getId()))
                        .filter(places -> places.size() == split.getDividers().size())
                        .ifPresent(places -> split.setDividerPositions(places.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        });
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> noteDividers(split));
    }

    private void noteDividers(SplitPane split) {
        settings.update(old -> old.withDividers(split.getId(), split.getDividers().stream().map(SplitPane.Divider::getPosition).toList()));
    }

    private void restoreColumns(TableView<?> table) {
        if (table.getId() == null) {
            return;
        }
        var wanted = Optional.ofNullable(settings.get().columns().get(table.getId()));
        wanted.filter(widths -> widths.size() == table.getColumns().size()).ifPresent(widths -> table.widthProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Number> width, Number before, Number now) {
                table.widthProperty().removeListener(this);
                onceLaidOut(table.getScene(), () -> resize(table, widths));
            }
        }));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> noteColumns(table));
        restoreSorting(table);
    }

    private <S> void restoreSorting(TableView<S> table) {
        Optional.ofNullable(settings.get().sorting().get(table.getId())).filter(wanted -> wanted.column() < table.getColumns().size()).ifPresent(wanted -> {
            var column = table.getColumns().get(wanted.column());
            if (column.isSortable()) {
                column.setSortType(wanted.isDescending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                table.getSortOrder().setAll(List.of(column));
            }
        });
        table.addEventHandler(SortEvent.ANY, event -> noteSorting(table));
    }

    private <S> void noteSorting(TableView<S> table) {
        var id = table.getId();
        settings.update(old -> table.getSortOrder().isEmpty() ? old.withoutSorting(id) : old.withSorting(id, sortingOf(table, table.getSortOrder().getFirst())));
    }

    private static <S> LayoutSettings.Sorting sortingOf(TableView<S> table, TableColumn<S, ?> first) {
        return new LayoutSettings.Sorting(table.getColumns().indexOf(first), first.getSortType() == TableColumn.SortType.DESCENDING);
    }

    /// The policy of the table has divided its width by then, and divides what is changed now.
    private static void onceLaidOut(Scene scene, Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                action.run();
            }
        });
    }

    private static <S> void resize(TableView<S> table, List<Double> widths) {
        for (var i = 0; i < widths.size() - 1; i++) {
            var column = table.getColumns().get(i);
            table.resizeColumn(column, widths.get(i) - column.getWidth());
        }
    }

    private <S> void noteColumns(TableView<S> table) {
        settings.update(old -> old.withColumns(table.getId(), table.getColumns().stream().map(TableColumn::getWidth).toList()));
    }
}
