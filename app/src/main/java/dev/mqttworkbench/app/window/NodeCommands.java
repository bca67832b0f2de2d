package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;

import dev.mqttworkbench.app.workbench.Command;
import org.jspecify.annotations.Nullable;

/// Whatever can be done on a screen at this moment, by its name: its buttons, fields and tabs, and what its menus have. So no
/// action is missing in the palette, and none is there that the screen does not offer. On the JavaFX thread only.
final class NodeCommands {

    private final String prefix;
    private final List<Command> found = new ArrayList<>();

    private NodeCommands(String prefix) {
        this.prefix = prefix;
    }

    /// The commands of what is visible in `root`, in the order of the screen.
    ///
    /// @param prefix stands before each name
    static List<Command> in(Parent root, String prefix) {
        var commands = new NodeCommands(prefix);
        commands.visit(root);
        return commands.found.stream().distinct().toList();
    }

    private void visit(Node node) {
        if (!node.isVisible() || node.isDisable()) {
            return;
        }
        switch (node) {
            case MenuButton menu -> addMenu(menu);
            case Hyperlink link -> add(nameOf(link.getText(), link.getAccessibleText()), link::fire);
            case ButtonBase button -> add(nameOf(button.getText(), button.getAccessibleText()), button::fire);
            case TextField field -> add(nameOf(field.getAccessibleText(), field.getPromptText()), field::requestFocus);
            case TabPane tabs -> visitTabs(tabs);
            case SplitPane split -> split.getItems().forEach(this::visit);
            case ScrollPane scroll -> Optional.ofNullable(scroll.getContent()).ifPresent(this::visit);
            case ListView<?> list -> addContextMenu(list);
            case TableView<?> table -> addContextMenu(table);
            case TreeView<?> tree -> addContextMenu(tree);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::visit);
            default -> {}
        }
    }

    private void visitTabs(TabPane tabs) {
        for (var tab : tabs.getTabs()) {
            if (tab.isSelected()) {
                Optional.ofNullable(tab.getContent()).ifPresent(this::visit);
            } else if (!tab.isDisabled()) {
                add(nameOf(tab.getText(), null), () -> tabs.getSelectionModel().select(tab));
            }
        }
    }

    /// A menu that is filled when it opens is opened.
    private void addMenu(MenuButton menu) {
        if (menu.getItems().isEmpty()) {
            add(nameOf(menu.getText(), menu.getAccessibleText()), menu::show);
        } else {
            menu.getItems().forEach(item -> addItem("", item));
        }
    }

    private void addContextMenu(Control control) {
        @Nullable ContextMenu menu = control.getContextMenu();
        if (menu != null) {
            menu.getItems().forEach(item -> addItem("", item));
        }
    }

    private void addItem(String path, MenuItem item) {
        if (!item.isVisible() || item.isDisable() || item instanceof SeparatorMenuItem || item.getText() == null) {
            return;
        }
        if (item instanceof Menu menu) {
            menu.getItems().forEach(each -> addItem(path + menu.getText() + " › ", each));
        } else {
            add(path + item.getText(), () -> choose(item));
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

    /// The first of two names that has a letter: signs such as `‹` have their name for screen readers.
    private static String nameOf(@Nullable String text, @Nullable String otherwise) {
        return text != null && text.chars().anyMatch(Character::isLetter) ? text : otherwise == null ? "" : otherwise;
    }

    private void add(String name, Runnable action) {
        if (!name.isBlank() && found.stream().noneMatch(each -> each.title().equals(prefix + name))) {
            found.add(new Command(prefix + name, "", action));
        }
    }
}
