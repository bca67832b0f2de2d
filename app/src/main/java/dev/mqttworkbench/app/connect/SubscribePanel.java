package dev.mqttworkbench.app.connect;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.workbench.Words;

/// The panel for the subscriptions of the open connection: a title above the list and the form, and a button to leave.
public final class SubscribePanel extends VBox {

    /// @param content list and form
    /// @param model is told when the panel was left
    /// @param close is called by the button
    public SubscribePanel(Node content, SubscribeViewModel model, Words words, Runnable close) {
        setId("subscribePanel");
        getStyleClass().addAll("connect-card", "subscribe-card");
        setMaxSize(640, 470);
        var title = new Label(words.get("subscribe.title"));
        title.getStyleClass().add("dialog-title");
        var leave = new Button(words.get("subscribe.close"));
        leave.setId("subscribeClose");
        leave.setAccessibleText(words.get("subscribe.close"));
        leave.setCancelButton(true);
        leave.setOnAction(event -> close.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(title, content, new HBox(space, leave));
        sceneProperty().addListener((observed, before, now) -> {
            if (now == null) {
                model.close();
            }
        });
    }
}
