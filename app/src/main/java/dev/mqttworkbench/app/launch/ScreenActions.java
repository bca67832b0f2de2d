package dev.mqttworkbench.app.launch;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.mqttworkbench.app.retained.RetainedActions;
import dev.mqttworkbench.app.stream.StreamActions;
import dev.mqttworkbench.app.topics.TopicsActions;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Publish;

/// What screens can have done by others, each in its own words.
///
/// @param startDemoDevices starts the demo devices, or stops them
/// @param connectElsewhere opens the panel for another broker
/// @param showPublish gives the keyboard to the publish panel
/// @param showScreen shows the screen of a name
record ScreenActions(Runnable startDemoDevices, Runnable connectElsewhere, Runnable showPublish, Consumer<String> showScreen) {

    /// @param clear clears the retained messages of topics that a Topic Filter takes
    /// @param takeBack takes the latest change of retained messages back
    TopicsActions ofTopics(BiConsumer<List<String>, String> clear, Runnable takeBack) {
        return new TopicsActions() {
            @Override
            public void startDemoDevices() {
                startDemoDevices.run();
            }

            @Override
            public void connectElsewhere() {
                connectElsewhere.run();
            }

            @Override
            public void clearRetained(List<String> topics, String filter) {
                clear.accept(topics, filter);
            }

            @Override
            public void undo() {
                takeBack.run();
            }
        };
    }

    /// @param load takes a message over into the publish panel
    RetainedActions ofRetained(Consumer<Publish> load) {
        return new RetainedActions() {
            @Override
            public void startDemoDevices() {
                startDemoDevices.run();
            }

            @Override
            public void connectElsewhere() {
                connectElsewhere.run();
            }

            @Override
            public void edit(Publish message) {
                load.accept(message);
                showPublish.run();
            }
        };
    }

    /// @param load takes a message over into the publish panel
    /// @param reveal looks for the packets of a message
    StreamActions ofStream(Consumer<Publish> load, Consumer<Message> reveal) {
        return new StreamActions() {
            @Override
            public void startDemoDevices() {
                startDemoDevices.run();
            }

            @Override
            public void connectElsewhere() {
                connectElsewhere.run();
            }

            @Override
            public void republish(Publish message) {
                load.accept(message);
                showPublish.run();
            }

            @Override
            public void showHandshake(Message message) {
                showScreen.accept("handshakes");
                reveal.accept(message);
            }
        };
    }
}
