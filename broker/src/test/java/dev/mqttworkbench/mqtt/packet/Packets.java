package dev.mqttworkbench.mqtt.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.topic.TopicName;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;

/// The catalogue of valid packets: every kind in every version that has it, as bytes, one field a line with its name, and as
/// a value. Codec, session and trace tests draw from it.
public final class Packets {

    private static final List<PacketCase> ALL = new ArrayList<>();

    static {
        connect();
        connAck();
        publish();
        acknowledgements();
        subscribe();
        unsubscribe();
        ping();
        disconnect();
        auth();
    }

    private Packets() {}

    /// Every case, in the order of the standard.
    public static List<PacketCase> all() {
        return List.copyOf(ALL);
    }

    private static void connect() {
        add("minimal", V3_1_1,
                Bytes.packet(0x10, "CONNECT", Bytes.of()
                        .text("MQTT", "protocol name")
                        .oneByte(4, "protocol level")
                        .hex("02", "flags: clean session")
                        .twoBytes(60, "keep alive")
                        .text("press-04", "client identifier")),
                new Connect(V3_1_1, true, 60, "press-04", Optional.empty(), Optional.empty(), Optional.empty(),
                        Properties.NONE));
        add("everything", V3_1_1,
                Bytes.packet(0x10, "CONNECT", Bytes.of()
                        .text("MQTT", "protocol name")
                        .oneByte(4, "protocol level")
                        .hex("F4", "flags: user name, password, will retain, will QoS 2, will")
                        .twoBytes(65_535, "keep alive")
                        .text("press-04", "client identifier")
                        .text("plant/press-04/state", "will topic")
                        .text("gone", "will payload")
                        .text("anna", "user name")
                        .hex("00 03 00 FF 80", "password")),
                new Connect(V3_1_1, false, 65_535, "press-04",
                        Optional.of(will(QoS.EXACTLY_ONCE, true, Properties.NONE)), Optional.of("anna"),
                        Optional.of(Payload.of(new byte[] {0, -1, -128})), Properties.NONE));
        add("of the oldest version", V3_1,
                Bytes.packet(0x10, "CONNECT", Bytes.of()
                        .text("MQIsdp", "protocol name")
                        .oneByte(3, "protocol level")
                        .hex("02", "flags: clean session")
                        .twoBytes(10, "keep alive")
                        .text("old", "client identifier")),
                new Connect(V3_1, true, 10, "old", Optional.empty(), Optional.empty(), Optional.empty(), Properties.NONE));
        add("minimal, identifier left to the Server", V5,
                Bytes.packet(0x10, "CONNECT", Bytes.of()
                        .text("MQTT", "protocol name")
                        .oneByte(5, "protocol level")
                        .hex("02", "flags: clean start")
                        .twoBytes(0, "keep alive off")
                        .noProperties()
                        .text("", "client identifier")),
                new Connect(V5, true, 0, "", Optional.empty(), Optional.empty(), Optional.empty(), Properties.NONE));
        add("a password without a user name", V5,
                Bytes.packet(0x10, "CONNECT", Bytes.of()
                        .text("MQTT", "protocol name")
                        .oneByte(5, "protocol level")
                        .hex("40", "flags: password")
                        .twoBytes(60, "keep alive")
                        .noProperties()
                        .text("token", "client identifier")
                        .text("secret", "password")),
                new Connect(V5, false, 60, "token", Optional.empty(), Optional.empty(),
                        Optional.of(Payload.ofText("secret")), Properties.NONE));
        add("every property, of the Will too", V5,
                Bytes.packet(0x10, "CONNECT", Bytes.of()
                        .text("MQTT", "protocol name")
                        .oneByte(5, "protocol level")
                        .hex("CC", "flags: user name, password, will QoS 1, will")
                        .twoBytes(60, "keep alive")
                        .properties(Bytes.of()
                                .hex("11 FF FF FF FF", "session expiry interval: never")
                                .hex("21 00 0A", "receive maximum 10")
                                .hex("27 00 01 00 00", "maximum packet size 65,536")
                                .hex("22 00 05", "topic alias maximum 5")
                                .hex("19 01", "request response information")
                                .hex("17 00", "request problem information")
                                .hex("26 00 01 61 00 01 31", "user property a = 1")
                                .hex("26 00 01 61 00 01 32", "user property a = 2")
                                .hex("15 00 01 6D", "authentication method m")
                                .hex("16 00 02 00 01", "authentication data"))
                        .text("c", "client identifier")
                        .properties(Bytes.of()
                                .hex("18 00 00 00 05", "will delay interval 5")
                                .hex("01 01", "payload format indicator")
                                .hex("02 00 00 00 3C", "message expiry interval 60")
                                .hex("03 00 01 74", "content type t")
                                .hex("08 00 01 72", "response topic r")
                                .hex("09 00 02 63 64", "correlation data")
                                .hex("26 00 00 00 00", "user property, both empty"))
                        .text("plant/press-04/state", "will topic")
                        .text("gone", "will payload")
                        .text("anna", "user name")
                        .text("", "password")),
                new Connect(V5, false, 60, "c",
                        Optional.of(will(QoS.AT_LEAST_ONCE, false, Properties.of(Property.WILL_DELAY_INTERVAL, 5L)
                                .plus(Property.PAYLOAD_FORMAT_INDICATOR, 1)
                                .plus(Property.MESSAGE_EXPIRY_INTERVAL, 60L)
                                .plus(Property.CONTENT_TYPE, "t")
                                .plus(Property.RESPONSE_TOPIC, "r")
                                .plus(Property.CORRELATION_DATA, Payload.ofText("cd"))
                                .plus(Property.USER_PROPERTY, new UserProperty("", "")))),
                        Optional.of("anna"), Optional.of(Payload.EMPTY),
                        Properties.of(Property.SESSION_EXPIRY_INTERVAL, 0xFFFF_FFFFL)
                                .plus(Property.RECEIVE_MAXIMUM, 10)
                                .plus(Property.MAXIMUM_PACKET_SIZE, 65_536L)
                                .plus(Property.TOPIC_ALIAS_MAXIMUM, 5)
                                .plus(Property.REQUEST_RESPONSE_INFORMATION, 1)
                                .plus(Property.REQUEST_PROBLEM_INFORMATION, 0)
                                .plus(Property.USER_PROPERTY, new UserProperty("a", "1"))
                                .plus(Property.USER_PROPERTY, new UserProperty("a", "2"))
                                .plus(Property.AUTHENTICATION_METHOD, "m")
                                .plus(Property.AUTHENTICATION_DATA, Payload.of(new byte[] {0, 1}))));
    }

    private static Will will(QoS qos, boolean retain, Properties properties) {
        return new Will(new TopicName("plant/press-04/state"), Payload.ofText("gone"), qos, retain, properties);
    }

    private static void connAck() {
        add("accepted, Session present", V3_1_1,
                Bytes.packet(0x20, "CONNACK", Bytes.of()
                        .hex("01", "flags: session present")
                        .hex("00", "return code: accepted")),
                new ConnAck(true, ReasonCode.SUCCESS, Properties.NONE));
        connAckRefused("01", ReasonCode.UNSUPPORTED_PROTOCOL_VERSION);
        connAckRefused("02", ReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        connAckRefused("03", ReasonCode.SERVER_UNAVAILABLE);
        connAckRefused("04", ReasonCode.BAD_USER_NAME_OR_PASSWORD);
        connAckRefused("05", ReasonCode.NOT_AUTHORIZED);
        add("accepted, no properties", V5,
                Bytes.packet(0x20, "CONNACK", Bytes.of()
                        .hex("00", "flags")
                        .hex("00", "reason code: success")
                        .noProperties()),
                new ConnAck(false, ReasonCode.SUCCESS, Properties.NONE));
        add("refused in words", V5,
                Bytes.packet(0x20, "CONNACK", Bytes.of()
                        .hex("00", "flags")
                        .hex("8A", "reason code: banned")
                        .properties(Bytes.of().hex("1F 00 02 6E 6F", "reason string no"))),
                new ConnAck(false, ReasonCode.BANNED, Properties.of(Property.REASON_STRING, "no")));
        add("every property", V5,
                Bytes.packet(0x20, "CONNACK", Bytes.of()
                        .hex("01", "flags: session present")
                        .hex("00", "reason code: success")
                        .properties(Bytes.of()
                                .hex("11 00 00 0E 10", "session expiry interval 3,600")
                                .hex("21 FF FF", "receive maximum 65,535")
                                .hex("24 01", "maximum QoS 1")
                                .hex("25 00", "retain available: no")
                                .hex("27 FF FF FF FF", "maximum packet size 4,294,967,295")
                                .hex("12 00 02 69 64", "assigned client identifier id")
                                .hex("22 FF FF", "topic alias maximum 65,535")
                                .hex("1F 00 00", "reason string, empty")
                                .hex("28 01", "wildcard subscription available")
                                .hex("29 01", "subscription identifier available")
                                .hex("2A 00", "shared subscription available: no")
                                .hex("13 00 1E", "server keep alive 30")
                                .hex("1A 00 01 69", "response information i")
                                .hex("1C 00 01 73", "server reference s")
                                .hex("15 00 01 6D", "authentication method m")
                                .hex("16 00 00", "authentication data, empty")
                                .hex("26 00 01 6B 00 01 76", "user property k = v"))),
                new ConnAck(true, ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 3_600L)
                        .plus(Property.RECEIVE_MAXIMUM, 65_535)
                        .plus(Property.MAXIMUM_QOS, 1)
                        .plus(Property.RETAIN_AVAILABLE, 0)
                        .plus(Property.MAXIMUM_PACKET_SIZE, 0xFFFF_FFFFL)
                        .plus(Property.ASSIGNED_CLIENT_IDENTIFIER, "id")
                        .plus(Property.TOPIC_ALIAS_MAXIMUM, 65_535)
                        .plus(Property.REASON_STRING, "")
                        .plus(Property.WILDCARD_SUBSCRIPTION_AVAILABLE, 1)
                        .plus(Property.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 1)
                        .plus(Property.SHARED_SUBSCRIPTION_AVAILABLE, 0)
                        .plus(Property.SERVER_KEEP_ALIVE, 30)
                        .plus(Property.RESPONSE_INFORMATION, "i")
                        .plus(Property.SERVER_REFERENCE, "s")
                        .plus(Property.AUTHENTICATION_METHOD, "m")
                        .plus(Property.AUTHENTICATION_DATA, Payload.EMPTY)
                        .plus(Property.USER_PROPERTY, new UserProperty("k", "v"))));
    }

    private static void connAckRefused(String returnCode, ReasonCode meaning) {
        add("refused with return code " + returnCode, V3_1_1,
                Bytes.packet(0x20, "CONNACK", Bytes.of()
                        .hex("00", "flags")
                        .hex(returnCode, "return code")),
                new ConnAck(false, meaning, Properties.NONE));
    }

    private static void publish() {
        for (var version : List.of(V3_1, V3_1_1)) {
            add("QoS 0", version,
                    Bytes.packet(0x30, "PUBLISH", Bytes.of()
                            .text("a/b", "topic name")
                            .payload("hello")),
                    new Publish(false, QoS.AT_MOST_ONCE, false, "a/b", 0, Properties.NONE, Payload.ofText("hello")));
            add("QoS 1, RETAIN", version,
                    Bytes.packet(0x33, "PUBLISH with QoS 1, RETAIN", Bytes.of()
                            .text("a/b", "topic name")
                            .twoBytes(1, "packet identifier")
                            .payload("hello")),
                    new Publish(false, QoS.AT_LEAST_ONCE, true, "a/b", 1, Properties.NONE, Payload.ofText("hello")));
            add("QoS 2, DUP, no payload", version,
                    Bytes.packet(0x3C, "PUBLISH with DUP, QoS 2", Bytes.of()
                            .text("/", "topic name")
                            .twoBytes(65_535, "packet identifier")),
                    new Publish(true, QoS.EXACTLY_ONCE, false, "/", 65_535, Properties.NONE, Payload.EMPTY));
        }
        add("a topic of many alphabets, U+FEFF kept [MQTT-1.5.4-3]", V3_1_1,
                Bytes.packet(0x30, "PUBLISH", Bytes.of()
                        .hex("00 11", "length of topic name")
                        .hex("EF BB BF", "U+FEFF")
                        .hex("C3 A4", "ä")
                        .hex("2F", "/")
                        .hex("E6 97 A5", "日")
                        .hex("2F", "/")
                        .hex("F0 9F 8C A1", "a thermometer")
                        .hex("EF BF BF", "U+FFFF, which SHOULD NOT be used but may")
                        .payload("x")),
                new Publish(false, QoS.AT_MOST_ONCE, false, "\uFEFFä/日/\uD83C\uDF21\uFFFF", 0, Properties.NONE,
                        Payload.ofText("x")));
        add("a payload whose length takes two bytes", V3_1_1,
                Bytes.packet(0x30, "PUBLISH", Bytes.of()
                        .text("a", "topic name")
                        .payload("x".repeat(200))),
                new Publish(false, QoS.AT_MOST_ONCE, false, "a", 0, Properties.NONE, Payload.ofText("x".repeat(200))));
        add("QoS 0, no properties", V5,
                Bytes.packet(0x30, "PUBLISH", Bytes.of()
                        .text("a/b", "topic name")
                        .noProperties()
                        .payload("hello")),
                new Publish(false, QoS.AT_MOST_ONCE, false, "a/b", 0, Properties.NONE, Payload.ofText("hello")));
        add("a topic alias instead of a name", V5,
                Bytes.packet(0x32, "PUBLISH with QoS 1", Bytes.of()
                        .text("", "topic name")
                        .twoBytes(7, "packet identifier")
                        .properties(Bytes.of().hex("23 00 02", "topic alias 2"))
                        .payload("hello")),
                new Publish(false, QoS.AT_LEAST_ONCE, false, "", 7, Properties.of(Property.TOPIC_ALIAS, 2),
                        Payload.ofText("hello")));
        add("several subscription identifiers, in order", V5,
                Bytes.packet(0x30, "PUBLISH", Bytes.of()
                        .text("a", "topic name")
                        .properties(Bytes.of()
                                .hex("0B 7F", "subscription identifier 127")
                                .hex("0B 01", "subscription identifier 1")
                                .hex("0B FF FF FF 7F", "subscription identifier 268,435,455"))),
                new Publish(false, QoS.AT_MOST_ONCE, false, "a", 0, Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 127)
                        .plus(Property.SUBSCRIPTION_IDENTIFIER, 1)
                        .plus(Property.SUBSCRIPTION_IDENTIFIER, 268_435_455), Payload.EMPTY));
        add("every property of a message, user properties in order [MQTT-3.3.2-18]", V5,
                Bytes.packet(0x35, "PUBLISH with QoS 2, RETAIN", Bytes.of()
                        .text("a", "topic name")
                        .twoBytes(256, "packet identifier")
                        .properties(Bytes.of()
                                .hex("01 01", "payload format indicator")
                                .hex("02 FF FF FF FF", "message expiry interval 4,294,967,295")
                                .hex("03 00 01 74", "content type t")
                                .hex("08 00 01 72", "response topic r")
                                .hex("09 00 01 00", "correlation data")
                                .hex("26 00 01 62 00 01 32", "user property b = 2")
                                .hex("26 00 01 61 00 01 31", "user property a = 1")
                                .hex("26 00 01 62 00 01 32", "user property b = 2 again"))
                        .payload("x")),
                new Publish(false, QoS.EXACTLY_ONCE, true, "a", 256, Properties.of(Property.PAYLOAD_FORMAT_INDICATOR, 1)
                        .plus(Property.MESSAGE_EXPIRY_INTERVAL, 0xFFFF_FFFFL)
                        .plus(Property.CONTENT_TYPE, "t")
                        .plus(Property.RESPONSE_TOPIC, "r")
                        .plus(Property.CORRELATION_DATA, Payload.of(new byte[] {0}))
                        .plus(Property.USER_PROPERTY, new UserProperty("b", "2"))
                        .plus(Property.USER_PROPERTY, new UserProperty("a", "1"))
                        .plus(Property.USER_PROPERTY, new UserProperty("b", "2")), Payload.ofText("x")));
    }

    private static void acknowledgements() {
        for (var version : ProtocolVersion.values()) {
            add("nothing but the identifier", version, acknowledgement(0x40, "PUBACK"), new PubAck(1));
            add("nothing but the identifier", version, acknowledgement(0x50, "PUBREC"), new PubRec(1));
            add("nothing but the identifier", version, acknowledgement(0x62, "PUBREL"), new PubRel(1));
            add("nothing but the identifier", version, acknowledgement(0x70, "PUBCOMP"), new PubComp(1));
        }
        var reason = Properties.of(Property.REASON_STRING, "why");
        add("a reason in words", V5, acknowledgement(0x40, "PUBACK", "97", reasonString()),
                new PubAck(1, ReasonCode.QUOTA_EXCEEDED, reason));
        add("a reason in words", V5, acknowledgement(0x50, "PUBREC", "97", reasonString()),
                new PubRec(1, ReasonCode.QUOTA_EXCEEDED, reason));
        add("a reason in words", V5, acknowledgement(0x62, "PUBREL", "92", reasonString()),
                new PubRel(1, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND, reason));
        add("a reason in words", V5, acknowledgement(0x70, "PUBCOMP", "92", reasonString()),
                new PubComp(1, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND, reason));
        addReadOnly("a reason code without properties", V5,
                Bytes.packet(0x40, "PUBACK", Bytes.of().twoBytes(1, "packet identifier").hex("10", "reason code")),
                new PubAck(1, ReasonCode.NO_MATCHING_SUBSCRIBERS));
        addReadOnly("a reason code and no properties spelt out", V5, acknowledgement(0x50, "PUBREC", "00", Bytes.of()),
                new PubRec(1));
    }

    private static Bytes acknowledgement(int firstByte, String name) {
        return Bytes.packet(firstByte, name, Bytes.of().twoBytes(1, "packet identifier"));
    }

    private static Bytes acknowledgement(int firstByte, String name, String reasonCode, Bytes properties) {
        return Bytes.packet(firstByte, name, Bytes.of()
                .twoBytes(1, "packet identifier")
                .hex(reasonCode, "reason code")
                .properties(properties));
    }

    private static Bytes reasonString() {
        return Bytes.of().hex("1F 00 03 77 68 79", "reason string why");
    }

    private static void subscribe() {
        add("three filters", V3_1_1,
                Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                        .twoBytes(10, "packet identifier")
                        .text("a/#", "topic filter")
                        .hex("00", "QoS 0")
                        .text("+", "topic filter")
                        .hex("01", "QoS 1")
                        .text("$SYS/#", "topic filter")
                        .hex("02", "QoS 2")),
                new Subscribe(10, List.of(
                        new Subscribe.Requested("a/#", SubscriptionOptions.of(QoS.AT_MOST_ONCE)),
                        new Subscribe.Requested("+", SubscriptionOptions.of(QoS.AT_LEAST_ONCE)),
                        new Subscribe.Requested("$SYS/#", SubscriptionOptions.of(QoS.EXACTLY_ONCE))), Properties.NONE));
        add("every option", V5,
                Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                        .twoBytes(10, "packet identifier")
                        .noProperties()
                        .text("a", "topic filter")
                        .hex("2E", "retain handling 2, retain as published, no local, QoS 2")
                        .text("b", "topic filter")
                        .hex("11", "retain handling 1, QoS 1")),
                new Subscribe(10, List.of(
                        new Subscribe.Requested("a",
                                new SubscriptionOptions(QoS.EXACTLY_ONCE, true, true, RetainHandling.DO_NOT_SEND)),
                        new Subscribe.Requested("b",
                                new SubscriptionOptions(QoS.AT_LEAST_ONCE, false, false, RetainHandling.SEND_IF_NEW))),
                        Properties.NONE));
        add("a subscription identifier", V5,
                Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                        .twoBytes(10, "packet identifier")
                        .properties(Bytes.of().hex("0B 80 01", "subscription identifier 128"))
                        .text("$share/g/#", "topic filter")
                        .hex("00", "QoS 0")),
                new Subscribe(10, List.of(
                        new Subscribe.Requested("$share/g/#", SubscriptionOptions.of(QoS.AT_MOST_ONCE))),
                        Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 128)));
        add("granted and refused", V3_1_1,
                Bytes.packet(0x90, "SUBACK", Bytes.of()
                        .twoBytes(10, "packet identifier")
                        .hex("00", "granted QoS 0")
                        .hex("01", "granted QoS 1")
                        .hex("02", "granted QoS 2")
                        .hex("80", "failure")),
                new SubAck(10, List.of(ReasonCode.SUCCESS, ReasonCode.GRANTED_QOS_1, ReasonCode.GRANTED_QOS_2,
                        ReasonCode.UNSPECIFIED_ERROR), Properties.NONE));
        add("granted and refused", V5,
                Bytes.packet(0x90, "SUBACK", Bytes.of()
                        .twoBytes(10, "packet identifier")
                        .properties(reasonString())
                        .hex("02", "granted QoS 2")
                        .hex("8F", "topic filter invalid")),
                new SubAck(10, List.of(ReasonCode.GRANTED_QOS_2, ReasonCode.TOPIC_FILTER_INVALID),
                        Properties.of(Property.REASON_STRING, "why")));
    }

    private static void unsubscribe() {
        add("two filters", V3_1_1,
                Bytes.packet(0xA2, "UNSUBSCRIBE", Bytes.of()
                        .twoBytes(11, "packet identifier")
                        .text("a/#", "topic filter")
                        .text("+", "topic filter")),
                new Unsubscribe(11, List.of("a/#", "+"), Properties.NONE));
        add("a user property", V5,
                Bytes.packet(0xA2, "UNSUBSCRIBE", Bytes.of()
                        .twoBytes(11, "packet identifier")
                        .properties(Bytes.of().hex("26 00 01 6B 00 01 76", "user property k = v"))
                        .text("a/#", "topic filter")),
                new Unsubscribe(11, List.of("a/#"), Properties.of(Property.USER_PROPERTY, new UserProperty("k", "v"))));
        add("no codes in the old versions", V3_1_1,
                Bytes.packet(0xB0, "UNSUBACK", Bytes.of().twoBytes(11, "packet identifier")),
                new UnsubAck(11, List.of(), Properties.NONE));
        add("one code a filter", V5,
                Bytes.packet(0xB0, "UNSUBACK", Bytes.of()
                        .twoBytes(11, "packet identifier")
                        .noProperties()
                        .hex("00", "success")
                        .hex("11", "no subscription existed")),
                new UnsubAck(11, List.of(ReasonCode.SUCCESS, ReasonCode.NO_SUBSCRIPTION_EXISTED), Properties.NONE));
    }

    private static void ping() {
        for (var version : ProtocolVersion.values()) {
            add("always the same", version, Bytes.packet(0xC0, "PINGREQ", Bytes.of()), new PingReq());
            add("always the same", version, Bytes.packet(0xD0, "PINGRESP", Bytes.of()), new PingResp());
        }
    }

    private static void disconnect() {
        for (var version : ProtocolVersion.values()) {
            var bytes = Bytes.packet(0xE0, "DISCONNECT", Bytes.of());
            var packet = new Disconnect(ReasonCode.SUCCESS, Properties.NONE);
            if (version.isV5()) {
                addReadOnly("the short form", version, bytes, packet);
            } else {
                add("the short form", version, bytes, packet);
            }
        }
        addReadOnly("a reason code without properties", V5,
                Bytes.packet(0xE0, "DISCONNECT", Bytes.of().hex("04", "reason code: with will message")),
                new Disconnect(ReasonCode.DISCONNECT_WITH_WILL_MESSAGE, Properties.NONE));
        add("another session expiry interval", V5,
                Bytes.packet(0xE0, "DISCONNECT", Bytes.of()
                        .hex("00", "reason code: normal")
                        .properties(Bytes.of().hex("11 00 00 00 0A", "session expiry interval 10"))),
                new Disconnect(ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 10L)));
        add("from a Server that moved", V5,
                Bytes.packet(0xE0, "DISCONNECT", Bytes.of()
                        .hex("9D", "reason code: server moved")
                        .properties(Bytes.of().hex("1C 00 01 73", "server reference s"))),
                new Disconnect(ReasonCode.SERVER_MOVED, Properties.of(Property.SERVER_REFERENCE, "s")));
    }

    private static void auth() {
        add("one step", V5,
                Bytes.packet(0xF0, "AUTH", Bytes.of()
                        .hex("18", "reason code: continue authentication")
                        .properties(Bytes.of()
                                .hex("15 00 01 6D", "authentication method m")
                                .hex("16 00 01 00", "authentication data"))),
                new Auth(ReasonCode.CONTINUE_AUTHENTICATION, Properties.of(Property.AUTHENTICATION_METHOD, "m")
                        .plus(Property.AUTHENTICATION_DATA, Payload.of(new byte[] {0}))));
        addReadOnly("success in short", V5, Bytes.packet(0xF0, "AUTH", Bytes.of()),
                new Auth(ReasonCode.SUCCESS, Properties.NONE));
    }

    private static void add(String name, ProtocolVersion version, Bytes bytes, Packet packet) {
        ALL.add(new PacketCase(name, version, bytes, packet, true));
    }

    private static void addReadOnly(String name, ProtocolVersion version, Bytes bytes, Packet packet) {
        ALL.add(new PacketCase(name, version, bytes, packet, false));
    }
}
