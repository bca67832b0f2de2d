package dev.mqttworkbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// The SQLite file: carries out operations, a list of them in one transaction. On the store's thread only.
final class Database implements AutoCloseable {

    private static final int CACHE_KIB = 16 * 1024;

    private enum Sql {
        PUT_SESSION("INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        DELETE_SESSION("DELETE FROM session WHERE key = ?"),
        DELETE_SUBSCRIPTIONS("DELETE FROM subscription WHERE session = ?"),
        DELETE_DELIVERIES("DELETE FROM delivery WHERE session = ?"),
        DELETE_ALL_RECEIVED("DELETE FROM received WHERE session = ?"),
        PUT_SUBSCRIPTION("INSERT OR REPLACE INTO subscription VALUES (?, ?, ?, ?, ?, ?, ?)"),
        DELETE_SUBSCRIPTION("DELETE FROM subscription WHERE session = ? AND topic_filter = ?"),
        PUT_MESSAGE("INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        DELETE_MESSAGE("DELETE FROM message WHERE key = ?"),
        PUT_DELIVERY("INSERT OR REPLACE INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        DELETE_DELIVERY("DELETE FROM delivery WHERE session = ? AND number = ?"),
        PUT_RECEIVED("INSERT OR REPLACE INTO received VALUES (?, ?)"),
        DELETE_RECEIVED("DELETE FROM received WHERE session = ? AND packet_identifier = ?"),
        PUT_RETAINED("INSERT OR REPLACE INTO retained VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        DELETE_RETAINED("DELETE FROM retained WHERE topic = ?");

        private final String text;

        Sql(String text) {
            this.text = text;
        }
    }

    private final Connection connection;
    private final Map<Sql, PreparedStatement> statements = new EnumMap<>(Sql.class);

    private Database(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file, made where it is not there, with the tables of this version.
    ///
    /// @param survivesPowerLoss whether each commit waits until the disk has it
    static Database open(Path file, boolean survivesPowerLoss) throws SQLException, DamagedStore {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(
                survivesPowerLoss ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-CACHE_KIB);
        config.setBusyTimeout(5_000);
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
        try {
            connection.setAutoCommit(false);
            Schema.migrate(connection);
            var database = new Database(connection);
            database.requireTables();
            return database;
        } catch (SQLException | DamagedStore | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /// Every statement is prepared once: it says which table or column is missing before something is to be written there.
    private void requireTables() throws SQLException {
        for (var sql : Sql.values()) {
            prepared(sql);
        }
    }

    /// The connection, to read from.
    Connection connection() {
        return connection;
    }

    /// Carries out the operations, all or none.
    void apply(List<Operation> operations) throws SQLException {
        try {
            for (var operation : operations) {
                apply(operation);
            }
            connection.commit();
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void rollBack(Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            because.addSuppressed(alsoFailed); // a full disk has ended the transaction already
            beginAgain(because);
        }
    }

    /// The driver begins a transaction when the one before has ended, but does not know of an end that SQLite brought about.
    private void beginAgain(Throwable because) {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private void apply(Operation operation) throws SQLException {
        switch (operation) {
            case Operation.PutSession put -> putSession(put);
            case Operation.DeleteSession delete -> {
                for (var sql : List.of(
                        Sql.DELETE_SESSION, Sql.DELETE_SUBSCRIPTIONS, Sql.DELETE_DELIVERIES, Sql.DELETE_ALL_RECEIVED)) {
                    execute(sql, delete.key());
                }
            }
            case Operation.PutSubscription put -> putSubscription(put);
            case Operation.DeleteSubscription delete -> {
                var statement = prepared(Sql.DELETE_SUBSCRIPTION);
                statement.setLong(1, delete.session());
                statement.setString(2, delete.topicFilter());
                statement.executeUpdate();
            }
            case Operation.PutMessage put -> putMessage(put);
            case Operation.DeleteMessage delete -> execute(Sql.DELETE_MESSAGE, delete.key());
            case Operation.PutDelivery put -> putDelivery(put);
            case Operation.DeleteDelivery delete -> execute(Sql.DELETE_DELIVERY, delete.session(), delete.number());
            case Operation.PutReceived put -> execute(Sql.PUT_RECEIVED, put.session(), put.packetIdentifier());
            case Operation.DeleteReceived delete ->
                    execute(Sql.DELETE_RECEIVED, delete.session(), delete.packetIdentifier());
            case Operation.PutRetained put -> putRetained(put.message(), put.origin());
            case Operation.DeleteRetained delete -> {
                var statement = prepared(Sql.DELETE_RETAINED);
                statement.setString(1, delete.topic());
                statement.executeUpdate();
            }
        }
    }

    private void putSession(Operation.PutSession put) throws SQLException {
        var state = put.state();
        var will = state.will().orElse(null);
        var statement = prepared(Sql.PUT_SESSION);
        statement.setLong(1, put.key());
        statement.setString(2, state.clientIdentifier());
        statement.setLong(3, state.expirySeconds());
        statement.setLong(4, state.disconnectedAt());
        statement.setString(5, will == null ? null : will.topic().value());
        statement.setInt(6, will == null ? 0 : will.qos().level());
        statement.setInt(7, will != null && will.retain() ? 1 : 0);
        statement.setBytes(8, will == null ? null : PropertiesBlob.write(will.properties()));
        statement.setBytes(9, will == null ? null : will.payload().toBytes());
        statement.setLong(10, state.willDueAt());
        statement.setString(11, state.userName().orElse(null));
        statement.executeUpdate();
    }

    private void putSubscription(Operation.PutSubscription put) throws SQLException {
        var statement = prepared(Sql.PUT_SUBSCRIPTION);
        statement.setLong(1, put.session());
        statement.setString(2, put.topicFilter());
        statement.setInt(3, put.options().maximumQos().level());
        statement.setInt(4, put.options().noLocal() ? 1 : 0);
        statement.setInt(5, put.options().retainAsPublished() ? 1 : 0);
        statement.setInt(6, put.options().retainHandling().number());
        setOptional(statement, 7, put.identifier());
        statement.executeUpdate();
    }

    private void putMessage(Operation.PutMessage put) throws SQLException {
        var message = put.message();
        var statement = prepared(Sql.PUT_MESSAGE);
        statement.setLong(1, put.key());
        statement.setString(2, message.topic());
        statement.setInt(3, message.qos().level());
        statement.setInt(4, message.retain() ? 1 : 0);
        statement.setBytes(5, PropertiesBlob.write(message.properties()));
        statement.setBytes(6, message.payload().toBytes());
        statement.setLong(7, message.expiresAt());
        statement.setString(8, message.publisher());
        statement.executeUpdate();
    }

    private void putDelivery(Operation.PutDelivery put) throws SQLException {
        var statement = prepared(Sql.PUT_DELIVERY);
        statement.setLong(1, put.session());
        statement.setLong(2, put.number());
        statement.setLong(3, put.message());
        statement.setInt(4, put.qos().level());
        statement.setInt(5, put.retain() ? 1 : 0);
        statement.setString(6, IdentifierList.write(put.subscriptionIdentifiers()));
        statement.setInt(7, put.packetIdentifier());
        statement.setInt(8, put.progress().ordinal());
        statement.executeUpdate();
    }

    private void putRetained(Stored.Message message, Stored.Origin origin) throws SQLException {
        var statement = prepared(Sql.PUT_RETAINED);
        statement.setString(1, message.topic());
        statement.setInt(2, message.qos().level());
        statement.setBytes(3, PropertiesBlob.write(message.properties()));
        statement.setBytes(4, message.payload().toBytes());
        statement.setLong(5, message.expiresAt());
        statement.setString(6, message.publisher());
        statement.setLong(7, origin.setAt());
        statement.setInt(8, origin.byWill() ? 1 : 0);
        statement.executeUpdate();
    }

    private void execute(Sql sql, long... parameters) throws SQLException {
        var statement = prepared(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setLong(i + 1, parameters[i]);
        }
        statement.executeUpdate();
    }

    private static void setOptional(PreparedStatement statement, int index, OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            statement.setInt(index, value.getAsInt());
        } else {
            statement.setString(index, null);
        }
    }

    private PreparedStatement prepared(Sql sql) throws SQLException {
        @Nullable PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql.text);
            statements.put(sql, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (var statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
