package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.trace.PacketBytes;
import org.jspecify.annotations.Nullable;

/// The bytes of a packet, some at a time, and the bits of the byte that a field is about. On the JavaFX thread only.
final class AnatomyBytes extends VBox {

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final int PAGE = 256;
    private static final double EDGES = 30; // what is beside the bytes in a row, in pixels

    private final Consumer<FieldRow> chosen;
    private final FlowPane bytes = new FlowPane(3, 3);
    private final HBox bits = new HBox(3);
    private final Label place = new Label();
    private final Button before = new Button("‹");
    private final Button behind = new Button("›");
    private final HBox pages = new HBox(4, before, place, behind);
    private List<FieldRow> rows = List.of();
    private @Nullable PacketBytes packet;
    private @Nullable Words words;
    private int from;
    private Optional<FieldRow> marked = Optional.empty();

    /// @param chosen told which field a byte or a bit belongs to that somebody clicks
    AnatomyBytes(Consumer<FieldRow> chosen) {
        this.chosen = chosen;
        getStyleClass().add("anatomy-parts");
        bytes.getStyleClass().add("anatomy-bytes");
        bits.getStyleClass().add("anatomy-bits");
        bits.setId("anatomy-bits");
        pages.getStyleClass().add("anatomy-pages");
        place.getStyleClass().addAll("muted", "secondary");
        before.setId("anatomy-before");
        behind.setId("anatomy-behind");
        before.getStyleClass().add("flat");
        behind.getStyleClass().add("flat");
        before.setOnAction(event -> turnTo(from - PAGE));
        behind.setOnAction(event -> turnTo(from + PAGE));
        var scroll = new ScrollPane(bytes);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(USE_PREF_SIZE);
        bytes.prefWrapLengthProperty().bind(scroll.widthProperty().subtract(EDGES)); // as many rows as there are is how high it wants to be
        scroll.getStyleClass().add("anatomy-scroll");
        getChildren().addAll(scroll, pages, bits);
    }

    void show(PacketBytes shown, List<FieldRow> fields, Words said) {
        packet = shown;
        rows = fields;
        words = said;
        marked = Optional.empty();
        before.setAccessibleText(said.get("handshakes.anatomy.before"));
        behind.setAccessibleText(said.get("handshakes.anatomy.behind"));
        turnTo(0);
    }

    /// Marks the bytes and bits of a field, and shows the first of them where none of them is shown.
    void mark(Optional<FieldRow> row) {
        marked = row;
        var first = row.filter(each -> each.field().end() <= from || each.field().offset() >= from + PAGE)
                .map(each -> each.field().offset() / PAGE * PAGE).orElse(from);
        if (first == from) {
            paint();
        } else {
            turnTo(first);
        }
    }

    private void turnTo(int first) {
        if (packet == null || words == null) {
            return;
        }
        from = Math.clamp(first, 0, Math.max(0, (packet.size() - 1) / PAGE * PAGE));
        var end = Math.min(packet.size(), from + PAGE);
        var labels = new ArrayList<Label>();
        for (var at = from; at < end; at++) {
            labels.add(byteLabel(packet.at(at), at));
        }
        bytes.getChildren().setAll(labels);
        place.setText(words.get("handshakes.anatomy.place", from + 1, end, packet.size()));
        before.setDisable(from == 0);
        behind.setDisable(end == packet.size());
        Visibility.setShown(pages, packet.size() > PAGE);
        paint();
    }

    private Label byteLabel(int value, int at) {
        var label = new Label(FieldRow.isSecret(rows, at) ? "••" : String.format(Locale.ROOT, "%02X", value));
        label.getStyleClass().addAll("mono", "anatomy-byte");
        rows.stream().filter(row -> row.depth() == 0 && row.has(at)).findFirst().ifPresent(row -> label.getStyleClass().add("anatomy-" + (row.colour() + 1)));
        label.setOnMouseClicked(event -> FieldRow.ofByte(rows, at).ifPresent(chosen));
        return label;
    }

    private void paint() {
        for (var index = 0; index < bytes.getChildren().size(); index++) {
            var at = from + index;
            bytes.getChildren().get(index).pseudoClassStateChanged(MARKED, marked.filter(row -> row.has(at)).isPresent());
        }
        var at = marked.filter(row -> row.field().length() == 1).map(row -> row.field().offset()).filter(each -> FieldRow.hasBits(rows, each));
        bits.getChildren().clear();
        at.ifPresent(this::showBits);
        Visibility.setShown(bits, at.isPresent());
    }

    private void showBits(int at) {
        var value = Objects.requireNonNull(packet).at(at);
        for (var bit = 7; bit >= 0; bit--) {
            var mask = 1 << bit;
            var label = new Label((value & mask) == 0 ? "0" : "1");
            label.setId("anatomy-bit-" + bit);
            label.getStyleClass().addAll("mono", "anatomy-byte");
            label.pseudoClassStateChanged(MARKED, marked.filter(row -> (row.field().bits() & mask) != 0).isPresent());
            FieldRow.ofBit(rows, at, mask).ifPresent(row -> {
                label.getStyleClass().add("anatomy-" + (row.colour() + 1));
                label.setAccessibleText(row.field().name() + ": " + row.field().value());
                label.setOnMouseClicked(event -> chosen.accept(row));
            });
            bits.getChildren().add(label);
        }
    }
}
