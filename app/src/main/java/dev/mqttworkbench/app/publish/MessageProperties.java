package dev.mqttworkbench.app.publish;

import java.util.Optional;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.text.TextOrHex;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// The MQTT 5 properties of a message while they are written. What is left empty is not sent.
public final class MessageProperties {

    private static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;

    private final StringProperty contentType = new SimpleStringProperty(this, "contentType", "");
    private final StringProperty responseTopic = new SimpleStringProperty(this, "responseTopic", "");
    private final StringProperty correlationData = new SimpleStringProperty(this, "correlationData", "");
    private final StringProperty expiry = new SimpleStringProperty(this, "expiry", "");
    private final BooleanProperty text = new SimpleBooleanProperty(this, "text");
    private final ObservableList<UserPropertyRow> userProperties =
            FXCollections.observableArrayList(row -> new Observable[] {row.nameProperty(), row.valueProperty()});
    private final IntegerBinding count = Bindings.createIntegerBinding(
            () -> toPropertiesOrNone().entries().size(), contentType, responseTopic, correlationData, expiry, text, userProperties);

    /// The Content Type.
    public StringProperty contentTypeProperty() {
        return contentType;
    }

    /// The Response Topic.
    public StringProperty responseTopicProperty() {
        return responseTopic;
    }

    /// The Correlation Data: text, or `0x` and hex digits.
    public StringProperty correlationDataProperty() {
        return correlationData;
    }

    /// The Message Expiry Interval, in seconds.
    public StringProperty expiryProperty() {
        return expiry;
    }

    /// Whether the Payload Format Indicator says that the payload is text.
    public BooleanProperty textProperty() {
        return text;
    }

    /// The User Properties, in the order in which they are sent.
    public ObservableList<UserPropertyRow> userProperties() {
        return userProperties;
    }

    /// How many properties will be sent.
    public IntegerBinding countBinding() {
        return count;
    }

    /// The key of the sentence that says why these cannot be sent; empty when they can.
    public Optional<String> fault() {
        if (!expiry.get().isBlank() && parsedExpiry().isEmpty()) {
            return Optional.of("publish.error.expiry");
        }
        if (!responseTopic.get().isEmpty() && !isTopicName(responseTopic.get())) {
            return Optional.of("publish.error.responseTopic");
        }
        return Optional.empty();
    }

    private Optional<Long> parsedExpiry() {
        try {
            var seconds = Long.parseLong(expiry.get().strip());
            return seconds >= 0 && seconds <= LONGEST_EXPIRY ? Optional.of(seconds) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static boolean isTopicName(String topic) {
        try {
            new TopicName(topic);
            return true;
        } catch (IllegalArgumentException noTopicName) {
            return false;
        }
    }

    private Properties toPropertiesOrNone() {
        return fault().isPresent() ? Properties.NONE : toProperties();
    }

    /// The properties as they are sent. Only where there is no [#fault()].
    public Properties toProperties() {
        var properties = Properties.NONE;
        if (text.get()) {
            properties = properties.plus(Property.PAYLOAD_FORMAT_INDICATOR, 1);
        }
        if (!expiry.get().isBlank()) {
            properties = properties.plus(Property.MESSAGE_EXPIRY_INTERVAL, parsedExpiry().orElseThrow());
        }
        properties = plusIfGiven(properties, Property.CONTENT_TYPE, contentType.get());
        properties = plusIfGiven(properties, Property.RESPONSE_TOPIC, responseTopic.get());
        if (!correlationData.get().isEmpty()) {
            properties = properties.plus(Property.CORRELATION_DATA, TextOrHex.payload(correlationData.get()));
        }
        for (var row : userProperties) {
            if (!row.nameProperty().get().isEmpty() || !row.valueProperty().get().isEmpty()) {
                properties = properties.plus(
                        Property.USER_PROPERTY, new UserProperty(row.nameProperty().get(), row.valueProperty().get()));
            }
        }
        return properties;
    }

    private static Properties plusIfGiven(Properties properties, Property<String> property, String value) {
        return value.isEmpty() ? properties : properties.plus(property, value);
    }

    /// Takes over the properties of a message that is to be sent again.
    public void load(Properties properties) {
        contentType.set(properties.get(Property.CONTENT_TYPE, ""));
        responseTopic.set(properties.get(Property.RESPONSE_TOPIC, ""));
        correlationData.set(properties.get(Property.CORRELATION_DATA).map(TextOrHex::of).orElse(""));
        expiry.set(properties.get(Property.MESSAGE_EXPIRY_INTERVAL).map(seconds -> Long.toString(seconds)).orElse(""));
        text.set(properties.get(Property.PAYLOAD_FORMAT_INDICATOR, 0) == 1);
        userProperties.setAll(properties.all(Property.USER_PROPERTY).stream().map(MessageProperties::row).toList());
    }

    private static UserPropertyRow row(UserProperty property) {
        var row = new UserPropertyRow();
        row.nameProperty().set(property.name());
        row.valueProperty().set(property.value());
        return row;
    }
}
