package dev.mqttworkbench.app.publish;

import java.util.Optional;
import java.util.function.UnaryOperator;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.payload.Decoder;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.payload.PayloadKind;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// A message while it is written. On the JavaFX thread only.
public final class Draft {

    private final StringProperty topic = new SimpleStringProperty(this, "topic", "");
    private final ObjectProperty<QoS> qos = new SimpleObjectProperty<>(this, "qos", QoS.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty(this, "retain");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<Notation> notation = new ReadOnlyObjectWrapper<>(this, "notation", Notation.JSON);
    private final ReadOnlyObjectWrapper<Optional<AttachedFile>> file = new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final MessageProperties properties = new MessageProperties();
    private String prefilled = "";
    private LineEnds lineEnds = LineEnds.LF;

    /// The topic.
    public StringProperty topicProperty() {
        return topic;
    }

    /// The QoS.
    public ObjectProperty<QoS> qosProperty() {
        return qos;
    }

    /// Whether the broker should keep the message.
    public BooleanProperty retainProperty() {
        return retain;
    }

    /// A draft of nothing.
    public Draft() {
        text.subscribe(written -> lineEnds = written.isEmpty() ? LineEnds.LF : lineEnds);
    }

    /// What stands in the editor: without carriage returns, which it cannot hold.
    public StringProperty textProperty() {
        return text;
    }

    /// How the editor's text is meant. Changed by [#rewrite(Notation)].
    public ReadOnlyObjectProperty<Notation> notationProperty() {
        return notation.getReadOnlyProperty();
    }

    /// The file that is sent in place of the editor's text.
    public ReadOnlyObjectProperty<Optional<AttachedFile>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// The MQTT 5 properties.
    public MessageProperties properties() {
        return properties;
    }

    /// The message as it stands. Only where the properties have no fault.
    Template template() {
        return new Template(topic.get(), qos.get(), retain.get(), notation.get(), meant(), file.get(), properties.toProperties());
    }

    /// The message as it stands, without its properties.
    Template withoutProperties() {
        return new Template(topic.get(), qos.get(), retain.get(), notation.get(), meant(), file.get(), Properties.NONE);
    }

    private String meant() {
        return lineEnds.meant(text.get());
    }

    /// A topic was selected somewhere: it becomes the topic here unless the user has written another.
    void prefill(String selected) {
        if (topic.get().isEmpty() || topic.get().equals(prefilled)) {
            topic.set(selected);
            prefilled = selected;
        }
    }

    /// Takes a message over to be sent again, perhaps changed: what looks like a variable in it is none.
    void load(Publish message) {
        topic.set(Variables.quote(message.topicName()));
        prefilled = topic.get();
        qos.set(message.qos());
        retain.set(message.retain());
        properties.load(message.properties());
        show(message.payload(), message.topicName(), Variables::quote);
    }

    /// Takes over a message as it was written once.
    void load(Template written) {
        topic.set(written.topic());
        prefilled = written.topic();
        qos.set(written.qos());
        retain.set(written.retain());
        properties.load(written.properties());
        file.set(written.file());
        if (!write(written.notation(), written.text())) { // by hand in the file
            write(Notation.HEX, Notation.HEX.write(Payload.ofText(written.text())).orElseThrow());
        }
    }

    /// Whether the editor can hold a text; then it does.
    private boolean write(Notation wanted, String written) {
        var ends = LineEnds.of(written);
        ends.ifPresent(each -> {
            notation.set(wanted);
            text.set(""); // which forgets how lines ended
            lineEnds = each;
            text.set(each.shown(written));
        });
        return ends.isPresent();
    }

    /// Text that the editor can hold goes there, with its variables; other bytes as hex, or attached where they are many.
    void show(Payload payload, String name) {
        show(payload, name, UnaryOperator.identity());
    }

    private void show(Payload payload, String name, UnaryOperator<String> quotation) {
        var asText = payload.size() <= Decoder.FIRST ? Notation.TEXT.write(payload).map(quotation) : Optional.<String>empty();
        var textNotation = PayloadKind.of(payload) == PayloadKind.JSON ? Notation.JSON : Notation.TEXT;
        if (asText.filter(written -> write(textNotation, written)).isPresent()) {
            file.set(Optional.empty());
        } else if (payload.size() <= Decoder.FIRST / 4) {
            file.set(Optional.empty());
            write(Notation.HEX, Notation.HEX.write(payload).orElseThrow());
        } else {
            file.set(Optional.of(new AttachedFile(name, payload)));
        }
    }

    /// Takes the attached file away.
    void detach() {
        file.set(Optional.empty());
    }

    /// Writes the editor's text in another notation. Answers the key of the sentence that says why that cannot be; then it is
    /// left as it is.
    Optional<String> rewrite(Notation wanted) {
        if (wanted == notation.get()) {
            return Optional.empty();
        }
        return switch (notation.get().read(meant())) {
            case Notation.Unreadable(var reason) -> Optional.of(Template.key(reason));
            case Notation.Read(var payload) -> wanted.write(payload)
                    .map(written -> write(wanted, written) ? Optional.<String>empty() : Optional.of("publish.error.controls"))
                    .orElse(Optional.of("publish.error.notText"));
        };
    }
}
