package dev.mqttworkbench.app.messages;

import java.util.List;
import java.util.function.Function;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.profile.Colour;
import org.jspecify.annotations.Nullable;

/// The cells of a table of messages. Each formats its message when it comes into sight, and no sooner.
final class MessageCells {

    private static final List<String> QOS_CLASSES = List.of("qos-0", "qos-1", "qos-2");

    private MessageCells() {}

    /// A cell of the table. A message with the number 0 has not been read yet, and is shown empty.
    abstract static class Cell extends TableCell<Message, Message> {

        private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");

        /// Whether the cursor is in the column of this cell.
        final void setCursorHere(boolean isHere) {
            pseudoClassStateChanged(CURSOR, isHere);
        }

        @Override
        protected final void updateItem(@Nullable Message message, boolean empty) {
            super.updateItem(message, empty);
            if (empty || message == null || message.number() == 0) {
                setText(null);
                setGraphic(null);
            } else {
                show(message);
            }
        }

        abstract void show(Message message);
    }

    /// A text.
    static final class TextCell extends Cell {

        private final Function<Message, String> text;

        TextCell(Function<Message, String> text, String... styleClasses) {
            this.text = text;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        void show(Message message) {
            setText(text.apply(message));
        }
    }

    /// When, with the colour of the subscription at its edge.
    static final class TimeCell extends Cell {

        private final Function<Message, String> text;
        private final Function<Message, Colour> colours;
        private String styleClass = "";

        TimeCell(Function<Message, String> text, Function<Message, Colour> colours) {
            this.text = text;
            this.colours = colours;
            getStyleClass().addAll("mono", "muted", "edge");
        }

        @Override
        void show(Message message) {
            setText(text.apply(message));
            styleClass = replaceStyleClass(this, styleClass, colours.apply(message).styleClass());
        }
    }

    /// Which way, in the colour of the way.
    static final class DirectionCell extends Cell {

        private final Function<Message, String> text;
        private String styleClass = "";

        DirectionCell(Function<Message, String> text) {
            this.text = text;
        }

        @Override
        void show(Message message) {
            setText(text.apply(message));
            styleClass = replaceStyleClass(this, styleClass, message.isIncoming() ? "inbound" : "outbound");
        }
    }

    /// The QoS as a badge.
    static final class QosCell extends Cell {

        private final Label badge = badge("");
        private String styleClass = "";

        @Override
        void show(Message message) {
            var level = message.qos().level();
            badge.setText(Integer.toString(level));
            styleClass = replaceStyleClass(badge, styleClass, QOS_CLASSES.get(level));
            setGraphic(badge);
        }
    }

    /// RETAIN and DUP as badges, where they are set.
    static final class FlagsCell extends Cell {

        private final Label retained = badge("R", "retained");
        private final Label dup = badge("DUP", "dup");
        private final HBox flags = new HBox(4, retained, dup);

        FlagsCell() {
            flags.getStyleClass().add("flags");
        }

        @Override
        void show(Message message) {
            setVisible(retained, message.retain());
            setVisible(dup, message.dup());
            setGraphic(message.retain() || message.dup() ? flags : null);
        }

        private static void setVisible(Label badge, boolean isVisible) {
            Visibility.setShown(badge, isVisible);
        }
    }

    /// Touches the style classes only where they change, since every touch costs a pass over the style sheets.
    private static String replaceStyleClass(Node node, String before, String now) {
        if (!before.equals(now)) {
            node.getStyleClass().remove(before);
            node.getStyleClass().add(now);
        }
        return now;
    }

    private static Label badge(String text, String... styleClasses) {
        var badge = new Label(text);
        badge.getStyleClass().addAll("badge", "narrow");
        badge.setMinWidth(Label.USE_PREF_SIZE);
        badge.getStyleClass().addAll(styleClasses);
        return badge;
    }
}
