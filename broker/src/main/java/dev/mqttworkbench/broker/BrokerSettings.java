package dev.mqttworkbench.broker;

import java.time.Duration;

/// How a [Broker] runs: where it listens, and its limits.
///
/// @param host the address or name to listen on; loopback unless said otherwise
/// @param port 1 to 65,535, or 0 for any free port
/// @param maximumPacketSize the largest packet that is accepted, in bytes with the fixed header; announced to MQTT 5 clients
/// @param connectTimeout how long a Network Connection may take until its CONNECT is complete
/// @param receiveMaximum how many QoS 1 and 2 messages a client may have unacknowledged toward the broker, 1 to 65,535
/// @param maximumInFlight how many QoS 1 and 2 messages a client has unacknowledged at the most, 1 to 65,535; a client's own
///         Receive Maximum may lower it
/// @param maximumQueuedMessages how many messages wait for one Session at the most
/// @param maximumQueuedBytes how many payload bytes wait for one Session at the most
/// @param maximumSessionExpirySeconds the longest time that a Session of a disconnected client is kept; 4,294,967,295 is for
///         ever
public record BrokerSettings(
        String host,
        int port,
        int maximumPacketSize,
        Duration connectTimeout,
        int receiveMaximum,
        int maximumInFlight,
        int maximumQueuedMessages,
        long maximumQueuedBytes,
        long maximumSessionExpirySeconds) {

    /// The port that IANA registered for MQTT.
    public static final int MQTT_PORT = 1883;

    /// What a Session Expiry Interval of "never" looks like on the wire.
    public static final long NEVER = 0xFFFF_FFFFL;

    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public BrokerSettings {
        require(port >= 0 && port <= 65_535, "The port is a number from 0 to 65535, not " + port);
        require(maximumPacketSize >= 128, "The maximum packet size is at least 128 bytes, not " + maximumPacketSize);
        require(maximumPacketSize <= 268_435_460, "The maximum packet size is at most 268435460 bytes, the protocol's own limit, not " + maximumPacketSize);
        require(connectTimeout.isPositive(), "The connect timeout is longer than nothing");
        require(receiveMaximum >= 1 && receiveMaximum <= 65_535, "The receive maximum is a number from 1 to 65535, not " + receiveMaximum);
        require(maximumInFlight >= 1 && maximumInFlight <= 65_535, "The maximum in flight is a number from 1 to 65535, not " + maximumInFlight);
        require(maximumQueuedMessages >= 1, "At least one message can wait for a session, not " + maximumQueuedMessages);
        require(maximumQueuedBytes >= 1, "At least one byte can wait for a session, not " + maximumQueuedBytes);
        require(maximumSessionExpirySeconds >= 0 && maximumSessionExpirySeconds <= NEVER, "The maximum session expiry is 0 to 4294967295 seconds");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /// Loopback, port 1883, and limits that suit a laptop.
    public static BrokerSettings defaults() {
        return new BrokerSettings(
                "127.0.0.1", MQTT_PORT, 1 << 20, Duration.ofSeconds(10), 1_000, 1_000, 10_000, 64L << 20, NEVER);
    }

    /// These settings on another address.
    public BrokerSettings withHost(String other) {
        return new BrokerSettings(other, port, maximumPacketSize, connectTimeout, receiveMaximum, maximumInFlight, maximumQueuedMessages, maximumQueuedBytes, maximumSessionExpirySeconds);
    }

    /// These settings on another port.
    public BrokerSettings withPort(int other) {
        return new BrokerSettings(host, other, maximumPacketSize, connectTimeout, receiveMaximum, maximumInFlight, maximumQueuedMessages, maximumQueuedBytes, maximumSessionExpirySeconds);
    }

    /// These settings with another largest packet.
    public BrokerSettings withMaximumPacketSize(int other) {
        return new BrokerSettings(host, port, other, connectTimeout, receiveMaximum, maximumInFlight, maximumQueuedMessages, maximumQueuedBytes, maximumSessionExpirySeconds);
    }

    /// These settings with another time until CONNECT.
    public BrokerSettings withConnectTimeout(Duration other) {
        return new BrokerSettings(host, port, maximumPacketSize, other, receiveMaximum, maximumInFlight, maximumQueuedMessages, maximumQueuedBytes, maximumSessionExpirySeconds);
    }

    /// These settings with another limit of what a client may have unacknowledged toward the broker.
    public BrokerSettings withReceiveMaximum(int other) {
        return new BrokerSettings(host, port, maximumPacketSize, connectTimeout, other, maximumInFlight, maximumQueuedMessages, maximumQueuedBytes, maximumSessionExpirySeconds);
    }

    /// These settings with another limit of unacknowledged messages toward a client.
    public BrokerSettings withMaximumInFlight(int other) {
        return new BrokerSettings(host, port, maximumPacketSize, connectTimeout, receiveMaximum, other, maximumQueuedMessages, maximumQueuedBytes, maximumSessionExpirySeconds);
    }

    /// These settings with other limits of what waits for one Session.
    public BrokerSettings withQueueLimit(int messages, long bytes) {
        return new BrokerSettings(host, port, maximumPacketSize, connectTimeout, receiveMaximum, maximumInFlight, messages, bytes, maximumSessionExpirySeconds);
    }
}
