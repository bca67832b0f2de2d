package dev.mqttworkbench.app.topics;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

import dev.mqttworkbench.app.fx.SparkLine;
import org.jspecify.annotations.Nullable;

/// A row of the tree on the screen. It asks its row for texts when it is painted, not when messages come.
final class TopicCell extends ListCell<TopicRow> {

    private static final double INDENT = 16;
    private static final double GAP = 8;
    private static final double SIDE = 10;
    private static final int COLUMNS = 160;
    private static final long GLOW = 1_500_000_000L;
    private static final PseudoClass ROOT = PseudoClass.getPseudoClass("first-level");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final String FOLDED = "M3 1.5l4 3.5l-4 3.5z";
    private static final String OPEN = "M1.5 3l7 0l-3.5 4z";

    private final TopicsViewModel model;
    private final Line line = new Line();
    private final Holder holder = new Holder(line);
    private @Nullable TopicRow row;
    private long sparkSecond = -1;

    TopicCell(TopicsViewModel model) {
        this.model = model;
        getStyleClass().add("topic-cell");
    }

    @Override
    protected void updateItem(@Nullable TopicRow item, boolean empty) {
        super.updateItem(item, empty);
        row = empty ? null : item;
        sparkSecond = -1;
        if (row == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            setGraphic(holder);
            setAccessibleText(row.label());
            line.arrange(row);
            paint(model.paintProperty().get());
        }
    }

    /// Shows how the row is at this moment.
    void paint(long now) {
        var shown = row;
        if (shown != null) {
            line.paint(shown, now);
        }
    }

    /// Keeps it to itself that a text in the line changed: the list would lay out all its rows anew, ten times a second.
    private static final class Holder extends Region {

        private final Line line;

        private Holder(Line line) {
            this.line = line;
            line.setManaged(false);
            getChildren().add(line);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void layoutChildren() {
            line.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    /// Name, badge and value from the left; activity, rate and count in columns at the right.
    private final class Line extends Region {

        private final Region glow = new Region();
        private final SVGPath arrow = new SVGPath();
        private final Region arrowArea = new Region();
        private final Label name = new Label();
        private final Label badge = new Label("R");
        private final Label detail = new Label();
        private final SparkLine spark = new SparkLine();
        private final Label rate = new Label();
        private final Label count = new Label();

        // The list may change its width without changing that of its cells.
        private double listWidth;

        private Line() {
            glow.getStyleClass().add("topic-glow");
            arrow.getStyleClass().add("topic-arrow");
            name.getStyleClass().add("topic-name");
            name.setMinWidth(0);
            badge.getStyleClass().addAll("badge", "narrow", "retained");
            detail.getStyleClass().addAll("mono", "muted", "topic-detail");
            detail.setMinWidth(0);
            rate.getStyleClass().add("topic-rate");
            count.getStyleClass().add("topic-count");
            rate.setAlignment(Pos.CENTER_RIGHT);
            count.setAlignment(Pos.CENTER_RIGHT);
            arrowArea.addEventHandler(MouseEvent.MOUSE_PRESSED, this::fold);
            glow.setMouseTransparent(true);
            arrow.setMouseTransparent(true);
            getChildren().addAll(glow, name, badge, detail, spark, rate, count, arrowArea, arrow);
        }

        private void fold(MouseEvent event) {
            var shown = row;
            if (shown != null && event.isPrimaryButtonDown()) {
                model.toggle(shown);
                event.consume();
            }
        }

        private void arrange(TopicRow shown) {
            name.setText(shown.label());
            arrow.setVisible(!shown.node().isLeaf());
            arrowArea.setVisible(arrow.isVisible());
            arrow.setContent(shown.isFolded() ? FOLDED : OPEN);
            TopicCell.this.pseudoClassStateChanged(ROOT, shown.depth() == 0);
            requestLayout();
        }

        private void paint(TopicRow shown, long now) {
            if (listWidth != getListView().getWidth()) {
                requestLayout();
            }
            TopicCell.this.pseudoClassStateChanged(LIT, model.isLit(shown));
            TopicCell.this.pseudoClassStateChanged(DIM, model.isDim(shown));
            var standing = model.standing(shown, now);
            detail.setText(model.detail(shown, standing, COLUMNS));
            if (badge.isVisible() != standing.isRetained()) {
                badge.setVisible(standing.isRetained());
                requestLayout();
            }
            rate.setText(model.rowWords().rate(standing.rate()));
            count.setText(model.rowWords().count(standing));
            glow.setOpacity(glowAt(shown, standing, now));
            var second = SeenTopics.secondOf(now);
            if (second != sparkSecond) {
                sparkSecond = second;
                spark.show(shown.node().history(second));
            }
            layout(); // at once: what the line asks for does not reach the list
        }

        private double glowAt(TopicRow shown, Standing standing, long now) {
            if (standing.latest().isEmpty() && !shown.isFolded() || standing.lastActive() == 0) { // a folded row glows for what is folded away
                return 0;
            }
            var left = 1 - (now - standing.lastActive()) / (double) GLOW;
            return Math.round(10 * Math.clamp(left, 0, 1)) / 10.0;
        }

        @Override
        protected void layoutChildren() {
            listWidth = getListView().getWidth();
            var columns = new TopicColumns(listWidth - TopicColumns.SIDES);
            var height = getHeight();
            var left = row == null ? 0 : 20 + row.depth() * INDENT;
            glow.resizeRelocate(-SIDE, 0, getWidth() + 2 * SIDE, height);
            arrow.relocate(left - 14, Math.round(height / 2 - 3));
            arrowArea.resizeRelocate(left - 20, 0, 22, height);
            var end = columns.activity() - GAP;
            badge.autosize();
            var badgeRoom = badge.isVisible() ? GAP + badge.getWidth() : 0;
            var x = place(name, left + 4, end - badgeRoom);
            badge.relocate(x + GAP, Math.round((height - badge.getHeight()) / 2));
            place(detail, x + badgeRoom + GAP, end);
            spark.setVisible(columns.hasActivity());
            rate.setVisible(columns.hasRate());
            spark.resizeRelocate(columns.activity(), 6, TopicColumns.ACTIVITY, height - 12);
            rate.resizeRelocate(columns.rate(), 0, TopicColumns.RATE, height);
            count.resizeRelocate(columns.count(), 0, TopicColumns.COUNT, height);
        }

        private double place(Label label, double x, double end) {
            var width = Math.max(0, Math.min(Math.ceil(label.prefWidth(-1)), end - x));
            label.resizeRelocate(x, 0, width, getHeight());
            return x + width;
        }
    }
}
