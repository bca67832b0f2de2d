package dev.mqttworkbench.app.topics;

import java.util.Collections;

import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.scene.control.ListView;

/// Makes the cells of the tree while nothing has come yet, a moment after the window is there and unseen: the first rows cost
/// most, since their classes are loaded and their styles resolved, and a flood may follow at once.
final class FirstRows {

    private static final int COUNT = 40;
    private static final int TICKS_BEFORE = 3;

    private final ListView<TopicRow> tree;
    private final TopicsViewModel model;
    private final ChangeListener<Number> onPaint = (observed, before, now) -> tick();
    private int ticks;

    FirstRows(ListView<TopicRow> tree, TopicsViewModel model) {
        this.tree = tree;
        this.model = model;
    }

    /// Waits for the first paintings, then makes the cells within one of them.
    void prepare() {
        model.paintProperty().addListener(onPaint);
    }

    private void tick() {
        ticks++;
        if (ticks == TICKS_BEFORE && model.rows().isEmpty()) {
            tree.setOpacity(0);
            tree.setItems(FXCollections.observableList(Collections.nCopies(COUNT, blank())));
        } else if (ticks > TICKS_BEFORE) {
            model.paintProperty().removeListener(onPaint);
            tree.setItems(model.rows());
            tree.setOpacity(1);
        }
    }

    private static TopicRow blank() {
        return new TopicRow(new TopicNode(null, "", 0), "", 0, false);
    }
}
