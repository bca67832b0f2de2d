package dev.mqttworkbench.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a whole database. On the store's thread only.
final class Loading {

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);
    private static final int GREATEST_PACKET_IDENTIFIER = 65_535;

    private final Connection connection;
    private final Map<Long, Stored.Session> sessions = new HashMap<>();
    private final Map<Long, MessageRow> messageRows = new HashMap<>();
    private final Map<Long, Stored.Message> messages = new HashMap<>();
    private long lastSession;
    private long lastMessage;
    private long lastDelivery;

    private Loading(Connection connection) {
        this.connection = connection;
    }

    /// What was read, and the highest keys in use.
    record Loaded(Stored stored, long lastSession, long lastMessage, long lastDelivery) {}

    /// @throws DamagedStore when the file is not what this program wrote
    static Loaded load(Connection connection) throws SQLException, DamagedStore {
        try {
            return new Loading(connection).all();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | PacketViolation damaged) {
            throw new DamagedStore("a value is out of its range: " + damaged.getMessage(), damaged);
        }
    }

    private Loaded all() throws SQLException, DamagedStore {
        requireSound();
        dropDeliveriesWithoutMessage();
        dropWhatHasNoSession();
        each("SELECT * FROM session", this::session);
        each("SELECT * FROM subscription", this::subscription);
        each("SELECT * FROM received", this::received);
        each("SELECT * FROM message", this::message);
        each("SELECT * FROM delivery ORDER BY session, number", this::delivery);
        var retained = new ArrayList<Stored.Retained>();
        each("SELECT * FROM retained", row -> retained.add(retained(row)));
        connection.commit(); // the end of reading
        return new Loaded(
                new Stored(List.copyOf(sessions.values()), retained), lastSession, lastMessage, lastDelivery);
    }

    private void requireSound() throws SQLException, DamagedStore {
        try (var statement = connection.createStatement(); var result = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (result.next() && !result.getString(1).equals("ok")) {
                throw new DamagedStore(result.getString(1), new SQLException("quick_check"));
            }
        }
    }

    /// From the disk too: a message that comes later may get the key of the one that is missing.
    private void dropDeliveriesWithoutMessage() throws SQLException {
        try (var statement = connection.createStatement()) {
            var dropped = statement.executeUpdate("DELETE FROM delivery WHERE message NOT IN (SELECT key FROM message)");
            if (dropped > 0) {
                LOG.warn("{} messages that were on their way to clients are not in the store and will not be sent.", dropped);
            }
        }
    }

    /// From the disk too: a Session that comes later may get the key of the one that is missing. An earlier version left them.
    private void dropWhatHasNoSession() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : List.of("subscription", "received", "delivery")) {
                statement.executeUpdate("DELETE FROM " + table + " WHERE session NOT IN (SELECT key FROM session)");
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException, DamagedStore;
    }

    private void each(String sql, RowReader reader) throws SQLException, DamagedStore {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private void session(ResultSet row) throws SQLException, DamagedStore {
        var key = row.getLong(1);
        var state = new Stored.SessionState(
                row.getString(2), Optional.ofNullable(row.getString(11)), row.getLong(3), row.getLong(4), will(row),
                row.getLong(10));
        sessions.put(key, new Stored.Session(
                new SessionRow(key, state, true), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        lastSession = Math.max(lastSession, key);
    }

    private static Optional<Will> will(ResultSet row) throws SQLException, DamagedStore {
        var topic = row.getString(5);
        return topic == null
                ? Optional.empty()
                : Optional.of(new Will(
                        new TopicName(topic), payload(row.getBytes(9)), QoS.of(row.getInt(6)), row.getInt(7) != 0,
                        PropertiesBlob.read(row.getBytes(8))));
    }

    private void subscription(ResultSet row) throws SQLException {
        var session = sessions.get(row.getLong(1));
        if (session == null) {
            return;
        }
        var options = new SubscriptionOptions(
                QoS.of(row.getInt(3)), row.getInt(4) != 0, row.getInt(5) != 0,
                SubscriptionOptions.RetainHandling.of(row.getInt(6)));
        var number = row.getInt(7);
        var identifier = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
        var filter = new TopicFilter(row.getString(2)).value();
        session.subscriptions().add(new Stored.Subscription(
                new SubscriptionRow(session.row(), filter, options, identifier, true), filter, options, identifier));
    }

    private void received(ResultSet row) throws SQLException {
        var session = sessions.get(row.getLong(1));
        if (session != null) {
            session.received().add(new ReceivedRow(session.row(), packetIdentifier(row.getInt(2), 1), true));
        }
    }

    private void message(ResultSet row) throws SQLException, DamagedStore {
        var key = row.getLong(1);
        var message = new Stored.Message(
                topic(row.getString(2)), QoS.of(row.getInt(3)), row.getInt(4) != 0, PropertiesBlob.read(row.getBytes(5)),
                payload(row.getBytes(6)), row.getLong(7), row.getString(8));
        messages.put(key, message);
        messageRows.put(key, new MessageRow(key, message, true));
        lastMessage = Math.max(lastMessage, key);
    }

    private void delivery(ResultSet row) throws SQLException {
        var session = sessions.get(row.getLong(1));
        var messageRow = messageRows.get(row.getLong(3));
        var message = messages.get(row.getLong(3));
        lastDelivery = Math.max(lastDelivery, row.getLong(2));
        if (session == null || messageRow == null || message == null) {
            return;
        }
        var qos = QoS.of(row.getInt(4));
        var identifiers = IdentifierList.read(row.getString(6));
        var delivery = new DeliveryRow(
                session.row(), row.getLong(2), messageRow, qos, row.getInt(5) != 0, identifiers,
                packetIdentifier(row.getInt(7), 0),
                DeliveryRow.Progress.values()[row.getInt(8)], true);
        session.deliveries().add(new Stored.Delivery(delivery, message, qos, row.getInt(5) != 0, identifiers));
    }

    private static Stored.Retained retained(ResultSet row) throws SQLException, DamagedStore {
        var message = new Stored.Message(
                topic(row.getString(1)), QoS.of(row.getInt(2)), true, PropertiesBlob.read(row.getBytes(3)),
                payload(row.getBytes(4)), row.getLong(5), row.getString(6));
        var origin = new Stored.Origin(row.getLong(7), row.getInt(8) != 0);
        return new Stored.Retained(new RetainedRow(message, origin, true), message, origin);
    }

    /// @throws IllegalArgumentException when it is no Topic Name
    private static String topic(String text) {
        return new TopicName(text).value();
    }

    private static int packetIdentifier(int number, int least) {
        if (number < least || number > GREATEST_PACKET_IDENTIFIER) {
            throw new IllegalArgumentException("packet identifier " + number + " does not exist");
        }
        return number;
    }

    private static Payload payload(byte @Nullable [] bytes) {
        return bytes == null ? Payload.EMPTY : Payload.taking(bytes);
    }
}
