package dev.mqttworkbench.app.payload;

import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// The lines of a payload, or in their place how it differs from another one while the reader wants that. On the JavaFX thread
/// only.
final class PayloadBody extends StackPane {

    private final PayloadLines lines;
    private Decoded decoded = Decoded.NOTHING;
    private Consumer<Sought> shown = ignored -> {};
    private final ToggleButton changes = new ToggleButton();
    private @Nullable DiffView difference;
    private Optional<Compared> older = Optional.empty();

    // What the difference shows.
    private Optional<Compared> shownOlder = Optional.empty();
    private Payload shownNewer = Payload.EMPTY;
    private Optional<DecoderChoice> shownChoice = Optional.empty();

    PayloadBody(PayloadLines lines) {
        this.lines = lines;
        getStyleClass().add("payload-body");
        getChildren().add(lines);
        setMinHeight(0);
        changes.setId("payload-changes");
        changes.getStyleClass().add("small");
        changes.setMinWidth(USE_PREF_SIZE);
        changes.setVisible(false);
    }

    /// Answers the button that turns the differences on; it has been on before where `wanted` is.
    ToggleButton offerChanges(DiffView view, BooleanProperty wanted) {
        difference = view;
        getChildren().add(view);
        view.onShown(this::tellShown);
        changes.selectedProperty().bindBidirectional(wanted);
        showWhatIsWanted();
        return changes;
    }

    /// What the payload may be compared with.
    void setOlder(Optional<Compared> another) {
        older = another;
    }

    /// Shows the differences where they are wanted.
    void compare(String topic, Payload newer, DecoderChoice choice) {
        changes.setVisible(difference != null && older.isPresent());
        older.ifPresent(each -> changes.setText(each.title()));
        showWhatIsWanted();
        var view = difference;
        if (view != null && isComparing() && !(shownOlder.equals(older) && shownNewer == newer && shownChoice.equals(Optional.of(choice)))) {
            shownOlder = older;
            shownNewer = newer;
            shownChoice = Optional.of(choice);
            older.ifPresent(each -> view.show(topic, each.payload(), newer, choice));
        }
    }

    /// Shows another payload.
    void show(Decoded another) {
        decoded = another;
        lines.show(another);
        tellShown();
    }

    /// Who searches hears in what, and again whenever that is something else.
    void onShown(Consumer<Sought> listener) {
        shown = listener;
    }

    private void tellShown() {
        var view = difference;
        shown.accept(view != null && isComparing() ? view.sought() : decoded::find);
    }

    /// Goes to a line of what is shown.
    void reveal(int line) {
        var view = difference;
        if (view != null && isComparing()) {
            view.reveal(line);
        } else {
            lines.reveal(line);
        }
    }

    /// Puts the focus into what is shown.
    void focusLines() {
        var view = difference;
        if (view != null && isComparing()) {
            view.focusLines();
        } else {
            lines.requestFocus();
        }
    }

    private boolean isComparing() {
        return changes.isSelected() && older.isPresent();
    }

    private void showWhatIsWanted() {
        var view = difference;
        if (view != null) {
            view.setVisible(isComparing());
            lines.setVisible(!isComparing());
            tellShown();
        }
    }
}
