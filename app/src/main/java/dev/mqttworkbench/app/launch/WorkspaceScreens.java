package dev.mqttworkbench.app.launch;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Workspace;

/// The screens of one connection, each made when it is first shown. On the JavaFX thread only.
final class WorkspaceScreens implements AutoCloseable {

    private final PublishPanel publish;
    private final RetainedPart retained;
    private final TopicsPart topics;
    private final StreamPart stream;
    private final SessionsPart sessions;
    private final BrokerPart broker;
    private final Map<String, Supplier<Screen>> screens;

    /// @param handshakes the same for all connections
    WorkspaceScreens(Workspace workspace, Shared shared, ScreenActions actions, HandshakesPart handshakes) {
        this.publish = new PublishPanel(workspace, shared);
        this.retained = new RetainedPart(workspace, shared, actions.ofRetained(publish::edit));
        this.topics = new TopicsPart(workspace, shared, actions, publish, retained.model());
        this.stream = new StreamPart(workspace, shared, actions.ofStream(publish::edit, handshakes::reveal));
        this.sessions = new SessionsPart(workspace, shared);
        this.broker = new BrokerPart(workspace, shared);
        this.screens = Map.of(
                "topics", topics::screen,
                "stream", stream::screen,
                "retained", retained::screen,
                "handshakes", handshakes::screen,
                "sessions", sessions::screen,
                "broker", broker::screen);
    }

    /// The screen of this name, one of those that the rail has.
    Screen screen(String name) {
        return Objects.requireNonNull(screens.get(name), name).get();
    }

    /// Selects a topic in the tree, and opens the rows above it.
    void reveal(String topic) {
        topics.reveal(topic);
    }

    /// Gives the keyboard to the publish panel.
    void focusPublish() {
        topics.screen();
        publish.focus();
    }

    /// They show nothing any more: the connection is gone.
    @Override
    public void close() {
        topics.close();
        stream.close();
        retained.close();
        sessions.close();
        broker.close();
        publish.close();
    }
}
