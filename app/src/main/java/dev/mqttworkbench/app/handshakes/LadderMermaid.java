package dev.mqttworkbench.app.handshakes;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.mqttworkbench.app.handshakes.LadderLayout.Row;
import dev.mqttworkbench.app.workbench.Words;

/// A ladder as a sequence diagram of Mermaid: text that other programs draw.
final class LadderMermaid {

    private final LadderLayout layout;
    private final ArrowText text;
    private final Words words;
    private final long since;
    private final Map<Double, String> names = new HashMap<>();

    LadderMermaid(Flow flow, LadderLayout layout, ArrowText text, Words words) {
        this.layout = layout;
        this.text = text;
        this.words = words;
        this.since = flow.nanoTime();
    }

    /// The whole text.
    String write() {
        var out = new StringBuilder("sequenceDiagram\n");
        for (var lane : layout.lanes()) {
            var name = "L" + names.size();
            names.put(lane.x(), name);
            out.append("    participant ").append(name).append(" as ").append(plain(lane.name())).append("<br/>").append(plain(lane.role())).append('\n');
        }
        layout.rows().forEach(row -> out.append("    ").append(line(row)).append('\n'));
        return out.toString();
    }

    private String line(Row row) {
        return switch (row) {
            case Row.Seen seen -> names.get(seen.from()) + sign(seen.arrow().fate()) + names.get(seen.to()) + ": "
                    + seen.arrow().packet().type() + "<br/>" + plain(text.caption(seen.arrow(), since));
            case Row.Coming coming -> names.get(coming.from()) + "-->>" + names.get(coming.to()) + ": "
                    + coming.expected().type() + "<br/>" + plain(text.caption(coming.expected()));
            case Row.Between between -> "Note over " + names.get(layout.lanes().getFirst().x()) + "," + names.get(layout.lanes().getLast().x()) + ": "
                    + plain(words.get("handshakes.interrupted", between.client(), between.events().stream()
                            .map(event -> words.get("handshakes.interruption." + event)).collect(Collectors.joining(", "))));
        };
    }

    private static String sign(Arrow.Fate fate) {
        return switch (fate) {
            case PASSED -> "->>";
            case HELD, DELAYED, MISSED -> "-->>";
            case DROPPED, LOST, ENDED -> "-x";
        };
    }

    /// Signs that mean something to Mermaid are written as it wants them.
    private static String plain(String said) {
        return said.replace("#", "#35;").replace(";", "#59;").replace("#35#59;", "#35;").replace("<", "#lt;").replace(">", "#gt;").replace("\n", " ");
    }
}
