package dev.mqttworkbench.app.topics;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The titles above the tree, in line with the columns of its rows.
public final class TopicHeader extends Region {

    private static final double SIDE = 10;
    private static final double NAME = 34;

    private final Label topic = new Label();
    private final Label activity = new Label();
    private final Label rate = new Label();
    private final Label count = new Label();

    /// A header without titles.
    public TopicHeader() {
        getStyleClass().add("topic-header");
        rate.setAlignment(Pos.CENTER_RIGHT);
        count.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(topic, activity, rate, count);
    }

    /// Sets the titles.
    void name(String topicTitle, String activityTitle, String rateTitle, String countTitle) {
        topic.setText(topicTitle);
        activity.setText(activityTitle);
        rate.setText(rateTitle);
        count.setText(countTitle);
    }

    @Override
    protected void layoutChildren() {
        var columns = new TopicColumns(getWidth() - TopicColumns.SIDES);
        topic.resizeRelocate(NAME, 0, columns.activity(), getHeight());
        activity.setVisible(columns.hasActivity());
        rate.setVisible(columns.hasRate());
        activity.resizeRelocate(SIDE + columns.activity(), 0, TopicColumns.ACTIVITY, getHeight());
        rate.resizeRelocate(SIDE + columns.rate(), 0, TopicColumns.RATE, getHeight());
        count.resizeRelocate(SIDE + columns.count(), 0, TopicColumns.COUNT, getHeight());
    }
}
