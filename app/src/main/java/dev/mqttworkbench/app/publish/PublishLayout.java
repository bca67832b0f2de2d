package dev.mqttworkbench.app.publish;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;

/// Where the controls of the panel stand: in two rows, or in three where it is narrow.
final class PublishLayout {

    /// Below this width the panel leaves out what can be guessed, and also where its words are too long for two rows.
    static final double NARROW = 700;

    /// Below this width the topic needs the room more than a title and long names do.
    static final double ROOMY = 900;

    private final VBox root;
    private final HBox first;
    private final HBox tools;
    private final HBox last;
    private final Node send;
    private final Node title;
    private final List<Node> options;
    private final Node sentences;
    private final Node sent;
    private double needed = NARROW; // with the words of the reader's language

    /// @param first the row with the topic, `send` at its end
    /// @param tools the row below the editor
    /// @param options stand before `send`, or before the sentences
    /// @param sentences stand among the tools, or in a row of their own
    /// @param sent is the last of the tools, or behind the sentences
    PublishLayout(VBox root, HBox first, HBox tools, Node title, List<Node> options, Node send, Node sentences, Node sent) {
        this.root = root;
        this.first = first;
        this.tools = tools;
        this.send = send;
        this.title = title;
        this.options = options;
        this.sentences = sentences;
        this.sent = sent;
        this.last = new HBox();
        last.getStyleClass().add("publish-row");
    }

    /// Arranges for a width. Answers whether it is wide.
    boolean fit(double width) {
        if (tools.getChildren().contains(sentences)) {
            needed = Math.max(NARROW, first.minWidth(-1) + root.snappedLeftInset() + root.snappedRightInset());
        }
        var isWide = width >= needed;
        Visibility.setShown(title, isWide && width >= ROOMY);
        if (isWide != tools.getChildren().contains(sentences)) {
            for (var row : List.of(first, tools, last)) {
                row.getChildren().removeAll(List.of(sentences, sent));
                row.getChildren().removeAll(options);
            }
            root.getChildren().remove(last);
            options.forEach(option -> option.getStyleClass().remove("small"));
            if (isWide) {
                first.getChildren().addAll(first.getChildren().indexOf(send), options);
                tools.getChildren().addAll(tools.getChildren().size() - 1, List.of(sentences));
                tools.getChildren().add(sent);
            } else {
                options.forEach(option -> option.getStyleClass().add("small")); // as the others beside them
                last.getChildren().addAll(options);
                last.getChildren().addAll(sentences, sent);
                root.getChildren().add(last);
            }
        }
        return isWide;
    }
}
