package dev.mqttworkbench.app.retained;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import dev.mqttworkbench.mqtt.packet.QoS;
import org.jspecify.annotations.Nullable;

/// The cells of the view's tables. Each formats its row when it comes into sight, and no sooner.
final class RetainedCells {

    private static final List<String> QOS_CLASSES = List.of("qos-0", "qos-1", "qos-2");

    private RetainedCells() {}

    /// A cell of a table whose cells get their whole row.
    ///
    /// @param <R> a row
    abstract static class Cell<R> extends TableCell<R, R> {

        @Override
        protected final void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
            } else {
                show(row);
            }
        }

        abstract void show(R row);
    }

    /// A text.
    static final class TextCell<R> extends Cell<R> {

        private final Function<R, String> text;

        TextCell(Function<R, String> text, String... styleClasses) {
            this.text = text;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        void show(R row) {
            setText(text.apply(row));
        }

        /// The same, with the whole text where the mouse rests.
        TextCell<R> withTooltip() {
            var tooltip = new Tooltip();
            tooltip.textProperty().bind(textProperty());
            setTooltip(tooltip);
            return this;
        }
    }

    /// A QoS as a badge.
    static final class QosCell<R> extends Cell<R> {

        private static final String UNKNOWN = "?";

        private final Function<R, QoS> qos;
        private final Predicate<R> isKnown;
        private final Tooltip unknown;
        private final Label badge = new Label();
        private String styleClass = "";

        /// A cell of a QoS that is known.
        QosCell(Function<R, QoS> qos) {
            this(qos, row -> true, "");
        }

        /// @param isKnown whether the QoS is that; otherwise it may be a higher one
        /// @param unknown says so
        QosCell(Function<R, QoS> qos, Predicate<R> isKnown, String unknown) {
            this.qos = qos;
            this.isKnown = isKnown;
            this.unknown = new Tooltip(unknown);
            badge.getStyleClass().addAll("badge", "narrow");
            badge.setMinWidth(Label.USE_PREF_SIZE);
        }

        @Override
        void show(R row) {
            var level = qos.apply(row).level();
            var isSure = isKnown.test(row);
            badge.setText(isSure ? Integer.toString(level) : UNKNOWN);
            badge.setTooltip(isSure ? null : unknown);
            badge.setAccessibleText(isSure ? null : unknown.getText());
            var now = isSure ? QOS_CLASSES.get(level) : "";
            if (!now.equals(styleClass)) {
                badge.getStyleClass().remove(styleClass);
                if (!now.isEmpty()) {
                    badge.getStyleClass().add(now);
                }
                styleClass = now;
            }
            setGraphic(badge);
        }
    }

    /// Cells whose text runs with the time: the ones in sight are written anew when it is told.
    ///
    /// @param <R> a row
    static final class Running<R> {

        private final List<TextCell<R>> cells = new ArrayList<>();

        /// One of them.
        TextCell<R> add(TextCell<R> cell) {
            cells.add(cell);
            return cell;
        }

        /// Time has passed.
        void tick() {
            for (var cell : cells) {
                var row = cell.getItem();
                if (!cell.isEmpty() && row != null && cell.getScene() != null) {
                    cell.show(row);
                }
            }
        }
    }
}
