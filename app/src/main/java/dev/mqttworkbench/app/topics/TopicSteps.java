package dev.mqttworkbench.app.topics;

import java.util.function.Supplier;

import dev.mqttworkbench.app.workbench.Selection;

/// Goes to the topic that the reader asks for, by its name or from match to match, and opens the rows above it. On the JavaFX thread
/// only.
final class TopicSteps {

    private final SeenTopics seen;
    private final TreeFilter filter;
    private final Selection selection;
    private final Supplier<Matches> matches;
    private final Runnable rebuild;

    /// @param matches in the order in which the rows stand
    /// @param rebuild makes the rows anew
    TopicSteps(SeenTopics seen, TreeFilter filter, Selection selection, Supplier<Matches> matches, Runnable rebuild) {
        this.seen = seen;
        this.filter = filter;
        this.selection = selection;
        this.matches = matches;
        this.rebuild = rebuild;
    }

    /// Selects a topic that is known; a filter that hides it is taken away.
    void to(String topic) {
        seen.find(topic).ifPresent(node -> {
            if (filter.narrows() && !seen.isWanted(node)) {
                filter.textProperty().set("");
            }
            reveal(node);
        });
    }

    private void reveal(TopicNode node) {
        for (var above = node.parent(); above.isPresent(); above = above.get().parent()) {
            above.get().setFolded(false, filter.number());
        }
        rebuild.run();
        selection.select(node.path());
    }

    /// Selects the next topic that matches the filter, the first one behind the last.
    void next() {
        matches().after(selected()).ifPresent(this::reveal);
    }

    /// Selects the topic before that matches the filter, the last one before the first.
    void previous() {
        matches().before(selected()).ifPresent(this::reveal);
    }

    private Matches matches() {
        filter.finish();
        return matches.get();
    }

    private TopicNode selected() {
        return seen.find(selection.topic()).orElse(seen.root());
    }
}
