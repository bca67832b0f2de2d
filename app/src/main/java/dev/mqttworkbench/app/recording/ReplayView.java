package dev.mqttworkbench.app.recording;

import java.util.Optional;
import java.util.function.Function;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.util.StringConverter;

import dev.mqttworkbench.app.workbench.Words;

/// The bar below a recording that replays it.
final class ReplayView {

    private final ReplayViewModel model;
    private final Words words;

    @FXML private ComboBox<ReplayTarget> target;
    @FXML private ComboBox<ReplaySpeed> speed;
    @FXML private CheckBox withSent;
    @FXML private Button toggle;
    @FXML private Button step;
    @FXML private Button stop;
    @FXML private ProgressBar progress;
    @FXML private Label sentence;

    ReplayView(ReplayViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        fillTargets();
        target.setOnShowing(event -> fillTargets());
        target.valueProperty().addListener((observed, before, now) -> Optional.ofNullable(now).ifPresent(to -> model.targetProperty().set(Optional.of(to))));
        speed.getItems().setAll(ReplayViewModel.SPEEDS);
        speed.setConverter(names(each -> each.name(words)));
        speed.valueProperty().bindBidirectional(model.speedProperty());
        withSent.selectedProperty().bindBidirectional(model.withSentProperty());
        progress.progressProperty().bind(model.progressProperty());
        model.stateProperty().subscribe(this::show);
        model.sentenceProperty().subscribe(this::say);
        model.failureProperty().subscribe(this::say);
    }

    private void fillTargets() {
        target.getItems().setAll(model.targets());
        target.setValue(model.targetProperty().get().filter(target.getItems()::contains).orElseGet(() -> target.getItems().isEmpty() ? null : target.getItems().getFirst()));
    }

    private static <T> StringConverter<T> names(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return Optional.ofNullable(value).map(name).orElse("");
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Nobody writes here");
            }
        };
    }

    private void show(ReplayViewModel.State state) {
        var isIdle = state == ReplayViewModel.State.IDLE;
        var key = switch (state) {
            case IDLE -> "replay.start";
            case RUNNING -> "replay.pause";
            case WAITING -> "replay.resume";
        };
        toggle.setText(words.get(key));
        stop.setDisable(isIdle);
        target.setDisable(!isIdle);
        withSent.setDisable(!isIdle);
    }

    private void say(String ignored) {
        var failure = model.failureProperty().get();
        sentence.setText(failure.isEmpty() ? model.sentenceProperty().get() : failure);
        sentence.getStyleClass().remove("error");
        if (!failure.isEmpty()) {
            sentence.getStyleClass().add("error");
        }
    }

    @FXML
    private void toggle() {
        model.toggle();
    }

    @FXML
    private void step() {
        model.step();
    }

    @FXML
    private void stop() {
        model.stop();
    }
}
