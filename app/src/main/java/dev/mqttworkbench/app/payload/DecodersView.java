package dev.mqttworkbench.app.payload;

import java.util.Arrays;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The editor of the decoder table.
final class DecodersView extends VBox {

    private final DecodersViewModel model;
    private final Words words;
    private final ObservableList<DecoderRule> rows = FXCollections.observableArrayList();
    private final ListView<DecoderRule> list = new ListView<>(rows);
    private final TextField filter = new TextField();
    private final ComboBox<Decoder> decoder = new ComboBox<>();
    private final ComboBox<TextCharset> charset = new ComboBox<>();
    private final ComboBox<NumberType> number = new ComboBox<>();
    private final CheckBox littleEndian = new CheckBox();
    private final TextField schema = new TextField();
    private final TextField type = new TextField();
    private final Button browse = new Button();
    private final Label tried = new Label();
    private final Button undo = new Button();
    private boolean isTaking;

    DecodersView(DecodersViewModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("decoders");
        getChildren().addAll(title(), list, row(orderButtons()), row(List.of(filter, decoder)), faultLabel(),
                row(List.of(charset, number, littleEndian, schema, browse, type)), row(editButtons()), tried);
        fillList();
        fillFields();
        take(model.choiceProperty().get());
        refresh();
    }

    private Label title() {
        var title = new Label(words.get("decoders.title"));
        title.getStyleClass().add("section-title");
        return title;
    }

    private static HBox row(List<? extends Node> controls) {
        var row = new HBox();
        row.getStyleClass().add("decoders-row");
        row.getChildren().addAll(controls);
        return row;
    }

    private void fillList() {
        list.setId("decoders-list");
        list.setAccessibleText(words.get("decoders.title"));
        list.setPrefHeight(150);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable DecoderRule rule, boolean empty) {
                super.updateItem(rule, empty);
                setText(empty || rule == null ? null : model.title(rule));
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> takeRow(now));
    }

    private void takeRow(@Nullable DecoderRule rule) {
        if (rule != null) {
            model.take(rule);
            take(rule.choice());
        }
    }

    private void fillFields() {
        named(filter, "decoders-filter", "decoders.filter");
        filter.getStyleClass().add("mono");
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox.setHgrow(filter, Priority.ALWAYS);
        choices(decoder, "decoders-decoder", "decoders.decoder", Decoder.values(), each -> DecoderMenu.title(words, each));
        choices(charset, "decoders-charset", "decoders.charset", TextCharset.values(), TextCharset::title);
        choices(number, "decoders-number", "decoders.number", NumberType.values(), NumberType::title);
        littleEndian.setText(words.get("payload.littleEndian"));
        named(littleEndian, "decoders-little-endian", "payload.littleEndian");
        littleEndian.selectedProperty().addListener((observed, before, now) -> changed());
        texts(schema, "decoders-schema", "decoders.schema");
        texts(type, "decoders-type", "decoders.type");
        HBox.setHgrow(schema, Priority.ALWAYS);
        browse.setText(words.get("decoders.browse"));
        named(browse, "decoders-browse", "decoders.browse");
        browse.setOnAction(event -> browse());
        tried.setId("decoders-tried");
        tried.textProperty().bind(model.triedProperty());
        tried.getStyleClass().addAll("mono", "muted");
        tried.setWrapText(true);
        tried.setMinHeight(130);
        tried.setAlignment(Pos.TOP_LEFT);
    }

    private void texts(TextField field, String id, String key) {
        named(field, id, key);
        field.setPromptText(words.get(key));
        field.textProperty().addListener((observed, before, now) -> changed());
    }

    private void named(Control control, String id, String key) {
        control.setId(id);
        control.setAccessibleText(words.get(key));
    }

    private <T> void choices(ComboBox<T> box, String id, String key, T[] values, java.util.function.Function<T, String> title) {
        named(box, id, key);
        box.getItems().setAll(Arrays.asList(values));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The box is not edited");
            }
        });
        box.valueProperty().addListener((observed, before, now) -> changed());
    }

    private Label faultLabel() {
        var fault = new Label();
        fault.setId("decoders-fault");
        fault.getStyleClass().addAll("sentence", "error");
        fault.textProperty().bind(model.faultProperty());
        fault.managedProperty().bind(model.faultProperty().isNotEmpty());
        return fault;
    }

    private List<Button> orderButtons() {
        undo.setText(words.get("decoders.undo"));
        undo.setId("decoders-undo");
        undo.setOnAction(event -> act(model::undo));
        var index = list.getSelectionModel().selectedIndexProperty();
        var up = button("decoders-up", "decoders.up", () -> select(model.move(selected(), -1)));
        up.disableProperty().bind(index.lessThan(1));
        var down = button("decoders-down", "decoders.down", () -> select(model.move(selected(), 1)));
        down.disableProperty().bind(index.isEqualTo(-1).or(index.greaterThanOrEqualTo(Bindings.size(rows).subtract(1))));
        var remove = button("decoders-remove", "decoders.remove", () -> act(() -> model.remove(selected())));
        remove.disableProperty().bind(index.isEqualTo(-1));
        return List.of(up, down, remove, undo);
    }

    private List<Button> editButtons() {
        var add = button("decoders-add", "decoders.add", () -> act(model::add));
        add.getStyleClass().add("accent");
        var change = button("decoders-change", "decoders.change", () -> act(() -> model.change(selected())));
        add.disableProperty().bind(model.faultProperty().isNotEmpty());
        change.disableProperty().bind(model.faultProperty().isNotEmpty().or(list.getSelectionModel().selectedIndexProperty().isEqualTo(-1)));
        return List.of(add, change);
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button(words.get(key));
        named(button, id, key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private int selected() {
        return list.getSelectionModel().getSelectedIndex();
    }

    private void select(int index) {
        refresh();
        list.getSelectionModel().clearAndSelect(index);
    }

    private void act(Runnable change) {
        change.run();
        refresh();
    }

    private void refresh() {
        rows.setAll(model.rules());
        undo.setDisable(!model.canUndo());
    }

    private void take(DecoderChoice choice) {
        isTaking = true;
        decoder.setValue(choice.decoder());
        charset.setValue(choice.charset());
        number.setValue(choice.number());
        littleEndian.setSelected(choice.littleEndian());
        schema.setText(choice.schema());
        type.setText(choice.type());
        isTaking = false;
        changed();
    }

    private void changed() {
        if (isTaking) {
            return;
        }
        var kind = decoder.getValue();
        model.choiceProperty().set(new DecoderChoice(kind, charset.getValue(), number.getValue(), littleEndian.isSelected(), schema.getText(), type.getText()));
        show(kind == Decoder.TEXT, charset);
        show(kind == Decoder.NUMBERS, number, littleEndian);
        show(kind == Decoder.PROTOBUF || kind == Decoder.AVRO, schema, browse);
        show(kind == Decoder.PROTOBUF, type);
    }

    private static void show(boolean isShown, Node... nodes) {
        for (var node : nodes) {
            Visibility.setShown(node, isShown);
        }
    }

    private void browse() {
        var chooser = new FileChooser();
        chooser.setTitle(words.get("decoders.schema"));
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            schema.setText(file.getPath());
        }
    }
}
