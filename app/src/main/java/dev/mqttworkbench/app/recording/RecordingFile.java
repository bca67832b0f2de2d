package dev.mqttworkbench.app.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A recording that can be read, and what it says about itself. Immutable.
///
/// @param path where it is
/// @param messages how many are in it, numbered from 1 without a gap
/// @param lost how many came meanwhile and are not in it
/// @param address of the broker, empty where it is not known
/// @param first when the first message passed
/// @param last when the last message passed
public record RecordingFile(Path path, int messages, long lost, String address, Optional<Instant> first, Optional<Instant> last) {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /// Opens a recording. Not on the JavaFX thread.
    ///
    /// @throws RecordingFailure when it is none, or cannot be read
    static RecordingFile open(Path path) throws RecordingFailure {
        requireMagic(path);
        try (var reader = RecordingReader.open(path)) {
            reader.requireRecording();
            return reader.describe();
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        }
    }

    private static void requireMagic(Path path) throws RecordingFailure {
        if (!Files.isRegularFile(path)) {
            throw new RecordingFailure(RecordingFailure.Kind.MISSING, path.toString());
        }
        try (var in = Files.newInputStream(path)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new RecordingFailure(RecordingFailure.Kind.FOREIGN, path.toString());
            }
        } catch (RecordingFailure foreign) {
            throw foreign;
        } catch (IOException refused) {
            throw new RecordingFailure(refused);
        }
    }
}
