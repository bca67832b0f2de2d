package dev.mqttworkbench.app.handshakes;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javafx.geometry.Dimension2D;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.handshakes.LadderLayout.Row;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// A ladder that scrolls: lanes with an arrow for each packet. A click or the arrow keys select a packet. On the JavaFX thread only.
public final class LadderPane extends Region {

    private static final double BAR = 9;
    /// How wide and how high a picture may be, in pixels, and how many pixels it may have: larger ones take gigabytes.
    private static final double LARGEST = 8_000;
    private static final double MOST_PIXELS = 24_000_000;

    /// What it needs to draw, once there are words.
    private record Tools(Words words, ArrowText text, LadderPainter painter) {

        LadderPainter paint(GraphicsContext on, LadderColours with) {
            return new LadderPainter(on, with, text, words);
        }
    }

    /// What is drawn.
    private record Drawn(Flow flow, LadderLayout layout) {}

    private final Canvas canvas = new Canvas();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final LadderColours colours = new LadderColours();
    private Consumer<Optional<Arrow>> told = arrow -> {};
    private @Nullable Tools tools;
    private @Nullable Drawn drawn;
    private Optional<Arrow> selected = Optional.empty();

    /// An empty ladder.
    public LadderPane() {
        getStyleClass().add("ladder");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        down.setOrientation(Orientation.VERTICAL);
        down.setFocusTraversable(false);
        across.setFocusTraversable(false);
        getChildren().add(canvas);
        getChildren().addAll(colours.nodes());
        getChildren().addAll(down, across);
        down.valueProperty().addListener(observed -> paint());
        across.valueProperty().addListener(observed -> paint());
        colours.onChange(this::paint);
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Gives it the reader's words.
    ///
    /// @param onSelected told which packet the reader selects
    void prepare(Words words, FlowText flowText, Consumer<Optional<Arrow>> onSelected) {
        var text = new ArrowText(words, flowText);
        tools = new Tools(words, text, new LadderPainter(canvas.getGraphicsContext2D(), colours, text, words));
        told = onSelected;
    }

    /// Draws a flow as it is now; it stays at its end where it was there.
    void show(Optional<Flow> flow) {
        var atEnd = down.getValue() >= down.getMax() - 1;
        var before = drawn;
        var sameFlow = before != null && flow.filter(each -> before.flow() == each).isPresent();
        var with = tools;
        drawn = with == null ? null : flow.map(each -> new Drawn(each, new LadderLayout(each, with.words(), getWidth() - BAR))).orElse(null);
        layOutBars();
        if (!sameFlow) {
            across.setValue(0);
        }
        if (atEnd || !sameFlow) {
            down.setValue(down.getMax());
        }
        paint();
    }

    /// Marks the packet that the reader looks at.
    void select(Optional<Arrow> arrow) {
        selected = arrow;
        var with = tools;
        if (with != null) {
            setAccessibleText(drawn == null ? with.words().get("handshakes.ladder") : accessible(with, drawn));
        }
        var row = selectedRow();
        if (row >= 0) {
            reveal(row);
        }
        paint();
    }

    private String accessible(Tools with, Drawn shown) {
        return selected.map(arrow -> with.words().get(arrow.isToBroker() ? "handshakes.accessible.toBroker" : "handshakes.accessible.fromBroker",
                        arrow.packet().type(), arrow.client(), with.text().caption(arrow, shown.flow().nanoTime())))
                .orElse(with.words().get("handshakes.ladder"));
    }

    /// How large a picture of a ladder is: of one that is too large it holds the beginning.
    static Dimension2D pictureOf(LadderLayout ladder) {
        var width = Math.min(LARGEST, ladder.width());
        return new Dimension2D(width, Math.min(Math.min(LARGEST, Math.floor(MOST_PIXELS / width)), ladder.height()));
    }

    /// The ladder as a picture, in the colours of the screen, as large as [#pictureOf(LadderLayout)] says.
    ///
    /// @param wanted where everything stands
    Image picture(Flow flow, LadderLayout wanted) {
        var size = pictureOf(wanted);
        var paper = new Canvas(size.getWidth(), size.getHeight());
        Objects.requireNonNull(tools).paint(paper.getGraphicsContext2D(), colours)
                .paint(wanted, flow.nanoTime(), paper.getWidth(), paper.getHeight(), 0, 0, -1);
        return paper.snapshot(null, null);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        down.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        across.resizeRelocate(0, getHeight() - BAR, getWidth() - BAR, BAR);
        show(Optional.ofNullable(drawn).map(Drawn::flow));
    }

    private void layOutBars() {
        var height = drawn == null ? 0 : drawn.layout().height() - getHeight();
        var width = drawn == null ? 0 : drawn.layout().width() - (getWidth() - BAR);
        layOut(down, height, getHeight());
        layOut(across, width, getWidth());
    }

    private static void layOut(ScrollBar bar, double hidden, double seen) {
        bar.setVisible(hidden > 0.5);
        bar.setMax(Math.max(0, hidden));
        bar.setVisibleAmount(hidden <= 0 ? 0 : seen * bar.getMax() / (hidden + seen));
        bar.setBlockIncrement(Math.max(LadderLayout.ROW, seen - LadderLayout.HEAD - LadderLayout.ROW));
        bar.setUnitIncrement(LadderLayout.ROW);
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    }

    private void paint() {
        if (tools != null && drawn != null) {
            tools.painter().paint(drawn.layout(), drawn.flow().nanoTime(), canvas.getWidth(), canvas.getHeight(), across.getValue(), down.getValue(),
                    selectedRow());
        } else {
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        }
    }

    private int selectedRow() {
        if (drawn == null || selected.isEmpty()) {
            return -1;
        }
        var arrow = selected.get();
        var itself = rowWhere(drawn, arrow::equals); // a packet that passed twice is there twice
        return itself >= 0 ? itself : rowWhere(drawn, other -> isSame(other, arrow));
    }

    private static int rowWhere(Drawn shown, Predicate<Arrow> wanted) {
        var rows = shown.layout().rows();
        for (var row = 0; row < rows.size(); row++) {
            if (rows.get(row) instanceof Row.Seen seen && wanted.test(seen.arrow())) {
                return row;
            }
        }
        return -1;
    }

    /// The same packet, whatever has become of it.
    private static boolean isSame(Arrow one, Arrow other) {
        return one.hold() != 0 && one.hold() == other.hold()
                || one.nanoTime() == other.nanoTime() && one.packet() == other.packet();
    }

    // ---- what the reader does ----

    private void onScroll(ScrollEvent event) {
        down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
        across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
        event.consume();
    }

    private void onPressed(MouseEvent event) {
        requestFocus();
        if (drawn != null) {
            var row = drawn.layout().rowAt(event.getY() + down.getValue());
            told.accept(event.getY() < LadderLayout.HEAD ? Optional.empty() : arrowAt(drawn, row));
        }
    }

    private static Optional<Arrow> arrowAt(Drawn shown, int row) {
        var rows = shown.layout().rows();
        return row >= 0 && row < rows.size() && rows.get(row) instanceof Row.Seen seen ? Optional.of(seen.arrow()) : Optional.empty();
    }

    private void onKey(KeyEvent event) {
        var step = switch (event.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            case HOME -> Integer.MIN_VALUE / 2;
            case END -> Integer.MAX_VALUE / 2;
            default -> 0;
        };
        if (step != 0 && drawn != null) {
            move(drawn, step);
            event.consume();
        }
    }

    private void move(Drawn shown, int step) {
        var last = shown.layout().rows().size() - 1;
        var way = Integer.signum(step);
        var row = Math.clamp((long) selectedRow() + step, 0, Math.max(0, last));
        if (Math.abs(step) > 1) {
            way = -way;
        }
        for (; row >= 0 && row <= last; row += way) {
            var arrow = arrowAt(shown, row);
            if (arrow.isPresent()) {
                told.accept(arrow);
                return;
            }
        }
    }

    private void reveal(int row) {
        var top = row * LadderLayout.ROW;
        var room = getHeight() - LadderLayout.HEAD - LadderLayout.ROW;
        if (top < down.getValue()) {
            down.setValue(top);
        } else if (top > down.getValue() + room) {
            down.setValue(Math.min(down.getMax(), top - room));
        }
    }
}
