package dev.mqttworkbench.app.launch;

import java.util.concurrent.CompletionStage;

import javafx.scene.Parent;

import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.publish.PropertiesView;
import dev.mqttworkbench.app.publish.PublishView;
import dev.mqttworkbench.app.publish.PublishViewModel;
import dev.mqttworkbench.app.publish.Publisher;
import dev.mqttworkbench.app.publish.RepeatView;
import dev.mqttworkbench.app.publish.RepeatViewModel;
import dev.mqttworkbench.app.publish.SavedView;
import dev.mqttworkbench.app.publish.SavedViewModel;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Publish;

/// The publish panel of one connection with what opens beside it. On the JavaFX thread only.
final class PublishPanel implements AutoCloseable {

    /// Sends through the connection of a workspace.
    ///
    /// @param whenThereIsNone the sentence for the user when there is no connection
    private record ThroughWorkspace(Workspace workspace, String whenThereIsNone) implements Publisher {

        @Override
        public CompletionStage<PublishResult> publish(Publish message) {
            return workspace.publish(message, whenThereIsNone);
        }

        @Override
        public Publisher atPresent() {
            return workspace.connection().<Publisher>map(connection -> connection::publish).orElse(this);
        }

        @Override
        public boolean takesProperties() {
            return workspace.connection().map(Connection::takesProperties).orElse(true);
        }
    }

    private final Shared shared;
    private final PublishViewModel model;
    private final RepeatViewModel repeat;
    private final SavedViewModel saved;
    private final PublishView view;

    PublishPanel(Workspace workspace, Shared shared) {
        this.shared = shared;
        var words = shared.words();
        var publisher = new ThroughWorkspace(workspace, words.get("window.publish.noConnection"));
        this.model = new PublishViewModel(publisher, words, shared.tasks());
        this.repeat = new RepeatViewModel(model, publisher, words, shared.tasks());
        this.saved = new SavedViewModel(model, shared.kept().messages(), words);
        this.view = new PublishView(model, repeat, words, panels(shared.fxml()), shared.files());
        workspace.selection().topicProperty().addListener((observed, before, now) -> model.prefill(now));
        shared.sampler().add(repeat);
    }

    private PublishView.Panels panels(Fxml fxml) {
        var words = shared.words();
        return new PublishView.Panels(
                fxml.load("publish/properties.fxml", new PropertiesView(model.draft().properties(), words)),
                fxml.load("publish/repeat.fxml", new RepeatView(repeat, words)),
                fxml.load("publish/saved.fxml", new SavedView(saved, words)));
    }

    /// Lays it out: once.
    Parent load() {
        return shared.fxml().load("publish/publish.fxml", view);
    }

    /// Takes a message over to be sent again, perhaps changed.
    void edit(Publish message) {
        model.load(message);
    }

    /// Gives it the keyboard.
    void focus() {
        view.focus();
    }

    @Override
    public void close() {
        shared.sampler().remove(repeat);
        repeat.close();
        saved.close();
    }
}
