package dev.mqttworkbench.app.window;

import java.util.List;
import java.util.Optional;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.stage.WindowEvent;

import atlantafx.base.controls.ToggleSwitch;
import dev.mqttworkbench.app.workbench.Command;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// Whatever can be done on a screen at this moment, by its name: its buttons, switches, boxes, fields and tabs, the columns that
/// sort, and what its menus have. So no action is missing in the palette, and none is there that the screen does not offer. On the
/// JavaFX thread only.
final class NodeCommands {

    private static final String STEP = " › ";

    private final Words words;
    private final CommandTitles titles = new CommandTitles();
    /// The section, or the field, that what comes next belongs to.
    private String place = "";

    private NodeCommands(Words words) {
        this.words = words;
    }

    /// The commands of what is visible in `root`, in the order of the screen; no two have one title.
    ///
    /// @param prefix stands before each name
    static List<Command> in(Node root, String prefix, Words words) {
        var commands = new NodeCommands(words);
        commands.visit(root);
        return commands.titles.commands(prefix);
    }

    private void visit(Node node) {
        if (!node.isVisible() || node.isDisable()) {
            return;
        }
        switch (node) {
            case SplitMenuButton menu -> {
                add(menu.getText(), menu.getAccessibleText(), menu::fire);
                addMenu(menu);
            }
            case MenuButton menu -> addMenu(menu);
            case ButtonBase button -> add(button.getText(), button.getAccessibleText(), button::fire);
            case ToggleSwitch toggle -> add(toggle.getText(), toggle.getAccessibleText(), () -> toggle.setSelected(!toggle.isSelected()));
            case TextInputControl field -> addField(field);
            case ComboBox<?> box -> addBox(box);
            case TabPane tabs -> visitTabs(tabs);
            case SplitPane split -> split.getItems().forEach(this::visit);
            case ScrollPane scroll -> Optional.ofNullable(scroll.getContent()).ifPresent(this::visit);
            case ListView<?> list -> addContextMenu(list);
            case TableView<?> table -> addTable(table);
            case TreeView<?> tree -> addContextMenu(tree);
            case Label label -> noteSection(label);
            case Parent parent -> within(nameOf(parent.getAccessibleText(), place), () -> parent.getChildrenUnmodifiable().forEach(this::visit));
            default -> {}
        }
    }

    /// What is added meanwhile belongs to this place.
    private void within(String inner, Runnable adding) {
        var outer = place;
        place = inner;
        adding.run();
        place = outer;
    }

    private void noteSection(Label label) {
        if (label.getStyleClass().contains("section-title")) {
            place = nameOf(label.getText(), place);
        }
    }

    private void addField(TextInputControl field) {
        var name = nameOf(field.getAccessibleText(), field.getPromptText());
        add(name, null, field::requestFocus);
        place = name;
    }

    /// A value each; what can be written, too, takes the keyboard.
    private <T> void addBox(ComboBox<T> box) {
        var name = nameOf(box.getAccessibleText(), box.getPromptText());
        if (box.isEditable()) {
            add(name, null, box::requestFocus);
        } else {
            Event.fireEvent(box, new Event(ComboBox.ON_SHOWING)); // some are filled when they open
            box.getItems().forEach(value -> add(name + ": " + box.getConverter().toString(value), null, () -> box.setValue(value)));
        }
        place = name;
    }

    private void visitTabs(TabPane tabs) {
        for (var tab : tabs.getTabs()) {
            if (tab.isSelected()) {
                Optional.ofNullable(tab.getContent()).ifPresent(content -> within(nameOf(tab.getText(), place), () -> visit(content)));
            } else if (!tab.isDisabled()) {
                add(tab.getText(), null, () -> tabs.getSelectionModel().select(tab));
            }
        }
    }

    private <T> void addTable(TableView<T> table) {
        within(nameOf(table.getAccessibleText(), place), () -> {
            addContextMenu(table);
            table.getVisibleLeafColumns().stream().filter(column -> column.isSortable() && !column.getText().isEmpty())
                    .forEach(column -> add(words.get("palette.sort") + STEP + column.getText(), null, () -> sortBy(table, column)));
        });
    }

    /// The least first; the other way round where it is so already.
    private static <T> void sortBy(TableView<T> table, TableColumn<T, ?> column) {
        var isSorted = !table.getSortOrder().isEmpty() && table.getSortOrder().getFirst() == column;
        var isAscending = column.getSortType() == TableColumn.SortType.ASCENDING;
        column.setSortType(isSorted && isAscending ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        if (!isSorted) {
            table.getSortOrder().setAll(List.of(column));
        }
    }

    // ---- menus ----

    /// A menu that is filled when it opens is filled now. What stands on it stands before what it has, unless that is a sign.
    private void addMenu(MenuButton menu) {
        Event.fireEvent(menu, new Event(MenuButton.ON_SHOWING));
        var name = nameOf(menu.getAccessibleText(), menu.getText());
        if (menu.getItems().isEmpty()) {
            add(menu.getText(), menu.getAccessibleText(), menu::show);
        } else {
            var path = menu instanceof SplitMenuButton || !CommandTitles.isName(menu.getText()) ? "" : name + STEP;
            within(name, () -> menu.getItems().forEach(item -> addItem(path, item)));
        }
    }

    private void addContextMenu(Control control) {
        @Nullable ContextMenu menu = control.getContextMenu();
        if (menu != null) {
            Event.fireEvent(menu, new WindowEvent(menu, WindowEvent.WINDOW_SHOWING));
            menu.getItems().forEach(item -> addItem("", item));
        }
    }

    private void addItem(String path, MenuItem item) {
        if (!item.isVisible() || item.isDisable() || item instanceof SeparatorMenuItem || item.getText() == null) {
            return;
        }
        if (item instanceof Menu menu) {
            Event.fireEvent(menu, new Event(Menu.ON_SHOWING));
            menu.getItems().forEach(each -> addItem(path + menu.getText() + STEP, each));
        } else {
            add(path + item.getText(), null, () -> choose(item));
        }
    }

    /// As a click does.
    private static void choose(MenuItem item) {
        switch (item) {
            case RadioMenuItem radio -> radio.setSelected(true);
            case CheckMenuItem check -> check.setSelected(!check.isSelected());
            default -> {}
        }
        item.fire();
    }

    // ---- names ----

    /// The first of two names that has a letter: signs such as `‹` have their name for screen readers.
    private static String nameOf(@Nullable String text, @Nullable String otherwise) {
        return text != null && CommandTitles.isName(text) ? text : otherwise == null ? "" : otherwise;
    }

    /// @param longer what a screen reader says
    private void add(@Nullable String text, @Nullable String longer, Runnable action) {
        var name = nameOf(text, longer);
        if (!name.isBlank()) {
            titles.add(name, nameOf(longer, name), place, action);
        }
    }
}
