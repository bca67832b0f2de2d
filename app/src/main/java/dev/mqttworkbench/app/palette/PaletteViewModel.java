package dev.mqttworkbench.app.palette;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Command;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what the command palette finds: actions and views at once, topics from the background, since there may be a million
/// of them. On the JavaFX thread only.
public final class PaletteViewModel {

    /// How many topics are shown at the most.
    static final int MOST_TOPICS = 50;

    private final List<Command> commands;
    private final List<String> topics;
    private final Consumer<String> showTopic;
    private final Words words;
    private final Tasks tasks;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private int search;

    /// What is found by a topic's name.
    private record Found(List<String> first, int count) {}

    /// @param commands what can be done, in the order in which it is offered
    /// @param topics that are known now
    /// @param showTopic is called with the topic that was chosen
    public PaletteViewModel(List<Command> commands, Collection<String> topics, Consumer<String> showTopic, Words words, Tasks tasks) {
        this.commands = commands;
        this.topics = List.copyOf(topics);
        this.showTopic = showTopic;
        this.words = words;
        this.tasks = tasks;
        text.addListener((observed, before, now) -> find());
        find();
    }

    /// What is looked for.
    public StringProperty textProperty() {
        return text;
    }

    /// What was found, best first.
    ObservableList<Entry> entries() {
        return entries;
    }

    /// What is not shown, in a sentence; empty where all is.
    public ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    private void find() {
        var matching = Matching.of(text.get());
        var found = commands.stream()
                .filter(command -> matching.accepts(command.title()))
                .map(command -> new Entry(command.title(), command.keys(), false, command.action()))
                .toList();
        entries.setAll(found);
        footer.set("");
        var number = ++search;
        if (!matching.words().isEmpty()) {
            tasks.whenComplete(CompletableFuture.supplyAsync(() -> topicsBy(matching), tasks.background()), topicsFound -> {
                if (number == search) { // nothing was typed meanwhile
                    add(topicsFound);
                }
            }, failure -> footer.set(words.get("palette.failed")));
        }
    }

    private Found topicsBy(Matching matching) {
        Comparator<String> order = matching.order();
        var best = new PriorityQueue<String>(MOST_TOPICS + 1, order.reversed());
        var count = 0;
        for (var topic : topics) {
            if (matching.accepts(topic)) {
                count++;
                best.add(topic);
                if (best.size() > MOST_TOPICS) {
                    best.remove();
                }
            }
        }
        var first = new ArrayList<>(best);
        first.sort(order);
        return new Found(first, count);
    }

    private void add(Found found) {
        found.first().forEach(topic -> entries.add(new Entry(topic, words.get("palette.topic"), true, () -> showTopic.accept(topic))));
        if (found.count() > found.first().size()) {
            footer.set(words.get("palette.more", found.first().size(), found.count()));
        } else if (entries.isEmpty()) {
            footer.set(words.get("palette.nothing"));
        }
    }
}
