package dev.mqttworkbench.app.recording;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.messages.MessageJson;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;

/// Reads messages of a recording, some at a time. On one thread at a time, not the JavaFX thread.
final class RecordingReader implements AutoCloseable {

    private static final String READ_AND_WRITE = "2"; // a crash may have left a journal, which only a writer can roll back
    private static final int CHUNK = 20_000;
    private static final int AT_ONCE = 128;
    private static final String BIRTHS = "spBv1.0/*/[ND]BIRTH/*";
    private static final long SECOND = 1_000_000_000L;

    private final Path path;
    private final Connection connection;

    private RecordingReader(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /// Opens the file; nothing is written to it.
    static RecordingReader open(Path path) throws SQLException, RecordingFailure {
        var options = new Properties();
        options.setProperty("open_mode", READ_AND_WRITE);
        var connection = connect(path, options);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA query_only = 1");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return new RecordingReader(path, connection);
    }

    private static Connection connect(Path path, Properties options) throws RecordingFailure {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + path, options);
        } catch (SQLException failure) {
            throw RecordingFailure.opening(path, failure);
        }
    }

    /// @throws RecordingFailure when the file is a database of something else, or of a newer workbench
    void requireRecording() throws SQLException, RecordingFailure {
        if (number("PRAGMA application_id") != RecordingSchema.APPLICATION_ID) {
            throw new RecordingFailure(RecordingFailure.Kind.FOREIGN, path.toString());
        }
        if (number("PRAGMA user_version") > RecordingSchema.VERSION) {
            throw new RecordingFailure(RecordingFailure.Kind.NEWER, path.toString());
        }
    }

    /// What the recording says about itself.
    RecordingFile describe() throws SQLException {
        var count = number("SELECT coalesce(max(number), 0) FROM messages");
        var lost = number("SELECT coalesce(sum(count), 0) FROM lost");
        return new RecordingFile(path, Math.toIntExact(count), lost, fact("address"), time("min"), time("max"));
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private String fact(String name) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT value FROM recording WHERE name = ?")) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : "";
            }
        }
    }

    private Optional<Instant> time(String end) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT nanos FROM messages WHERE number = (SELECT " + end + "(number) FROM messages)")) {
            return result.next() ? Optional.of(instant(result.getLong(1))) : Optional.empty();
        }
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    /// The messages with these numbers, which rise.
    List<Message> read(int... numbers) throws RecordingFailure {
        var list = IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return query("number IN (" + list + ")", statement -> {});
    }

    /// Where the birth certificates of Sparkplug B are, by their topics.
    ///
    /// @param last the highest number
    /// @param isCancelled asked now and then; then the answer is incomplete
    Map<String, RowNumbers> births(int last, BooleanSupplier isCancelled) throws RecordingFailure {
        var found = new HashMap<String, RowNumbers.Builder>();
        for (var from = 1; from <= last && !isCancelled.getAsBoolean(); from += CHUNK) {
            var range = "number BETWEEN " + from + " AND " + Math.min(last, from + CHUNK - 1);
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("SELECT number, topic FROM messages WHERE " + range + " AND topic GLOB '" + BIRTHS + "' ORDER BY number")) {
                while (result.next()) {
                    found.computeIfAbsent(result.getString(2), topic -> new RowNumbers.Builder()).add(result.getInt(1));
                }
            } catch (SQLException failure) {
                throw RecordingFailure.of(failure);
            }
        }
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().done()));
    }

    /// Hands over these messages in order until `each` answers false.
    void readAll(RowNumbers numbers, Predicate<Message> each) throws RecordingFailure {
        for (var row = 0; row < numbers.size(); row += AT_ONCE) {
            for (var message : read(numbers.slice(row, Math.min(numbers.size(), row + AT_ONCE)))) {
                if (!each.test(message)) {
                    return;
                }
            }
        }
    }

    /// The numbers of the messages that a filter takes.
    ///
    /// @param last the highest number
    /// @param progress hears up to which number it has looked
    /// @param isCancelled asked now and then; then the answer is incomplete
    RowNumbers find(MessageFilter filter, int last, IntConsumer progress, BooleanSupplier isCancelled) throws RecordingFailure {
        var found = new RowNumbers.Builder();
        var sql = SqlFilter.of(filter);
        for (var from = 1; from <= last && !isCancelled.getAsBoolean(); from += CHUNK) {
            var to = Math.min(last, from + CHUNK - 1);
            if (sql.isExact()) {
                findExactly(sql, from, to, found);
            } else {
                scan(sql, filter, from, to, found);
            }
            progress.accept(to);
        }
        return found.done();
    }

    private void findExactly(SqlFilter sql, int from, int to, RowNumbers.Builder found) throws RecordingFailure {
        var text = "SELECT number FROM messages WHERE number BETWEEN " + from + " AND " + to + " AND (" + sql.where() + ") ORDER BY number";
        try (var statement = connection.prepareStatement(text)) {
            sql.bind(statement, 1);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(result.getInt(1));
                }
            }
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        }
    }

    private void scan(SqlFilter sql, MessageFilter filter, int from, int to, RowNumbers.Builder found) throws RecordingFailure {
        query("number BETWEEN " + from + " AND " + to + " AND (" + sql.where() + ")", statement -> sql.bind(statement, 1), message -> {
            if (filter.accepts(message)) {
                found.add(Math.toIntExact(message.number()));
            }
        });
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Message> query(String where, Binding binding) throws RecordingFailure {
        var messages = new ArrayList<Message>();
        query(where, binding, messages::add);
        return messages;
    }

    private void query(String where, Binding binding, Consumer<Message> each) throws RecordingFailure {
        var text = "SELECT " + RecordingSchema.COLUMNS + " FROM messages WHERE " + where + " ORDER BY number";
        try (var statement = connection.prepareStatement(text)) {
            binding.bind(statement);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    each.accept(message(result));
                }
            }
        } catch (SQLException failure) {
            throw RecordingFailure.of(failure);
        } catch (RuntimeException noMessage) { // another program has put something else into a column
            throw new RecordingFailure(RecordingFailure.Kind.DAMAGED, noMessage.toString());
        }
    }

    private static Message message(ResultSet row) throws SQLException {
        var nanos = row.getLong(2);
        var properties = Optional.ofNullable(row.getString(9)).map(MessageJson::readProperties);
        return new Message(row.getLong(1), instant(nanos), nanos, row.getString(3).equals("in") ? Direction.IN : Direction.OUT,
                row.getString(4), QoS.of(row.getInt(5)), row.getBoolean(6), row.getBoolean(7), 0,
                properties.orElse(dev.mqttworkbench.mqtt.packet.Properties.NONE), Payload.taking(row.getBytes(8)),
                Optional.ofNullable(row.getString(10)));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
