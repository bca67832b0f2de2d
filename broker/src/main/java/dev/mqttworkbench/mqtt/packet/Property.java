package dev.mqttworkbench.mqtt.packet;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static dev.mqttworkbench.mqtt.packet.PacketType.AUTH;
import static dev.mqttworkbench.mqtt.packet.PacketType.CONNACK;
import static dev.mqttworkbench.mqtt.packet.PacketType.CONNECT;
import static dev.mqttworkbench.mqtt.packet.PacketType.DISCONNECT;
import static dev.mqttworkbench.mqtt.packet.PacketType.PUBACK;
import static dev.mqttworkbench.mqtt.packet.PacketType.PUBCOMP;
import static dev.mqttworkbench.mqtt.packet.PacketType.PUBLISH;
import static dev.mqttworkbench.mqtt.packet.PacketType.PUBREC;
import static dev.mqttworkbench.mqtt.packet.PacketType.PUBREL;
import static dev.mqttworkbench.mqtt.packet.PacketType.SUBACK;
import static dev.mqttworkbench.mqtt.packet.PacketType.SUBSCRIBE;
import static dev.mqttworkbench.mqtt.packet.PacketType.UNSUBACK;
import static dev.mqttworkbench.mqtt.packet.PacketType.UNSUBSCRIBE;

/// A property that MQTT 5 defines in section 2.2.2.2: its identifier, the type of its value, and where it may stand.
///
/// @param <T> the Java type of the value
public final class Property<T> {

    /// How a value stands on the wire, with the Java type it becomes.
    public enum Type {
        /// One byte, an `Integer`.
        BYTE,
        /// Two bytes, an `Integer`.
        TWO_BYTE_INTEGER,
        /// Four bytes, a `Long`.
        FOUR_BYTE_INTEGER,
        /// One to four bytes, an `Integer`.
        VARIABLE_BYTE_INTEGER,
        /// A `String`.
        UTF_8_STRING,
        /// A [Payload].
        BINARY_DATA,
        /// A [UserProperty].
        UTF_8_STRING_PAIR
    }

    public static final Property<Integer> PAYLOAD_FORMAT_INDICATOR =
            number(0x01, "Payload Format Indicator", Type.BYTE, 0, 1, true, PUBLISH);
    public static final Property<Long> MESSAGE_EXPIRY_INTERVAL =
            seconds(0x02, "Message Expiry Interval", true, PUBLISH);
    public static final Property<String> CONTENT_TYPE = text(0x03, "Content Type", true, PUBLISH);
    public static final Property<String> RESPONSE_TOPIC = text(0x08, "Response Topic", true, PUBLISH);
    public static final Property<Payload> CORRELATION_DATA = binary(0x09, "Correlation Data", true, PUBLISH);
    public static final Property<Integer> SUBSCRIPTION_IDENTIFIER = new Property<>(
            0x0B, "Subscription Identifier", Type.VARIABLE_BYTE_INTEGER, 1, 268_435_455, false, EnumSet.of(PUBLISH, SUBSCRIBE));
    public static final Property<Long> SESSION_EXPIRY_INTERVAL =
            seconds(0x11, "Session Expiry Interval", false, CONNECT, CONNACK, DISCONNECT);
    public static final Property<String> ASSIGNED_CLIENT_IDENTIFIER =
            text(0x12, "Assigned Client Identifier", false, CONNACK);
    public static final Property<Integer> SERVER_KEEP_ALIVE =
            number(0x13, "Server Keep Alive", Type.TWO_BYTE_INTEGER, 0, 65_535, false, CONNACK);
    public static final Property<String> AUTHENTICATION_METHOD =
            text(0x15, "Authentication Method", false, CONNECT, CONNACK, AUTH);
    public static final Property<Payload> AUTHENTICATION_DATA =
            binary(0x16, "Authentication Data", false, CONNECT, CONNACK, AUTH);
    public static final Property<Integer> REQUEST_PROBLEM_INFORMATION =
            number(0x17, "Request Problem Information", Type.BYTE, 0, 1, false, CONNECT);
    public static final Property<Long> WILL_DELAY_INTERVAL = seconds(0x18, "Will Delay Interval", true);
    public static final Property<Integer> REQUEST_RESPONSE_INFORMATION =
            number(0x19, "Request Response Information", Type.BYTE, 0, 1, false, CONNECT);
    public static final Property<String> RESPONSE_INFORMATION = text(0x1A, "Response Information", false, CONNACK);
    public static final Property<String> SERVER_REFERENCE = text(0x1C, "Server Reference", false, CONNACK, DISCONNECT);
    public static final Property<String> REASON_STRING = text(
            0x1F, "Reason String", false, CONNACK, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK, UNSUBACK, DISCONNECT, AUTH);
    public static final Property<Integer> RECEIVE_MAXIMUM =
            number(0x21, "Receive Maximum", Type.TWO_BYTE_INTEGER, 1, 65_535, false, CONNECT, CONNACK);
    public static final Property<Integer> TOPIC_ALIAS_MAXIMUM =
            number(0x22, "Topic Alias Maximum", Type.TWO_BYTE_INTEGER, 0, 65_535, false, CONNECT, CONNACK);
    // Topic Alias 0 is well-formed but has a Reason Code of its own (0x94), so the range check is the connection's.
    public static final Property<Integer> TOPIC_ALIAS =
            number(0x23, "Topic Alias", Type.TWO_BYTE_INTEGER, 0, 65_535, false, PUBLISH);
    public static final Property<Integer> MAXIMUM_QOS = number(0x24, "Maximum QoS", Type.BYTE, 0, 1, false, CONNACK);
    public static final Property<Integer> RETAIN_AVAILABLE =
            number(0x25, "Retain Available", Type.BYTE, 0, 1, false, CONNACK);
    public static final Property<UserProperty> USER_PROPERTY = new Property<>(
            0x26, "User Property", Type.UTF_8_STRING_PAIR, 0, 0, true, EnumSet.of(
                    CONNECT, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK,
                    DISCONNECT, AUTH));
    public static final Property<Long> MAXIMUM_PACKET_SIZE = new Property<>(
            0x27, "Maximum Packet Size", Type.FOUR_BYTE_INTEGER, 1, 0xFFFF_FFFFL, false, EnumSet.of(CONNECT, CONNACK));
    public static final Property<Integer> WILDCARD_SUBSCRIPTION_AVAILABLE =
            number(0x28, "Wildcard Subscription Available", Type.BYTE, 0, 1, false, CONNACK);
    public static final Property<Integer> SUBSCRIPTION_IDENTIFIER_AVAILABLE =
            number(0x29, "Subscription Identifier Available", Type.BYTE, 0, 1, false, CONNACK);
    public static final Property<Integer> SHARED_SUBSCRIPTION_AVAILABLE =
            number(0x2A, "Shared Subscription Available", Type.BYTE, 0, 1, false, CONNACK);

    /// All properties of the standard.
    public static final List<Property<?>> ALL = List.of(
            PAYLOAD_FORMAT_INDICATOR, MESSAGE_EXPIRY_INTERVAL, CONTENT_TYPE, RESPONSE_TOPIC, CORRELATION_DATA,
            SUBSCRIPTION_IDENTIFIER, SESSION_EXPIRY_INTERVAL, ASSIGNED_CLIENT_IDENTIFIER, SERVER_KEEP_ALIVE,
            AUTHENTICATION_METHOD, AUTHENTICATION_DATA, REQUEST_PROBLEM_INFORMATION, WILL_DELAY_INTERVAL,
            REQUEST_RESPONSE_INFORMATION, RESPONSE_INFORMATION, SERVER_REFERENCE, REASON_STRING, RECEIVE_MAXIMUM,
            TOPIC_ALIAS_MAXIMUM, TOPIC_ALIAS, MAXIMUM_QOS, RETAIN_AVAILABLE, USER_PROPERTY, MAXIMUM_PACKET_SIZE,
            WILDCARD_SUBSCRIPTION_AVAILABLE, SUBSCRIPTION_IDENTIFIER_AVAILABLE, SHARED_SUBSCRIPTION_AVAILABLE);

    private static final Property<?>[] BY_IDENTIFIER = new Property<?>[0x2B];

    static {
        for (var property : ALL) {
            BY_IDENTIFIER[property.identifier] = property;
        }
    }

    private final int identifier;
    private final String title;
    private final Type type;
    private final long minimum;
    private final long maximum;
    private final boolean inWill;
    private final Set<PacketType> packets;

    private Property(
            int identifier, String title, Type type, long minimum, long maximum, boolean inWill, Set<PacketType> packets) {
        this.identifier = identifier;
        this.title = title;
        this.type = type;
        this.minimum = minimum;
        this.maximum = maximum;
        this.inWill = inWill;
        this.packets = packets;
    }

    private static Set<PacketType> setOf(PacketType... packets) {
        var set = EnumSet.noneOf(PacketType.class);
        set.addAll(List.of(packets));
        return set;
    }

    private static Property<Integer> number(
            int identifier, String title, Type type, int minimum, int maximum, boolean inWill, PacketType... packets) {
        return new Property<>(identifier, title, type, minimum, maximum, inWill, setOf(packets));
    }

    private static Property<Long> seconds(int identifier, String title, boolean inWill, PacketType... packets) {
        return new Property<>(
                identifier, title, Type.FOUR_BYTE_INTEGER, 0, 0xFFFF_FFFFL, inWill, setOf(packets));
    }

    private static Property<String> text(int identifier, String title, boolean inWill, PacketType... packets) {
        return new Property<>(identifier, title, Type.UTF_8_STRING, 0, 0, inWill, setOf(packets));
    }

    private static Property<Payload> binary(int identifier, String title, boolean inWill, PacketType... packets) {
        return new Property<>(identifier, title, Type.BINARY_DATA, 0, 0, inWill, setOf(packets));
    }

    /// The property with this identifier, where the standard has one.
    public static Optional<Property<?>> of(int identifier) {
        return identifier < 0 || identifier >= BY_IDENTIFIER.length
                ? Optional.empty()
                : Optional.ofNullable(BY_IDENTIFIER[identifier]);
    }

    /// The Property Identifier on the wire.
    public int identifier() {
        return identifier;
    }

    /// How the value stands on the wire.
    public Type type() {
        return type;
    }

    /// Whether the standard lists the property for this packet.
    public boolean isAllowedIn(PacketType packet) {
        return packets.contains(packet);
    }

    /// Whether the standard lists the property for the Will Properties of CONNECT.
    public boolean isAllowedInWill() {
        return inWill;
    }

    /// Whether one packet of this type may carry the property several times: the User Property always, the Subscription
    /// Identifier in PUBLISH.
    public boolean isRepeatableIn(PacketType packet) {
        return this == USER_PROPERTY || this == SUBSCRIPTION_IDENTIFIER && packet == PUBLISH;
    }

    /// Whether a number is in the range the standard gives this property.
    public boolean isInRange(long value) {
        return value >= minimum && value <= maximum;
    }

    /// The standard's name, such as "Session Expiry Interval".
    @Override
    public String toString() {
        return title;
    }
}
