package dev.mqttworkbench.app.recording;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Predicate;

import dev.mqttworkbench.app.messages.MessageSource;
import dev.mqttworkbench.app.workbench.Message;

/// Some messages of a recording, read from the disk as they are needed.
///
/// @param path of the recording
/// @param numbers of the messages
record RecordedSource(Path path, RowNumbers numbers) implements MessageSource {

    @Override
    public long count() {
        return numbers.size();
    }

    @Override
    public void read(Predicate<Message> each) throws RecordingFailure {
        try (var reader = RecordingReader.open(path)) {
            reader.readAll(numbers, each);
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        }
    }
}
