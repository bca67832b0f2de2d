package dev.mqttworkbench.app.topics;

import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Messages;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;

/// The tree of topics of some messages, as its rows say it.
abstract class TreeOfMessages {

    static final long SECOND = 1_000_000_000L;

    final Messages make = new Messages();
    final MessageLog log = new MessageLog();
    final Selection selection = new Selection();
    long now = 1_000 * SECOND;
    final TopicsViewModel model = new TopicsViewModel(
            log, selection, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), () -> now);

    @BeforeEach
    void show() {
        model.shownProperty().set(true);
    }

    void receive(Message... messages) {
        log.append(List.of(messages));
        pass(SECOND / 4);
    }

    void pass(long time) {
        now += time;
        model.sample(now);
    }

    List<String> labels() {
        return model.rows().stream().map(TreeOfMessages::label).toList();
    }

    private static String label(TopicRow row) {
        return "-".repeat(row.depth()) + (row.depth() > 0 ? " " : "") + row.label();
    }

    TopicRow row(String label) {
        return model.rows().stream().filter(row -> label(row).equals(label)).findFirst().orElseThrow();
    }

    String detail(String label) {
        return model.detail(row(label), standing(label), 100);
    }

    Standing standing(String label) {
        return model.standing(row(label), now);
    }
}
