package dev.mqttworkbench.app.handshakes;

import java.util.stream.Collectors;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import dev.mqttworkbench.app.handshakes.LadderColours.Ink;
import dev.mqttworkbench.app.handshakes.LadderLayout.Row;
import dev.mqttworkbench.app.workbench.Words;

/// Draws the part of a ladder that is seen, and nothing else: a flow may have any number of packets.
final class LadderPainter {

    private static final Font NAME = Font.font("Inter Semi Bold", 13);
    private static final Font CAPTION = Font.font("Inter", 11);
    private static final double HEAD_WIDTH = 160;
    private static final double HEAD_HEIGHT = 40;
    private static final double GAP = 7;
    private static final double PILL_HEIGHT = 30;
    private static final double CHIP_HEIGHT = 22;
    private static final double TIP = 8;

    private final GraphicsContext graphics;
    private final LadderColours colours;
    private final ArrowText text;
    private final Words words;

    LadderPainter(GraphicsContext graphics, LadderColours colours, ArrowText text, Words words) {
        this.graphics = graphics;
        this.colours = colours;
        this.text = text;
        this.words = words;
    }

    /// Draws.
    ///
    /// @param left how far it is scrolled to the right
    /// @param top how far it is scrolled down
    /// @param selected the row that is selected, -1 for none
    void paint(LadderLayout layout, long since, double width, double height, double left, double top, int selected) {
        graphics.setFill(colours.of(Ink.GROUND));
        graphics.fillRect(0, 0, width, height);
        graphics.save();
        graphics.translate(-left, 0);
        var first = Math.max(0, layout.rowAt(LadderLayout.HEAD + top));
        var last = Math.min(layout.rows().size() - 1, layout.rowAt(top + height));
        graphics.save();
        graphics.beginPath();
        graphics.rect(left, LadderLayout.HEAD - 16, width, height);
        graphics.clip();
        paintLanes(layout, left, width, height, top);
        graphics.translate(0, -top);
        for (var row = first; row <= last; row++) {
            paintRow(layout, row, since, left, width, row == selected);
        }
        if (layout.holdingsY() - top < height + CHIP_HEIGHT) {
            paintHoldings(layout, left, width);
        }
        graphics.restore();
        paintHeads(layout, left, width);
        graphics.restore();
    }

    private void paintLanes(LadderLayout layout, double left, double width, double height, double top) {
        graphics.setStroke(colours.of(Ink.LINE));
        graphics.setLineWidth(1.5);
        graphics.setLineDashes();
        var bottom = Math.min(height, layout.height() - top);
        for (var lane : layout.lanes()) {
            if (lane.x() >= left && lane.x() <= left + width) {
                graphics.strokeLine(lane.x(), 0, lane.x(), bottom);
            }
        }
    }

    private void paintHoldings(LadderLayout layout, double left, double width) {
        var y = layout.holdingsY();
        for (var lane : layout.lanes()) {
            if (lane.x() + HEAD_WIDTH / 2 < left || lane.x() - HEAD_WIDTH / 2 > left + width) {
                continue;
            }
            var kept = lane.holds().get();
            if (!kept.keeps().isEmpty()) {
                var said = fit(kept.keeps(), CAPTION, HEAD_WIDTH - 16);
                var half = measure(said, CAPTION) / 2 + 8;
                graphics.setFill(colours.of(Ink.RAISED));
                graphics.fillRoundRect(lane.x() - half, y - CHIP_HEIGHT / 2, 2 * half, CHIP_HEIGHT, 8, 8);
                graphics.setStroke(kept.qos().map(colours::of).orElseGet(() -> colours.of(Ink.LINE)));
                graphics.setLineWidth(1);
                graphics.setLineDashes();
                graphics.strokeRoundRect(lane.x() - half + 0.5, y - CHIP_HEIGHT / 2 + 0.5, 2 * half - 1, CHIP_HEIGHT - 1, 8, 8);
                write(said, CAPTION, kept.qos().isPresent() ? Ink.TEXT : Ink.MUTED, lane.x(), y, HEAD_WIDTH - 16);
            }
        }
    }

    private void paintHeads(LadderLayout layout, double left, double width) {
        for (var lane : layout.lanes()) {
            if (lane.x() + HEAD_WIDTH / 2 < left || lane.x() - HEAD_WIDTH / 2 > left + width) {
                continue;
            }
            var x = lane.x() - HEAD_WIDTH / 2;
            graphics.setFill(colours.of(Ink.RAISED));
            graphics.fillRoundRect(x, 16, HEAD_WIDTH, HEAD_HEIGHT, 12, 12);
            graphics.setStroke(colours.of(Ink.LINE));
            graphics.setLineDashes();
            graphics.setLineWidth(1);
            graphics.strokeRoundRect(x + 0.5, 16.5, HEAD_WIDTH - 1, HEAD_HEIGHT - 1, 12, 12);
            write(lane.name(), NAME, Ink.TEXT, lane.x(), 29, HEAD_WIDTH - 12);
            write(lane.role(), CAPTION, Ink.MUTED, lane.x(), 45, HEAD_WIDTH - 12);
        }
    }

    private void paintRow(LadderLayout layout, int row, long since, double left, double width, boolean isSelected) {
        var y = LadderLayout.y(row);
        if (isSelected) {
            graphics.setFill(colours.of(Ink.SELECTED));
            graphics.fillRoundRect(left + 8, y - 30, width - 16, LadderLayout.ROW - 2, 8, 8);
        }
        switch (layout.rows().get(row)) {
            case Row.Seen seen -> paintSeen(layout, seen, y, since);
            case Row.Coming coming -> {
                graphics.setGlobalAlpha(0.5);
                var middle = (coming.from() + coming.to()) / 2;
                arrow(coming.from(), coming.to(), y, colours.of(coming.expected().qos()), true);
                write(coming.expected().type().toString(), NAME, Ink.MUTED, middle, y - 13, layout.spacing() - 24);
                write(text.caption(coming.expected()), CAPTION, Ink.MUTED, middle, y + 11, layout.spacing() - 24);
                graphics.setGlobalAlpha(1);
            }
            case Row.Between between -> {
                graphics.setStroke(colours.of(Ink.STRONG));
                graphics.setLineWidth(1);
                graphics.setLineDashes(4, 4);
                graphics.strokeLine(layout.lanes().getFirst().x() - HEAD_WIDTH / 2, y, layout.lanes().getLast().x() + HEAD_WIDTH / 2, y);
                graphics.setLineDashes();
                var events = between.events().stream().map(event -> words.get("handshakes.interruption." + event)).collect(Collectors.joining(" · "));
                var room = layout.lanes().getLast().x() - layout.lanes().getFirst().x() + HEAD_WIDTH;
                var said = fit(words.get("handshakes.interrupted", between.client(), events), CAPTION, room);
                write(said, CAPTION, Ink.MUTED, layout.lanes().getFirst().x() - HEAD_WIDTH / 2 + measure(said, CAPTION) / 2, y - 10, room);
            }
        }
    }

    private void paintSeen(LadderLayout layout, Row.Seen seen, double y, long since) {
        var arrow = seen.arrow();
        var middle = (seen.from() + seen.to()) / 2;
        var room = Math.max(layout.spacing(), Math.abs(seen.to() - seen.from())) - 24;
        switch (arrow.fate()) {
            case PASSED, MISSED -> {
                arrow(seen.from(), seen.to(), y, colours.of(seen.qos()), arrow.fate() == Arrow.Fate.MISSED);
                write(arrow.packet().type().toString(), NAME, Ink.TEXT, middle, y - 13, room);
                write(text.caption(arrow, since), CAPTION, Ink.MUTED, middle, y + 11, room);
            }
            case HELD, DELAYED -> paintHeld(layout, seen, y);
            case DROPPED, LOST, ENDED -> {
                var end = layout.gateX(seen) == seen.to() ? seen.from() + (seen.to() - seen.from()) * 0.5 : seen.from() + (seen.to() - seen.from()) * 0.25;
                line(seen.from() + Math.signum(end - seen.from()) * GAP, end, y, colours.of(Ink.ERROR), false);
                cross(end, y);
                write(arrow.packet().type().toString(), NAME, Ink.TEXT, middle, y - 13, room);
                write(text.caption(arrow, since), CAPTION, Ink.MUTED, middle, y + 11, room);
            }
        }
    }

    /// The packet stands at the gate: it has come that far, or has not left.
    private void paintHeld(LadderLayout layout, Row.Seen seen, double y) {
        var said = words.get("handshakes.heldHere", seen.arrow().packet().type());
        var half = Math.min(layout.spacing() * 0.46, measure(said, CAPTION) / 2 + 16);
        var gate = layout.gateX(seen);
        if (gate == seen.to()) {
            var way = Math.signum(gate - seen.from());
            line(seen.from() + way * GAP, gate - way * half, y, colours.of(seen.qos()), false);
        } else {
            graphics.setGlobalAlpha(0.5);
            arrow(gate + Math.signum(seen.to() - gate) * half, seen.to(), y, colours.of(seen.qos()), true);
            graphics.setGlobalAlpha(1);
        }
        graphics.setFill(colours.of(Ink.GROUND));
        graphics.fillRoundRect(gate - half, y - PILL_HEIGHT / 2, 2 * half, PILL_HEIGHT, 10, 10);
        graphics.setStroke(colours.of(Ink.ACCENT));
        graphics.setLineWidth(1.5);
        graphics.setLineDashes(5, 3);
        graphics.strokeRoundRect(gate - half, y - PILL_HEIGHT / 2, 2 * half, PILL_HEIGHT, 10, 10);
        graphics.setLineDashes();
        write(said, CAPTION, Ink.ACCENT, gate, y, 2 * half - 8);
    }

    private void arrow(double from, double to, double y, Paint colour, boolean dashed) {
        var way = Math.signum(to - from);
        line(from + way * GAP, to - way * (GAP + TIP - 1), y, colour, dashed);
        graphics.setFill(colour);
        var tip = to - way * GAP;
        graphics.fillPolygon(new double[] {tip, tip - way * TIP, tip - way * TIP}, new double[] {y, y - 4, y + 4}, 3);
    }

    private void line(double from, double to, double y, Paint colour, boolean dashed) {
        graphics.setStroke(colour);
        graphics.setLineWidth(2);
        graphics.setLineDashes(dashed ? new double[] {6, 4} : new double[0]);
        graphics.strokeLine(from, y, to, y);
        graphics.setLineDashes();
    }

    private void cross(double x, double y) {
        graphics.setStroke(colours.of(Ink.ERROR));
        graphics.setLineWidth(2);
        graphics.strokeLine(x - 5, y - 5, x + 5, y + 5);
        graphics.strokeLine(x - 5, y + 5, x + 5, y - 5);
    }

    private void write(String said, Font font, Ink ink, double x, double y, double room) {
        graphics.setFont(font);
        graphics.setFill(colours.of(ink));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(fit(said, font, room), x, y);
    }

    /// The text, or its beginning with a mark where there is no room for all of it.
    private static String fit(String said, Font font, double room) {
        if (measure(said, font) <= room) {
            return said;
        }
        var length = Math.min(said.length(), (int) (room / 4));
        while (length > 1 && measure(said.substring(0, length) + "…", font) > room) {
            length--;
        }
        return said.substring(0, length) + "…";
    }

    private static double measure(String said, Font font) {
        var text = new Text(said);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
