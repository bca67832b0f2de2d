package dev.mqttworkbench.app.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

import atlantafx.base.controls.ToggleSwitch;
import org.jspecify.annotations.Nullable;

/// What somebody with a mouse finds on the screen: read off the scene graph, with every menu opened.
final class Offers {

    /// Something that takes a click.
    ///
    /// @param names what it may be called: by its text, and for screen readers
    record Offer(Set<String> names) {

        static Offer of(@Nullable String... names) {
            return new Offer(Stream.of(names).filter(name -> name != null && name.chars().anyMatch(Character::isLetter)).collect(Collectors.toSet()));
        }

        private boolean isCalled(String title) {
            var plain = title.replaceFirst(" \\(\\d+\\)$", "");
            return names.stream().anyMatch(name -> plain.endsWith(" › " + name) || plain.endsWith(": " + name));
        }
    }

    private final List<Offer> found = new ArrayList<>();

    private Offers() {}

    /// All that can be clicked in a part of the window. On the JavaFX thread.
    static List<Offer> in(Node root) {
        var offers = new Offers();
        offers.visit(root);
        return offers.found.stream().filter(offer -> !offer.names().isEmpty()).toList();
    }

    /// Those that have no title of their own among these.
    static List<Offer> missing(List<Offer> offers, List<String> titles) {
        return offers.stream().filter(offer -> titles.stream().filter(offer::isCalled).count()
                < offers.stream().filter(other -> other.names().equals(offer.names())).count()).toList();
    }

    private void visit(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        switch (node) {
            case MenuButton menu -> addMenu(menu);
            case ButtonBase button -> found.add(Offer.of(button.getText(), button.getAccessibleText()));
            case ToggleSwitch toggle -> found.add(Offer.of(toggle.getText(), toggle.getAccessibleText()));
            case TextInputControl field -> found.add(Offer.of(field.getAccessibleText(), field.getPromptText()));
            case ComboBox<?> box -> addBox(box);
            case TableView<?> table -> table.getVisibleLeafColumns().stream().filter(TableColumnBase::isSortable)
                    .forEach(column -> found.add(Offer.of(column.getText())));
            case IndexedCell<?> cell -> {} // the keys of its list do the same
            case Parent parent -> visitAll(parent);
            default -> {}
        }
    }

    private void visitAll(Parent parent) {
        if (parent instanceof TabPane tabs) {
            tabs.getTabs().stream().filter(tab -> !tab.isSelected() && !tab.isDisabled()).map(Tab::getText).forEach(name -> found.add(Offer.of(name)));
        }
        parent.getChildrenUnmodifiable().forEach(this::visit);
    }

    private void addMenu(MenuButton menu) {
        if (menu instanceof SplitMenuButton) {
            found.add(Offer.of(menu.getText()));
        }
        menu.show();
        menu.getItems().forEach(this::addItem);
        menu.hide();
    }

    private void addItem(MenuItem item) {
        if (!item.isVisible() || item.isDisable() || item instanceof SeparatorMenuItem) {
            return;
        }
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::addItem);
        } else {
            found.add(Offer.of(item.getText()));
        }
    }

    private <T> void addBox(ComboBox<T> box) {
        if (box.isEditable()) {
            found.add(Offer.of(box.getAccessibleText()));
        } else {
            box.show();
            box.getItems().forEach(value -> found.add(Offer.of(box.getConverter().toString(value))));
            box.hide();
        }
    }
}
