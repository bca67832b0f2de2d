package dev.mqttworkbench.app.payload;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;

/// The bar that searches in a payload, hidden until somebody wants it. Searches in the background. On the JavaFX thread only.
final class PayloadSearch extends HBox {

    private static final int MOST = 9_999;

    private final TextField field = new TextField();
    private final Label place = new Label();
    private final Words words;
    private final Tasks tasks;
    private final IntConsumer go;
    private final Runnable closed;
    private Sought sought = Sought.NOTHING;
    private int[] found = new int[0];
    private int at;
    private int asked;

    /// @param go is told the line of a place
    /// @param closed is told when the reader closes the bar
    PayloadSearch(Words words, Tasks tasks, IntConsumer go, Runnable closed) {
        this.words = words;
        this.tasks = tasks;
        this.go = go;
        this.closed = closed;
        getStyleClass().add("payload-search");
        field.setId("payload-search");
        field.setPromptText(words.get("payload.search"));
        field.setAccessibleText(words.get("payload.search"));
        setHgrow(field, Priority.ALWAYS);
        place.setId("payload-search-place");
        place.getStyleClass().addAll("muted", "secondary");
        place.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(field, place,
                button("payload-search-previous", "‹", words.get("payload.search.previous"), () -> step(-1)),
                button("payload-search-next", "›", words.get("payload.search.next"), () -> step(1)),
                button("payload-search-close", "×", words.get("payload.search.close"), this::close));
        field.textProperty().addListener((observed, before, now) -> search(true));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setShown(false);
    }

    private static Button button(String id, String sign, String accessible, Runnable action) {
        var button = new Button(sign);
        button.setId(id);
        button.setAccessibleText(accessible);
        button.getStyleClass().addAll("flat", "small");
        button.setOnAction(event -> action.run());
        return button;
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            step(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    void open() {
        setShown(true);
        field.requestFocus();
        field.selectAll();
    }

    private void close() {
        setShown(false);
        closed.run();
    }

    private void setShown(boolean isShown) {
        setVisible(isShown);
        setManaged(isShown);
    }

    /// Searches in another payload from now on, and leaves the list where it is.
    void in(Sought shown) {
        sought = shown;
        if (isVisible()) {
            search(false);
        }
    }

    private void search(boolean goes) {
        var number = ++asked;
        var wanted = field.getText();
        var where = sought;
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> where.find(wanted, MOST), tasks.background()), lines -> {
            if (number == asked) {
                found = lines;
                at = goes ? 0 : Math.min(at, Math.max(0, lines.length - 1));
                tell(goes);
            }
        }, failure -> {
            throw new IllegalStateException("The search failed", failure);
        });
    }

    private void step(int by) {
        if (found.length > 0) {
            at = Math.floorMod(at + by, found.length);
            tell(true);
        }
    }

    private void tell(boolean goes) {
        place.setText(field.getText().isEmpty() ? "" : found.length == 0 ? words.get("payload.search.none")
                : words.get("payload.search.place", at + 1, found.length == MOST ? MOST + "+" : Integer.toString(found.length)));
        if (goes && found.length > 0) {
            go.accept(found[at]);
        }
    }
}
