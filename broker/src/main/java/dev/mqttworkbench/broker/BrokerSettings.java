package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import dev.mqttworkbench.endpoint.ListenerSettings;

/// How a [Broker] runs: where it listens, and its limits.
///
/// @param listeners where it listens, at least one; one on loopback unless said otherwise
/// @param maximumPacketSize the largest packet that is accepted, in bytes with the fixed header; announced to MQTT 5 clients
/// @param connectTimeout how long a Network Connection may take until its CONNECT is complete
/// @param receiveMaximum how many QoS 1 and 2 messages a client may have unacknowledged toward the broker, 1 to 65,535
/// @param maximumInFlight how many QoS 1 and 2 messages a client has unacknowledged at the most, 1 to 65,535; a client's own
///         Receive Maximum may lower it
/// @param maximumQueuedMessages how many messages wait for one Session at the most
/// @param maximumQueuedBytes how many bytes of messages wait for one Session or are in flight to it at the most
/// @param maximumSessionExpirySeconds the longest time that a Session of a disconnected client is kept; 4,294,967,295 is for
///         ever
/// @param limits how much of something the broker takes
/// @param offers what MQTT 5 clients are told beside the limits
/// @param validatesPayloadFormat whether a payload that is said to be UTF-8 and is not is refused with 0x99, at QoS 0 with the
///         connection; otherwise it is forwarded
/// @param sysInterval how often what the broker says about itself is published under `$SYS/`; zero: never
/// @param store what survives the end of the broker
/// @param access who gets in, and what they may do
public record BrokerSettings(
        List<ListenerSettings> listeners,
        int maximumPacketSize,
        Duration connectTimeout,
        int receiveMaximum,
        int maximumInFlight,
        int maximumQueuedMessages,
        long maximumQueuedBytes,
        long maximumSessionExpirySeconds,
        Limits limits,
        ConnectOffers offers,
        boolean validatesPayloadFormat,
        Duration sysInterval,
        StoreSettings store,
        AccessSettings access) {

    /// The port that IANA registered for MQTT.
    public static final int MQTT_PORT = 1883;

    /// What a Session Expiry Interval of "never" looks like on the wire.
    public static final long NEVER = 0xFFFF_FFFFL;

    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public BrokerSettings {
        listeners = List.copyOf(listeners);
        if (listeners.isEmpty()) {
            throw new IllegalArgumentException("A broker has a listener");
        }
        requireWithin("The maximum packet size", maximumPacketSize, 128, 268_435_460);
        requireWithin("The receive maximum", receiveMaximum, 1, 65_535);
        requireWithin("The maximum in flight", maximumInFlight, 1, 65_535);
        requireWithin("The number of messages that wait for a session", maximumQueuedMessages, 1, Integer.MAX_VALUE);
        requireWithin("The number of bytes that wait for a session", maximumQueuedBytes, 1, Long.MAX_VALUE);
        requireWithin("The maximum session expiry in seconds", maximumSessionExpirySeconds, 0, NEVER);
        if (sysInterval.isNegative()) {
            throw new IllegalArgumentException("The interval of $SYS is not less than nothing");
        }
        if (!connectTimeout.isPositive()) {
            throw new IllegalArgumentException("The connect timeout is longer than nothing");
        }
    }

    private static void requireWithin(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s is a number from %d to %d, not %d", what, least, most, value));
        }
    }

    /// Loopback, port 1883, and limits that suit a laptop.
    public static BrokerSettings defaults() {
        return new BrokerSettings(
                List.of(ListenerSettings.tcp("127.0.0.1", MQTT_PORT)), 1 << 20, Duration.ofSeconds(10), 1_000, 1_000, 10_000, 64L << 20, NEVER, Limits.DEFAULTS,
                ConnectOffers.DEFAULTS, false,
                Duration.ofSeconds(10), StoreSettings.MEMORY, AccessSettings.DEFAULTS);
    }

    /// The first listener, whose address stands for the broker.
    public ListenerSettings listener() {
        return listeners.getFirst();
    }

    /// These settings with other listeners.
    public BrokerSettings withListeners(List<ListenerSettings> others) {
        return with(change -> change.listeners = others);
    }

    /// These settings with the first listener on another address.
    public BrokerSettings withHost(String other) {
        return withFirst(listener().withHost(other));
    }

    /// These settings with the first listener on another port.
    public BrokerSettings withPort(int other) {
        return withFirst(listener().withPort(other));
    }

    private BrokerSettings withFirst(ListenerSettings other) {
        var changed = new ArrayList<>(listeners);
        changed.set(0, other);
        return withListeners(changed);
    }

    /// These settings with another largest packet.
    public BrokerSettings withMaximumPacketSize(int other) {
        return with(change -> change.maximumPacketSize = other);
    }

    /// These settings with another time until CONNECT.
    public BrokerSettings withConnectTimeout(Duration other) {
        return with(change -> change.connectTimeout = other);
    }

    /// These settings with another limit of what a client may have unacknowledged toward the broker.
    public BrokerSettings withReceiveMaximum(int other) {
        return with(change -> change.receiveMaximum = other);
    }

    /// These settings with another limit of unacknowledged messages toward a client.
    public BrokerSettings withMaximumInFlight(int other) {
        return with(change -> change.maximumInFlight = other);
    }

    /// These settings with other limits of what waits for one Session.
    public BrokerSettings withQueueLimit(int messages, long bytes) {
        return with(change -> {
            change.maximumQueuedMessages = messages;
            change.maximumQueuedBytes = bytes;
        });
    }

    /// These settings with another longest time that a Session is kept without its client; [#NEVER]: for ever.
    public BrokerSettings withMaximumSessionExpiry(long seconds) {
        return with(change -> change.maximumSessionExpirySeconds = seconds);
    }

    /// These settings with other limits.
    public BrokerSettings withLimits(Limits other) {
        return with(change -> change.limits = other);
    }

    /// These settings with other offers to clients.
    public BrokerSettings withOffers(ConnectOffers other) {
        return with(change -> change.offers = other);
    }

    /// These settings with another answer to payloads that are not the text they are said to be.
    public BrokerSettings withValidatesPayloadFormat(boolean other) {
        return with(change -> change.validatesPayloadFormat = other);
    }

    /// These settings with another interval of `$SYS/`; zero turns it off.
    public BrokerSettings withSysInterval(Duration other) {
        return with(change -> change.sysInterval = other);
    }

    /// These settings with another store.
    public BrokerSettings withStore(StoreSettings other) {
        return with(change -> change.store = other);
    }

    /// These settings with another answer to who may do what.
    public BrokerSettings withAccess(AccessSettings other) {
        return with(change -> change.access = other);
    }

    private BrokerSettings with(Consumer<Change> what) {
        var change = new Change(this);
        what.accept(change);
        return change.done();
    }

    /// The settings while one of them is changed.
    private static final class Change {

        private List<ListenerSettings> listeners;
        private int maximumPacketSize;
        private Duration connectTimeout;
        private int receiveMaximum;
        private int maximumInFlight;
        private int maximumQueuedMessages;
        private long maximumQueuedBytes;
        private long maximumSessionExpirySeconds;
        private Limits limits;
        private ConnectOffers offers;
        private boolean validatesPayloadFormat;
        private Duration sysInterval;
        private StoreSettings store;
        private AccessSettings access;

        Change(BrokerSettings settings) {
            listeners = settings.listeners;
            maximumPacketSize = settings.maximumPacketSize;
            connectTimeout = settings.connectTimeout;
            receiveMaximum = settings.receiveMaximum;
            maximumInFlight = settings.maximumInFlight;
            maximumQueuedMessages = settings.maximumQueuedMessages;
            maximumQueuedBytes = settings.maximumQueuedBytes;
            maximumSessionExpirySeconds = settings.maximumSessionExpirySeconds;
            limits = settings.limits;
            offers = settings.offers;
            validatesPayloadFormat = settings.validatesPayloadFormat;
            sysInterval = settings.sysInterval;
            store = settings.store;
            access = settings.access;
        }

        BrokerSettings done() {
            return new BrokerSettings(
                    listeners, maximumPacketSize, connectTimeout, receiveMaximum, maximumInFlight, maximumQueuedMessages,
                    maximumQueuedBytes, maximumSessionExpirySeconds, limits, offers, validatesPayloadFormat,
                    sysInterval, store, access);
        }
    }
}
