package dev.mqttworkbench.app.publish;

import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.QoS;

/// A message that was saved under a name, with its variables as they were written.
///
/// @param folder where it lies, `/` between the levels; empty at the top
/// @param name what the reader calls it, unique in its folder
/// @param topic as it was written
/// @param qos 0 to 2
/// @param retain whether the broker should keep it
/// @param notation how `text` is meant
/// @param text of the payload
/// @param properties of MQTT 5
/// @param file the name of the file that `text` is, in Base64; empty where it was written
public record SavedMessage(String folder, String name, String topic, int qos, boolean retain, Notation notation, String text,
        SavedProperties properties, Optional<String> file) {

    /// A file may say anything.
    public SavedMessage {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(name);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(notation);
        Objects.requireNonNull(text);
        Objects.requireNonNull(properties);
    }

    /// The longest file that is saved with its message: 1 MB.
    static final int LARGEST_FILE = 1 << 20;

    /// A written message under a name; empty where its file is too large.
    static Optional<SavedMessage> of(String folder, String name, Template written) {
        var content = written.file().map(AttachedFile::content);
        if (content.filter(bytes -> bytes.size() > LARGEST_FILE).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new SavedMessage(folder, name, written.topic(), written.qos().level(), written.retain(),
                content.isPresent() ? Notation.BASE64 : written.notation(),
                content.map(bytes -> Base64.getEncoder().encodeToString(bytes.toBytes())).orElse(written.text()),
                SavedProperties.of(written.properties()), written.file().map(AttachedFile::name)));
    }

    /// The message as it was written.
    ///
    /// @throws IllegalArgumentException when somebody changed the file into what is no message
    Template toTemplate() {
        var attached = file.map(each -> new AttachedFile(each, Payload.of(Base64.getDecoder().decode(text))));
        return new Template(topic, QoS.values()[Math.clamp(qos, 0, 2)], retain, attached.isPresent() ? Notation.JSON : notation, attached.isPresent() ? "" : text,
                attached, properties.toProperties());
    }

    /// The same message under another name in its folder.
    SavedMessage named(String other) {
        return new SavedMessage(folder, other, topic, qos, retain, notation, text, properties, file);
    }

    boolean isAt(String otherFolder, String otherName) {
        return folder.equals(otherFolder) && name.equals(otherName);
    }
}
