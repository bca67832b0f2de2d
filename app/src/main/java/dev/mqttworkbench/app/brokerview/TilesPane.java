package dev.mqttworkbench.app.brokerview;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.SparkLine;

/// Tiles side by side, in as many rows as they need. On the JavaFX thread only.
public final class TilesPane extends TilePane {

    private static final double NARROWEST = 136;
    private static final int MANY = 8;
    private static final int SOME = 4;
    private static final int FEW = 3;

    private final List<TileNode> nodes = new ArrayList<>();
    private List<String> shown = List.of();

    /// No tiles yet.
    public TilesPane() {
        getStyleClass().add("tiles");
        prefTileWidthProperty().bind(widthProperty().map(width -> Math.floor(width.doubleValue() / columns(width.doubleValue()))));
    }

    /// Full rows where there is room for them.
    private static int columns(double width) {
        return width >= MANY * NARROWEST ? MANY : width >= SOME * NARROWEST ? SOME : FEW;
    }

    /// Shows these tiles; those that are there already keep their nodes.
    void show(List<Tile> tiles) {
        var identifiers = tiles.stream().map(Tile::id).toList();
        if (!identifiers.equals(shown)) {
            shown = identifiers;
            nodes.clear();
            tiles.forEach(tile -> nodes.add(new TileNode(tile.id())));
            getChildren().setAll(nodes);
        }
        for (var i = 0; i < tiles.size(); i++) {
            nodes.get(i).show(tiles.get(i));
        }
    }

    /// One tile.
    private static final class TileNode extends VBox {

        private final Label title = new Label();
        private final Label value = new Label();
        private final Label note = new Label();
        private final SparkLine spark = new SparkLine();

        TileNode(String id) {
            setId(id);
            getStyleClass().add("tile");
            setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            title.getStyleClass().addAll("muted", "small");
            value.setId(id + "-value");
            value.getStyleClass().add("tile-value");
            value.setMaxWidth(Double.MAX_VALUE);
            note.getStyleClass().addAll("muted", "small");
            note.setMaxWidth(Double.MAX_VALUE);
            spark.getStyleClass().add("tile-spark");
            HBox.setHgrow(note, Priority.ALWAYS);
            getChildren().addAll(title, value, spark, note);
        }

        void show(Tile tile) {
            title.setText(tile.title());
            value.setText(tile.value());
            note.setText(tile.note());
            spark.show(tile.spark());
            value.getStyleClass().remove("warning");
            if (tile.isAlarming()) {
                value.getStyleClass().add("warning");
            }
            setAccessibleText(tile.title() + ": " + tile.value() + " " + tile.note());
        }
    }
}
