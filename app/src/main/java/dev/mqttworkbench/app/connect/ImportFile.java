package dev.mqttworkbench.app.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ExportedProfiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file with connections that a workbench, MQTT Explorer or MQTTX has written. Any thread.
final class ImportFile {

    /// Not a file with connections; the message is a sentence for the user.
    static final class NoConnections extends Exception {

        private static final long serialVersionUID = 1L;

        NoConnections(String sentence) {
            super(sentence);
        }
    }

    private static final long LARGEST = 64L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Words words;
    private final Path certificates;

    /// @param certificates folder for certificates that stand in a file of connections
    ImportFile(Words words, Path certificates) {
        this.words = words;
        this.certificates = certificates;
    }

    /// What stands in the file.
    ///
    /// @throws IOException when the system does not give it
    /// @throws NoConnections when it holds something else
    Imported read(Path file) throws IOException, NoConnections {
        if (Files.size(file) > LARGEST) {
            throw new NoConnections(words.get("connect.import.tooLarge", file.getFileName()));
        }
        var root = parse(file);
        if (root.path("profiles").isArray()) {
            return own(root, file);
        }
        if (root.path(MqttExplorerFile.CONNECTIONS).isObject()) {
            return new MqttExplorerFile(words, certificates).read(root.path(MqttExplorerFile.CONNECTIONS));
        }
        var list = root.isArray() ? new ArrayList<>(root.values()) : List.of(root);
        if (list.stream().anyMatch(MqttxFile::isConnection)) {
            return new MqttxFile(words).read(list);
        }
        throw new NoConnections(words.get("connect.import.unknown", file.getFileName()));
    }

    private JsonNode parse(Path file) throws IOException, NoConnections {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JacksonException noJson) {
            throw new NoConnections(words.get("connect.import.noJson", file.getFileName()));
        }
    }

    private Imported own(JsonNode root, Path file) throws NoConnections {
        if (root.path("version").asInt(0) > ExportedProfiles.VERSION) {
            throw new NoConnections(words.get("connect.import.newer", file.getFileName()));
        }
        try {
            var exported = MAPPER.treeToValue(root, ExportedProfiles.class);
            return new Imported(exported.profiles().stream().map(profile -> new Imported.Found(profile.anew(), exported.secretsOf(profile))).toList(), List.of());
        } catch (JacksonException damaged) {
            throw new NoConnections(words.get("connect.import.unknown", file.getFileName()));
        }
    }
}
