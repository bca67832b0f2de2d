package dev.mqttworkbench.app.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordedBirthsTest {

    private static final String BIRTH = "spBv1.0/plant/NBIRTH/press";

    @TempDir
    private Path folder;
    private final AtomicLong selected = new AtomicLong();
    private Path path;

    @BeforeEach
    void write() throws RecordingFailure {
        path = folder.resolve("a.sqlite");
        try (var writer = RecordingWriter.create(path, Map.of())) {
            writer.append(List.of(message("a", "1"), message(BIRTH, "2"), message("spBv1.0/plant/NDATA/press", "3"), message(BIRTH, "4"), message("a", "5")), 0);
        }
    }

    private static Message message(String topic, String text) {
        return new Message(1, Recorded.BEGAN, 0, Direction.IN, topic, QoS.AT_MOST_ONCE, false, false, 0, Properties.NONE, Payload.ofText(text));
    }

    private RecordedBirths births() throws RecordingFailure {
        var file = RecordingFile.open(path);
        return new RecordedBirths(file, new PageReader(path, Tasks.immediate(), why -> {}), selected::get, Tasks.immediate());
    }

    @Test
    void findsTheNewestUpToTheSelectedMessage() throws RecordingFailure {
        var births = births();
        assertThat(newest(births, 1, BIRTH)).isEmpty();
        assertThat(newest(births, 2, BIRTH)).hasValue("2");
        assertThat(newest(births, 3, BIRTH)).hasValue("2");
        assertThat(newest(births, 5, BIRTH)).hasValue("4");
        assertThat(newest(births, 5, "spBv1.0/plant/NBIRTH/oven")).isEmpty();
        assertThat(newest(births, 5, "a")).isEmpty();
    }

    private Optional<String> newest(RecordedBirths births, long number, String topic) {
        selected.set(number);
        return births.newest(topic).toCompletableFuture().join().map(Payload::asText);
    }

    @Test
    void failsWhenTheRecordingCannotBeRead() throws Exception {
        var births = births();
        Files.writeString(path, "no database at all, and longer than the head of one".repeat(40));

        assertThatThrownBy(() -> newest(births, 5, BIRTH)).isInstanceOf(CompletionException.class).hasRootCauseInstanceOf(RecordingFailure.class);
    }
}
