package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Objects;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.jspecify.annotations.Nullable;

/// The line that publishes a message of the workbench's own, to have one to follow. On the JavaFX thread only.
final class PublishLine {

    private final HandshakesActions actions;
    private final Words words;
    private final Tasks tasks;
    private final SimpleObjectProperty<QoS> qos = new SimpleObjectProperty<>(this, "qos", QoS.EXACTLY_ONCE);
    private @Nullable TextField topic;
    private @Nullable Label fault;

    PublishLine(HandshakesActions actions, Words words, Tasks tasks) {
        this.actions = actions;
        this.words = words;
        this.tasks = tasks;
    }

    /// Takes the controls of the layout.
    void fill(TextField topicField, HBox qosRow, Label faultLabel) {
        topic = topicField;
        fault = faultLabel;
        new Segments<>(qosRow, qos, qos::set)
                .fill(List.of(QoS.values()), each -> String.valueOf(each.level()), each -> "handshakes-publish-qos-" + each.level());
        topicField.setOnAction(event -> publish());
        Visibility.say(faultLabel, "");
    }

    /// Publishes, or says why not.
    void publish() {
        var label = Objects.requireNonNull(fault, "The layout is loaded");
        var name = Objects.requireNonNull(topic, "The layout is loaded").getText().strip();
        if (name.isEmpty()) {
            Visibility.say(label, words.get("handshakes.publish.fault.topic"));
            return;
        }
        tasks.whenComplete(actions.publish(name, qos.get()),
                done -> Visibility.say(label, ""), failure -> Visibility.say(label, new FailureWords(words).of(failure)));
    }
}
