package dev.mqttworkbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// The tables, and how those of an older version become those of this one.
final class Schema {

    /// What `PRAGMA application_id` says of a file that is ours: "MQTW".
    private static final int APPLICATION = 0x4D51_5457;

    /// What `PRAGMA user_version` says of a file that this program writes.
    static final int VERSION = 3;

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE session (
                key INTEGER PRIMARY KEY, client_identifier TEXT NOT NULL, expiry_seconds INTEGER NOT NULL,
                disconnected_at INTEGER NOT NULL, will_topic TEXT, will_qos INTEGER, will_retain INTEGER,
                will_properties BLOB, will_payload BLOB, will_due_at INTEGER NOT NULL)""",
            """
            CREATE TABLE subscription (
                session INTEGER NOT NULL, topic_filter TEXT NOT NULL, qos INTEGER NOT NULL, no_local INTEGER NOT NULL,
                retain_as_published INTEGER NOT NULL, retain_handling INTEGER NOT NULL, identifier INTEGER,
                PRIMARY KEY (session, topic_filter)) WITHOUT ROWID""",
            """
            CREATE TABLE message (
                key INTEGER PRIMARY KEY, topic TEXT NOT NULL, qos INTEGER NOT NULL, retain INTEGER NOT NULL,
                properties BLOB, payload BLOB NOT NULL, expires_at INTEGER NOT NULL, publisher TEXT NOT NULL)""",
            """
            CREATE TABLE delivery (
                session INTEGER NOT NULL, number INTEGER NOT NULL, message INTEGER NOT NULL, qos INTEGER NOT NULL,
                retain INTEGER NOT NULL, subscription_identifiers TEXT, packet_identifier INTEGER NOT NULL,
                progress INTEGER NOT NULL, PRIMARY KEY (session, number)) WITHOUT ROWID""",
            """
            CREATE TABLE received (
                session INTEGER NOT NULL, packet_identifier INTEGER NOT NULL,
                PRIMARY KEY (session, packet_identifier)) WITHOUT ROWID""",
            """
            CREATE TABLE retained (
                topic TEXT PRIMARY KEY, qos INTEGER NOT NULL, properties BLOB, payload BLOB NOT NULL,
                expires_at INTEGER NOT NULL, publisher TEXT NOT NULL) WITHOUT ROWID""");

    /// What leads from version n to n + 1 stands at index n; the first one makes everything.
    private static final List<List<String>> STEPS = List.of(
            TABLES,
            List.of("ALTER TABLE session ADD COLUMN user_name TEXT"),
            List.of(
                    "ALTER TABLE retained ADD COLUMN set_at INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE retained ADD COLUMN by_will INTEGER NOT NULL DEFAULT 0"));

    private Schema() {}

    /// Makes the tables, or brings them from an older version to this one, in one transaction.
    ///
    /// @throws UnusableStore when a newer version of the program wrote the file
    /// @throws DamagedStore when another program wrote it
    static void migrate(Connection connection) throws SQLException, DamagedStore {
        var version = number(connection, "PRAGMA user_version");
        if (number(connection, "SELECT count(*) FROM sqlite_master") > 0
                && number(connection, "PRAGMA application_id") != APPLICATION) {
            throw new DamagedStore("it is the database of another program", new SQLException("application_id"));
        }
        if (version > VERSION) {
            throw new UnusableStore(
                    String.format(Locale.ROOT,
                            "The store was written by a newer version of this program (schema %d, this one knows %d). Use that version, or another folder.",
                            version, VERSION));
        }
        try (var statement = connection.createStatement()) {
            for (var step = version; step < VERSION; step++) {
                for (var sql : STEPS.get(step)) {
                    statement.executeUpdate(sql);
                }
            }
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
        }
        connection.commit();
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            return result.getInt(1);
        }
    }
}
