package dev.mqttworkbench.app.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.mqttworkbench.app.messages.MessageJson;
import dev.mqttworkbench.app.workbench.Message;
import org.jspecify.annotations.Nullable;

/// A recording that is being written: a batch is one transaction, so what was written stays readable whatever happens next. On
/// one thread, not the JavaFX thread.
final class RecordingWriter implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(RecordingSchema.TIME_PATTERN).withZone(ZoneOffset.UTC);
    /// How long another program may read; meanwhile messages wait, or are counted as lost.
    private static final int PATIENCE_MILLIS = 30_000;
    private static final long SECOND = 1_000_000_000L;

    private final Path file;
    private final @Nullable Object identity;
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement insertLost;
    private long written;

    private RecordingWriter(Path file, Connection connection) throws SQLException, IOException {
        this.file = file;
        this.connection = connection;
        this.insert = connection.prepareStatement(RecordingSchema.INSERT);
        this.insertLost = connection.prepareStatement(RecordingSchema.INSERT_LOST);
        this.identity = identity(file);
    }

    /// Makes the file, in the place of one that is there.
    ///
    /// @param facts about the connection, for the table `recording`
    static RecordingWriter create(Path file, Map<String, String> facts) throws RecordingFailure {
        return create(file, facts, 0);
    }

    /// The same.
    ///
    /// @param maximumPages how large the file may grow, in pages of SQLite; 0 leaves that to the disk
    static RecordingWriter create(Path file, Map<String, String> facts, int maximumPages) throws RecordingFailure {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                prepare(connection, maximumPages);
                var writer = new RecordingWriter(file, connection);
                writer.put(facts);
                connection.commit();
                return writer;
            } catch (SQLException | IOException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        } catch (IOException failure) {
            throw new RecordingFailure(failure);
        }
    }

    private static void prepare(Connection connection, int maximumPages) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA busy_timeout = " + PATIENCE_MILLIS);
            if (maximumPages > 0) {
                statement.execute("PRAGMA max_page_count = " + maximumPages);
            }
            for (var sql : RecordingSchema.CREATE) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(false);
    }

    private void put(Map<String, String> facts) throws SQLException {
        try (var statement = connection.prepareStatement(RecordingSchema.PUT_FACT)) {
            for (var fact : facts.entrySet()) {
                statement.setString(1, fact.getKey());
                statement.setString(2, fact.getValue());
                statement.executeUpdate();
            }
        }
    }

    /// A time as it stands in the tables.
    static String time(Instant at) {
        return TIME.format(at);
    }

    /// How many messages are in the file.
    long written() {
        return written;
    }

    /// How many bytes the file has.
    long size() throws IOException {
        return Files.size(file);
    }

    /// Writes messages, all or none.
    ///
    /// @param lost how many came before these and are not here
    void append(List<Message> messages, long lost) throws RecordingFailure {
        try {
            requireFile();
            if (lost > 0) {
                insertLost.setLong(1, written + 1);
                insertLost.setLong(2, lost);
                insertLost.setString(3, time(Instant.now()));
                insertLost.executeUpdate();
            }
            var number = written;
            for (var message : messages) {
                bind(++number, message);
                insert.executeUpdate();
            }
            connection.commit();
            written = number;
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        } catch (IOException failure) {
            throw new RecordingFailure(RecordingFailure.Kind.GONE, failure.toString());
        }
    }

    /// On systems where an open file can be deleted, it would be written to until the end, and then be gone.
    private void requireFile() throws IOException {
        if (!Objects.equals(identity, identity(file))) {
            throw new IOException("another file is there now");
        }
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private void bind(long number, Message message) throws SQLException {
        insert.setLong(1, number);
        insert.setString(2, time(message.at()));
        insert.setLong(3, message.at().getEpochSecond() * SECOND + message.at().getNano());
        insert.setString(4, MessageJson.direction(message));
        insert.setString(5, message.topic());
        insert.setInt(6, message.qos().level());
        insert.setInt(7, message.retain() ? 1 : 0);
        insert.setInt(8, message.dup() ? 1 : 0);
        insert.setBytes(9, message.payload().toBytes());
        insert.setString(10, message.properties().isEmpty() ? null : MessageJson.properties(message.properties()));
        insert.setString(11, message.publisher().orElse(null));
    }

    /// Writes how it ended.
    void finish(Map<String, String> facts) throws RecordingFailure {
        try {
            requireFile();
            put(facts);
            connection.commit();
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        } catch (IOException failure) {
            throw new RecordingFailure(RecordingFailure.Kind.GONE, failure.toString());
        }
    }

    /// Closes the file; what was not committed is not in it.
    @Override
    public void close() throws RecordingFailure {
        try (connection; insert; insertLost) {
            connection.rollback();
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        }
    }
}
