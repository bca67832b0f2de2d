package dev.mqttworkbench.app.connect;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.WillSettings;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// The Will Message with all its properties.
final class WillForm {

    private final Fields fields;
    private final Words words;
    final BooleanProperty isOn;
    final Entry<String> topic;
    final Entry<String> payload;
    final ObjectProperty<Integer> qos;
    final BooleanProperty retain;
    final Entry<Long> delay;
    final Entry<Optional<Long>> expiry;
    final BooleanProperty isText;
    final Entry<String> contentType;
    final Entry<String> responseTopic;
    final Entry<String> correlationData;
    final NameValues userProperties;

    WillForm(Fields fields, Words words) {
        this.fields = fields;
        this.words = words;
        isOn = fields.flag(false);
        topic = fields.checked(this::topicFault);
        payload = fields.verbatim();
        qos = fields.choice(0);
        retain = fields.flag(false);
        delay = fields.number("connect.will.delay", 0, 4_294_967_295L);
        expiry = fields.optional("property.expiry", 0, 4_294_967_295L);
        isText = fields.flag(false);
        contentType = fields.text();
        responseTopic = fields.checked(this::topicFault);
        correlationData = fields.verbatim();
        userProperties = new NameValues(fields);
    }

    private Optional<String> topicFault(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            new TopicName(text);
            return Optional.empty();
        } catch (IllegalArgumentException noTopic) {
            return Optional.of(words.get("connect.error.topic"));
        }
    }

    void show(WillSettings will) {
        fields.show(() -> {
            isOn.set(will.isOn());
            topic.show(will.topic());
            payload.show(will.payload());
            qos.set(will.qos());
            retain.set(will.retain());
            delay.show(will.delaySeconds());
            expiry.show(will.expirySeconds());
            isText.set(will.isText());
            contentType.show(will.contentType());
            responseTopic.show(will.responseTopic());
            correlationData.show(will.correlationData());
            userProperties.show(will.userProperties());
        });
    }

    WillSettings will() {
        return new WillSettings(
                isOn.get(), topic.value(), payload.value(), qos.get(), retain.get(), delay.value(), expiry.value(), isText.get(), contentType.value(),
                responseTopic.value(), correlationData.value(), userProperties.values());
    }
}
