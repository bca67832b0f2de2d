package dev.mqttworkbench.app.sessions;

import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import dev.mqttworkbench.broker.SessionSummary;
import org.jspecify.annotations.Nullable;

/// The cells of the table of Sessions. Each formats its Session when it comes into sight, and no sooner.
final class SessionCells {

    private SessionCells() {}

    /// A text that stays as it is while the row does.
    static class TextCell extends TableCell<SessionSummary, SessionSummary> {

        private final Function<SessionSummary, String> text;

        TextCell(Function<SessionSummary, String> text, String... styleClasses) {
            this.text = text;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        protected void updateItem(@Nullable SessionSummary session, boolean empty) {
            super.updateItem(session, empty);
            setText(session == null || empty ? null : text.apply(session));
        }
    }

    /// A text that runs with the time, while it is in sight.
    static final class TickingCell extends TableCell<SessionSummary, SessionSummary> {

        private final BiFunction<SessionSummary, Instant, String> text;
        private final ObservableValue<Instant> now;
        private @Nullable Subscription ticking;

        TickingCell(BiFunction<SessionSummary, Instant, String> text, ObservableValue<Instant> now, String... styleClasses) {
            this.text = text;
            this.now = now;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        protected void updateItem(@Nullable SessionSummary session, boolean empty) {
            super.updateItem(session, empty);
            if (ticking != null) {
                ticking.unsubscribe();
                ticking = null;
            }
            if (session == null || empty) {
                setText(null);
            } else {
                ticking = now.subscribe(moment -> show(text.apply(session, moment)));
            }
        }

        private void show(String shown) {
            if (!shown.equals(getText())) {
                setText(shown);
            }
        }
    }

    /// A lamp, and the client identifier.
    static final class ClientCell extends TableCell<SessionSummary, SessionSummary> {

        private final Region lamp = new Region();
        private final Label name = new Label();
        private final HBox line = new HBox(8, lamp, name);
        private final Function<SessionSummary, String> state;

        ClientCell(Function<SessionSummary, String> state) {
            this.state = state;
            name.getStyleClass().add("mono");
            name.setMinWidth(0);
            line.getStyleClass().add("session-client");
        }

        @Override
        protected void updateItem(@Nullable SessionSummary session, boolean empty) {
            super.updateItem(session, empty);
            if (session == null || empty) {
                setGraphic(null);
                return;
            }
            name.setText(session.clientIdentifier());
            setAccessibleText(session.clientIdentifier() + ", " + state.apply(session));
            lamp.getStyleClass().setAll("lamp", lampOf(session));
            setGraphic(line);
        }

        private static String lampOf(SessionSummary session) {
            return session.link().map(link -> link.isFrozen() ? "warning" : "ok").orElse("off");
        }
    }
}
