package dev.mqttworkbench.app.sessions;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Sections of details, one below the other. What only has another text than before keeps its nodes, so that a number that ticks does
/// not disturb a reader.
public final class SectionsPane extends VBox {

    private List<Section> shown = List.of();
    private final List<EntryNode> nodes = new ArrayList<>();
    private final List<Label> titles = new ArrayList<>();

    /// Nothing yet.
    public SectionsPane() {
        getStyleClass().add("sections");
    }

    /// Shows these sections in place of those before.
    void show(List<Section> sections) {
        if (hasSameShape(sections)) {
            update(sections);
        } else {
            build(sections);
        }
        shown = sections;
    }

    private boolean hasSameShape(List<Section> sections) {
        if (sections.size() != shown.size()) {
            return false;
        }
        for (var i = 0; i < sections.size(); i++) {
            if (!shapeOf(sections.get(i)).equals(shapeOf(shown.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> shapeOf(Section section) {
        var shape = new ArrayList<String>();
        shape.add(section.id());
        section.entries().forEach(entry -> shape.add(EntryNode.shapeOf(entry)));
        return shape;
    }

    private void update(List<Section> sections) {
        var next = 0;
        for (var i = 0; i < sections.size(); i++) {
            titles.get(i).setText(sections.get(i).title());
            for (var entry : sections.get(i).entries()) {
                nodes.get(next++).show(entry);
            }
        }
    }

    private void build(List<Section> sections) {
        nodes.clear();
        titles.clear();
        getChildren().setAll(sections.stream().map(this::build).toList());
    }

    private Node build(Section section) {
        var title = new Label(section.title());
        title.getStyleClass().addAll("section-title", "section-head");
        title.setMaxWidth(Double.MAX_VALUE);
        titles.add(title);
        var box = new VBox(title);
        box.setId(section.id());
        box.getStyleClass().add("section");
        addEntries(section, box);
        return box;
    }

    private void addEntries(Section section, VBox box) {
        var facts = new GridPane();
        facts.getStyleClass().addAll("facts", "session-facts");
        for (var entry : section.entries()) {
            var node = EntryNode.of(entry);
            nodes.add(node);
            if (node.isInGrid()) {
                if (facts.getParent() == null) {
                    box.getChildren().add(facts);
                }
                facts.addRow(facts.getRowCount(), node.name(), node.node());
            } else {
                box.getChildren().add(node.node());
            }
        }
    }
}
