package dev.mqttworkbench.app.recording;

import java.util.List;

/// The tables of a recording, which any program for SQLite opens: see `docs/recordings.md`.
final class RecordingSchema {

    /// What `PRAGMA application_id` says in a recording: `MQwr`.
    static final int APPLICATION_ID = 0x4D51_7772;
    /// The form of the tables, in `PRAGMA user_version`; higher ones are not read.
    static final int VERSION = 1;

    static final String TIME_PATTERN = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'";

    static final List<String> CREATE = List.of(
            "PRAGMA application_id = " + APPLICATION_ID,
            "PRAGMA user_version = " + VERSION,
            """
            CREATE TABLE messages (
                number INTEGER PRIMARY KEY,
                time TEXT NOT NULL,
                nanos INTEGER NOT NULL,
                direction TEXT NOT NULL,
                topic TEXT NOT NULL,
                qos INTEGER NOT NULL,
                retain INTEGER NOT NULL,
                dup INTEGER NOT NULL,
                payload BLOB NOT NULL,
                properties TEXT,
                client TEXT)""",
            "CREATE TABLE lost (before_number INTEGER NOT NULL, count INTEGER NOT NULL, time TEXT NOT NULL)",
            "CREATE TABLE recording (name TEXT PRIMARY KEY, value TEXT NOT NULL)");

    static final String INSERT = "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String INSERT_LOST = "INSERT INTO lost VALUES (?, ?, ?)";
    static final String PUT_FACT = "INSERT OR REPLACE INTO recording VALUES (?, ?)";
    static final String COLUMNS = "number, nanos, direction, topic, qos, retain, dup, payload, properties, client";

    private RecordingSchema() {}
}
