package dev.mqttworkbench.app.handshakes;

import java.util.Locale;
import java.util.stream.Collectors;

import dev.mqttworkbench.app.handshakes.LadderLayout.Row;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;

/// A ladder as a picture in lines, on white paper.
final class LadderSvg {

    private static final double HEAD_WIDTH = 160;

    private final LadderLayout layout;
    private final ArrowText text;
    private final Words words;
    private final long since;
    private final StringBuilder out = new StringBuilder();

    LadderSvg(Flow flow, LadderLayout layout, ArrowText text, Words words) {
        this.layout = layout;
        this.text = text;
        this.words = words;
        this.since = flow.nanoTime();
    }

    /// The whole text.
    String write() {
        var width = layout.width();
        var height = layout.height();
        out.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" font-family=\"Inter, sans-serif\">%n", number(width), number(height)));
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (var lane : layout.lanes()) {
            line(lane.x(), LadderLayout.HEAD - 16, lane.x(), height, "#c9d1da", "");
            out.append(String.format(Locale.ROOT,
                    "<rect x=\"%s\" y=\"16\" width=\"%s\" height=\"40\" rx=\"6\" fill=\"#f2f5f8\" stroke=\"#c9d1da\"/>%n",
                    number(lane.x() - HEAD_WIDTH / 2), number(HEAD_WIDTH)));
            write(lane.name(), lane.x(), 33, 13, "#1f2933", true);
            write(lane.role(), lane.x(), 49, 11, "#5c6b7a", false);
        }
        for (var i = 0; i < layout.rows().size(); i++) {
            row(layout.rows().get(i), LadderLayout.y(i));
        }
        for (var lane : layout.lanes()) {
            var y = layout.holdingsY();
            var keeps = lane.holds().get().keeps();
            if (!keeps.isEmpty()) {
                out.append(String.format(Locale.ROOT,
                        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"22\" rx=\"4\" fill=\"#f2f5f8\" stroke=\"#c9d1da\"/>%n",
                        number(lane.x() - HEAD_WIDTH / 2), number(y - 11), number(HEAD_WIDTH)));
                write(keeps, lane.x(), y + 4, 11, "#5c6b7a", false);
            }
        }
        return out.append("</svg>\n").toString();
    }

    private void row(Row row, double y) {
        switch (row) {
            case Row.Seen seen -> seen(seen, y);
            case Row.Coming coming -> {
                arrow(coming.from(), coming.to(), y, colour(coming.expected().qos()), true);
                captions(coming.from(), coming.to(), y, coming.expected().type().toString(), text.caption(coming.expected()));
            }
            case Row.Between between -> {
                var left = layout.lanes().getFirst().x() - HEAD_WIDTH / 2;
                line(left, y, layout.lanes().getLast().x() + HEAD_WIDTH / 2, y, "#8593a3", "4 4");
                var events = between.events().stream().map(event -> words.get("handshakes.interruption." + event)).collect(Collectors.joining(" · "));
                out.append(String.format(Locale.ROOT,
                        "<text x=\"%s\" y=\"%s\" font-size=\"11\" fill=\"#5c6b7a\">%s</text>%n",
                        number(left), number(y - 7), escaped(words.get("handshakes.interrupted", between.client(), events))));
            }
        }
    }

    private void seen(Row.Seen seen, double y) {
        var middle = seen.from() + (seen.to() - seen.from()) / 2;
        switch (seen.arrow().fate()) {
            case PASSED -> arrow(seen.from(), seen.to(), y, colour(seen.qos()), false);
            case HELD, DELAYED, MISSED -> arrow(seen.from(), seen.to(), y, "#2f9e8f", true);
            case DROPPED, LOST, ENDED -> {
                line(seen.from(), y, middle, y, "#c0392b", "");
                line(middle - 5, y - 5, middle + 5, y + 5, "#c0392b", "");
                line(middle - 5, y + 5, middle + 5, y - 5, "#c0392b", "");
            }
        }
        captions(seen.from(), seen.to(), y, seen.arrow().packet().type().toString(), text.caption(seen.arrow(), since));
    }

    private void captions(double from, double to, double y, String name, String caption) {
        write(name, (from + to) / 2, y - 9, 13, "#1f2933", true);
        write(caption, (from + to) / 2, y + 15, 11, "#5c6b7a", false);
    }

    private void arrow(double from, double to, double y, String colour, boolean dashed) {
        var way = Math.signum(to - from);
        line(from + way * 7, y, to - way * 14, y, colour, dashed ? "6 4" : "");
        out.append(String.format(Locale.ROOT, "<path d=\"M%s %s l%s -4 v8 z\" fill=\"%s\"/>%n", number(to - way * 7), number(y), number(-way * 8), colour));
    }

    private void line(double x, double y, double toX, double toY, String colour, String dashes) {
        out.append(String.format(Locale.ROOT, "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"2\"%s/>%n", number(x), number(y), number(toX), number(toY),
                colour, dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    private void write(String said, double x, double y, int size, String colour, boolean bold) {
        out.append(String.format(Locale.ROOT,
                "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-size=\"%d\" fill=\"%s\"%s>%s</text>%n",
                number(x), number(y), size, colour, bold ? " font-weight=\"600\"" : "", escaped(said)));
    }

    private static String colour(QoS qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> "#4f6f92";
            case AT_LEAST_ONCE -> "#b07d1e";
            case EXACTLY_ONCE -> "#8a52c4";
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// What XML cannot carry is left out.
    private static String escaped(String said) {
        return said.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
