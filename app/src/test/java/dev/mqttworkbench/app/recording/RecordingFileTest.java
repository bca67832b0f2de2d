package dev.mqttworkbench.app.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.workbench.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordingFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws Exception {
        var file = Recorded.write(folder.resolve("a.sqlite"), 100);

        assertThat(RecordingFile.open(file)).isEqualTo(new RecordingFile(file, 100, 0, "mqtt://127.0.0.1:1883",
                Optional.of(Recorded.BEGAN.plusMillis(1)), Optional.of(Recorded.BEGAN.plusMillis(100))));
        try (var reader = RecordingReader.open(file)) {
            assertThat(reader.read(RowNumbers.all(100).slice(0, 100)))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nanoTime", "packetIdentifier")
                    .containsExactlyElementsOf(Recorded.messages(100));
        }
    }

    @Test
    void hasTheTablesThatAreDocumented() throws Exception {
        var file = Recorded.write(folder.resolve("a.sqlite"), 6);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT number, time, nanos, direction, topic, qos, retain, dup, payload, properties, client
                        FROM messages WHERE json_extract(properties, '$.userProperties[0].value') = 'hall 0'""")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("number")).isEqualTo(6);
            assertThat(row.getString("time")).isEqualTo("2026-11-23T12:40:10.412213789Z");
            assertThat(row.getLong("nanos")).isEqualTo(1_795_437_610_412_213_789L);
            assertThat(row.getString("direction")).isEqualTo("in");
            assertThat(row.getBytes("payload")).asString().isEqualTo("{\"RPM\":6}");
            assertThat(row.getString("client")).isEqualTo("press-04");
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void remembersWhatWasLost() throws Exception {
        var file = folder.resolve("a.sqlite");
        try (var writer = RecordingWriter.create(file, Map.of())) {
            writer.append(List.of(Recorded.message(1)), 0);
            writer.append(List.of(Recorded.message(9)), 7);
        }

        assertThat(RecordingFile.open(file)).extracting(RecordingFile::messages, RecordingFile::lost).containsExactly(2, 7L);
    }

    @Test
    void opensWhileItIsWritten() throws Exception {
        var file = folder.resolve("a.sqlite");
        try (var writer = RecordingWriter.create(file, Map.of())) {
            writer.append(Recorded.messages(10), 0);
            assertThat(RecordingFile.open(file).messages()).isEqualTo(10);
            writer.append(Recorded.messages(10), 0);
            assertThat(RecordingFile.open(file).messages()).isEqualTo(20);
        }
    }

    @Test
    void opensARecordingWithoutMessages() throws Exception {
        assertThat(RecordingFile.open(Recorded.write(folder.resolve("a.sqlite"), 0)))
                .extracting(RecordingFile::messages, RecordingFile::first).containsExactly(0, Optional.empty());
    }

    /// SQL and the filter itself say the same.
    @ParameterizedTest
    @ValueSource(strings = {
        "", "rpm", "plant/#", "plant/+/press", "+/lamp", "#", "$SYS/#", "topic:PLANT", "topic=home/lamp", "topic:plant/line-1/press", "plant/line-1/#",
        "qos:1", "qos>=1", "qos<2", "-qos:0", "size>10", "size<=3", "size=9", "retain:true", "dup:false", "dir:out", "-dir:in",
        "payload:rpm", "payload=\"{\\\"RPM\\\":7}\"", "-payload:rpm", "type:json", "property:site", "property:\"site=hall 1\"", "-property:site", "client:press", "client=press-04", "-client=press-04", "-client:press",
        "plant/# qos>=1 rpm -retain:true", "not plant/#", "not +/lamp", "-topic:plant dir:in"})
    void findsWhatTheFilterTakes(String text) throws Exception {
        var file = Recorded.write(folder.resolve("a.sqlite"), 300);
        var filter = MessageFilter.of(text);
        try (var reader = RecordingReader.open(file)) {
            var found = reader.find(filter, 300, upTo -> {}, () -> false);

            assertThat(found.slice(0, found.size()))
                    .containsExactly(Recorded.messages(300).stream().filter(filter::accepts).mapToInt(message -> (int) message.number()).toArray());
        }
    }

    @Test
    void saysThatAFileIsNoRecording() throws Exception {
        var text = Files.writeString(folder.resolve("text.sqlite"), "no database, but long enough to be one");
        var other = folder.resolve("other.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + other); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE messages (a)");
        }

        assertKind(text, RecordingFailure.Kind.FOREIGN);
        assertKind(other, RecordingFailure.Kind.FOREIGN);
        assertKind(folder.resolve("missing.sqlite"), RecordingFailure.Kind.MISSING);
        assertKind(folder, RecordingFailure.Kind.MISSING);
        assertThatThrownBy(() -> new RecordedSource(folder.resolve("missing.sqlite"), RowNumbers.all(1)).read(message -> true))
                .as("deleted after it was opened").isInstanceOfSatisfying(RecordingFailure.class, why -> assertThat(why.kind()).isEqualTo(RecordingFailure.Kind.MISSING));
    }

    @Test
    void leavesRecordingsOfANewerWorkbenchAlone() throws Exception {
        var file = Recorded.write(folder.resolve("a.sqlite"), 1);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 2");
        }

        assertKind(file, RecordingFailure.Kind.NEWER);
    }

    @Test
    void saysThatARecordingIsDamaged() throws Exception {
        var file = Recorded.write(folder.resolve("a.sqlite"), 5_000);
        var bytes = Files.readAllBytes(file);
        for (var i = 4_096; i < bytes.length; i++) {
            bytes[i] = (byte) 0xAA;
        }
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);

        assertKind(file, RecordingFailure.Kind.DAMAGED);
    }

    @Test
    void saysThatAMessageIsDamaged() throws IOException, SQLException {
        var file = Recorded.write(folder.resolve("a.sqlite"), 5);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("UPDATE messages SET properties = 'no json' WHERE number = 3");
        }
        try (var reader = RecordingReader.open(file)) {
            assertThatThrownBy(() -> reader.read(3)).isInstanceOfSatisfying(RecordingFailure.class,
                    failure -> assertThat(failure.kind()).isEqualTo(RecordingFailure.Kind.DAMAGED));
            assertThat(reader.read(4)).extracting(Message::number).containsExactly(4L);
        }
    }

    private static void assertKind(Path file, RecordingFailure.Kind kind) {
        assertThatThrownBy(() -> RecordingFile.open(file)).isInstanceOfSatisfying(RecordingFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
