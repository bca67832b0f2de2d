package dev.mqttworkbench.app.sessions;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.fx.Visibility;

/// What one [Entry] looks like.
abstract sealed class EntryNode {

    private final Label name = new Label();

    static EntryNode of(Entry entry) {
        var made = switch (entry) {
            case Entry.Fact fact -> new FactNode(fact);
            case Entry.Gauge gauge -> new GaugeNode(gauge);
            case Entry.Item item -> new ItemNode(item.chips().size());
            case Entry.Note note -> new NoteNode(note);
        };
        made.show(entry);
        return made;
    }

    /// Entries of the same shape can take each other's nodes.
    static String shapeOf(Entry entry) {
        return switch (entry) {
            case Entry.Fact fact -> fact.id();
            case Entry.Gauge gauge -> gauge.id() + "-gauge";
            case Entry.Item item -> "item" + item.chips().size();
            case Entry.Note note -> note.id();
        };
    }

    /// The name in front.
    final Label name() {
        name.getStyleClass().setAll("label", "fact-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    final void named(String text) {
        name.setText(text);
    }

    /// Whether it has a name, and stands in a grid with others.
    abstract boolean isInGrid();

    abstract Node node();

    abstract void show(Entry entry);

    private static Label label(String... styleClasses) {
        var label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private static final class FactNode extends EntryNode {

        private final Label value = label("fact-value");

        FactNode(Entry.Fact fact) {
            value.setId(fact.id());
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            if (fact.isLiteral()) {
                value.getStyleClass().add("mono");
            }
        }

        @Override
        boolean isInGrid() {
            return true;
        }

        @Override
        Node node() {
            return value;
        }

        @Override
        void show(Entry entry) {
            if (entry instanceof Entry.Fact fact) {
                named(fact.name());
                value.setText(fact.value());
                value.setAccessibleText(fact.name() + ": " + fact.value());
            }
        }
    }

    private static final class GaugeNode extends EntryNode {

        private final ProgressBar bar = new ProgressBar();
        private final Label words = label("fact-value");
        private final HBox line = new HBox(10, bar, words);

        GaugeNode(Entry.Gauge gauge) {
            words.setId(gauge.id());
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(words, Priority.ALWAYS);
            bar.getStyleClass().add("thin-gauge");
            bar.setFocusTraversable(false);
            line.getStyleClass().add("gauge-line");
        }

        @Override
        boolean isInGrid() {
            return true;
        }

        @Override
        Node node() {
            return line;
        }

        @Override
        void show(Entry entry) {
            if (entry instanceof Entry.Gauge gauge) {
                named(gauge.name());
                bar.setProgress(gauge.share());
                bar.getStyleClass().remove("urgent");
                if (gauge.isUrgent()) {
                    bar.getStyleClass().add("urgent");
                }
                bar.setAccessibleText(gauge.name());
                words.setText(gauge.words());
                words.setAccessibleText(gauge.name() + ": " + gauge.words());
            }
        }
    }

    private static final class ItemNode extends EntryNode {

        private final Label lead = label("mono", "muted", "item-lead");
        private final Label qos = label("badge", "narrow");
        private final Label main = label("mono");
        private final Label trail = label("muted", "secondary");
        private final HBox chips = new HBox(4);
        private final HBox line = new HBox(8, lead, qos, main, chips, trail);

        ItemNode(int chipCount) {
            for (var i = 0; i < chipCount; i++) {
                var chip = label("chip");
                chip.setMinWidth(Region.USE_PREF_SIZE);
                chips.getChildren().add(chip);
            }
            main.setMinWidth(40);
            main.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(main, Priority.ALWAYS);
            qos.setMinWidth(Region.USE_PREF_SIZE);
            trail.setMinWidth(Region.USE_PREF_SIZE);
            chips.getStyleClass().add("item-chips");
            chips.setMinWidth(Region.USE_PREF_SIZE);
            line.getStyleClass().add("item-line");
        }

        @Override
        boolean isInGrid() {
            return false;
        }

        @Override
        Node node() {
            return line;
        }

        @Override
        void show(Entry entry) {
            if (entry instanceof Entry.Item item) {
                Visibility.say(lead, item.lead());
                Visibility.say(qos, item.qos().isPresent() ? Integer.toString(item.qos().getAsInt()) : "");
                item.qos().ifPresent(level -> qos.getStyleClass().setAll("label", "badge", "narrow", "qos-" + level));
                main.setText(item.main());
                for (var i = 0; i < item.chips().size(); i++) {
                    ((Label) chips.getChildren().get(i)).setText(item.chips().get(i));
                }
                Visibility.say(trail, item.trail());
                line.setAccessibleText(String.join(" ", item.lead(), qos.getText(), item.main(), String.join(" ", item.chips()), item.trail()).strip());
            }
        }
    }

    private static final class NoteNode extends EntryNode {

        private final Label sentence = label("muted", "section-note");

        NoteNode(Entry.Note note) {
            sentence.setId(note.id());
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
        }

        @Override
        boolean isInGrid() {
            return false;
        }

        @Override
        Node node() {
            return sentence;
        }

        @Override
        void show(Entry entry) {
            if (entry instanceof Entry.Note note) {
                sentence.setText(note.sentence());
            }
        }
    }
}
