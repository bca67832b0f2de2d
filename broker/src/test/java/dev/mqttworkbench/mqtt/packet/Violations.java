package dev.mqttworkbench.mqtt.packet;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.MALFORMED_PACKET;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.PROTOCOL_ERROR;
import static dev.mqttworkbench.mqtt.packet.ReasonCode.UNSUPPORTED_PROTOCOL_VERSION;

/// The catalogue of what a peer must not send: each packet with the statement it breaks and the Reason Code it earns. What
/// real brokers let through, or fell over, is in here.
public final class Violations {

    private static final List<ViolationCase> ALL = new ArrayList<>();

    static {
        fixedHeaders();
        strings();
        connect();
        publish();
        acknowledgements();
        subscribe();
        unsubscribe();
        pingAndDisconnect();
        properties();
    }

    private Violations() {}

    /// Every case.
    public static List<ViolationCase> all() {
        return List.copyOf(ALL);
    }

    /// What a Client of our broker could send in these versions.
    public static List<ViolationCase> of(ProtocolVersion version) {
        return ALL.stream().filter(violation -> violation.version() == version).toList();
    }

    private static void fixedHeaders() {
        for (var version : List.of(V3_1_1, V5)) {
            add("packet type 0 is reserved", version, Bytes.of().hex("00 00", "type 0"));
            for (var first : List.of("41", "51", "60", "63", "71", "80", "83", "A0", "A3", "C1", "C8", "E1", "EF")) {
                add("reserved flags of the first byte " + first + " [MQTT-2.1.3-1]", version,
                        Bytes.of().hex(first, "first byte").hex("02 00 01", "an identifier"));
            }
            add("a remaining length of five bytes", version, Bytes.of().hex("30 80 80 80 80 01", "PUBLISH"));
            add("a remaining length of five bytes, all of them full", version, Bytes.of().hex("30 FF FF FF FF 7F", "PUBLISH"));
            add("a remaining length in more bytes than needed [MQTT-1.5.5-1]", version, Bytes.of().hex("C0 80 00", "PINGREQ"));
            add("a packet identifier cut in half", version, Bytes.of().hex("40 01 00", "PUBACK"));
        }
        add("packet type 15 is reserved in 3.1.1", V3_1_1, Bytes.of().hex("F0 00", "type 15"));
        add("reserved flags of AUTH [MQTT-3.15.1-1]", V5, Bytes.of().hex("F1 00", "AUTH"));
    }

    private static void strings() {
        var illFormed = List.of(
                "80", "a continuation byte alone",
                "C3", "a character that ends early",
                "C3 28", "a character without its continuation",
                "C0 AF", "an overlong slash",
                "E0 80 AF", "an overlong slash in three bytes",
                "F0 80 80 AF", "an overlong slash in four bytes",
                "ED A0 80", "a surrogate",
                "ED A0 80 ED B0 80", "a pair of surrogates",
                "F4 90 80 80", "a code point above U+10FFFF",
                "FF", "a byte that UTF-8 does not have");
        for (var i = 0; i < illFormed.size(); i += 2) {
            var hex = illFormed.get(i);
            var length = "%04X".formatted((hex.length() + 1) / 3);
            add(illFormed.get(i + 1) + " in a topic name [MQTT-1.5.4-1]", V5,
                    Bytes.packet(0x30, "PUBLISH", Bytes.of().hex(length, "length").hex(hex, "topic name").noProperties()));
            add(illFormed.get(i + 1) + " in a topic filter (3.1.1: [MQTT-1.5.3-1])", V3_1_1,
                    Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                            .twoBytes(1, "packet identifier")
                            .hex(length, "length").hex(hex, "topic filter").hex("00", "QoS 0")));
        }
        add("U+0000 in a topic name [MQTT-1.5.4-2]", V5,
                Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a\0b", "topic name").noProperties()));
        add("U+0000 in a topic filter (3.1.1: [MQTT-1.5.3-2])", V3_1_1,
                Bytes.packet(0x82, "SUBSCRIBE",
                        Bytes.of().twoBytes(1, "packet identifier").text("\0", "topic filter").hex("00", "QoS 0")));
        add("U+0000 in a client identifier [MQTT-1.5.4-2]", V5,
                connect(5, "02", Bytes.of().noProperties().text("a\0", "client identifier")));
        add("a surrogate in a user name [MQTT-1.5.4-1]", V3_1_1,
                connect(4, "82", Bytes.of().text("c", "client identifier").hex("00 03 ED A0 80", "user name")));
        add("U+0000 in a user property [MQTT-1.5.4-2]", V5, publish(Bytes.of().hex("26 00 01 61 00 01 00", "user property")));
    }

    private static void connect() {
        add("a wrong protocol name [MQTT-3.1.2-1]", V3_1_1, Bytes.packet(0x10, "CONNECT", Bytes.of()
                .text("AMQP", "protocol name").oneByte(4, "level").hex("02", "flags").twoBytes(0, "keep alive")
                .text("c", "client identifier")));
        add("the right protocol name in lower case [MQTT-3.1.2-1]", V3_1_1, Bytes.packet(0x10, "CONNECT", Bytes.of()
                .text("mqtt", "protocol name").oneByte(4, "level").hex("02", "flags").twoBytes(0, "keep alive")
                .text("c", "client identifier")));
        add("the old protocol name with the new level [MQTT-3.1.2-1]", V3_1_1, Bytes.packet(0x10, "CONNECT", Bytes.of()
                .text("MQIsdp", "protocol name").oneByte(4, "level").hex("02", "flags").twoBytes(0, "keep alive")
                .text("c", "client identifier")), UNSUPPORTED_PROTOCOL_VERSION);
        add("a protocol level of the past [MQTT-3.1.2-2]", V3_1_1, connect(2, "02", Bytes.of().text("c", "client identifier")),
                UNSUPPORTED_PROTOCOL_VERSION);
        add("a protocol level of the future [MQTT-3.1.2-2]", V5,
                connect(6, "02", Bytes.of().noProperties().text("c", "client identifier")),
                UNSUPPORTED_PROTOCOL_VERSION);
        add("reserved flags in the first byte of CONNECT [MQTT-2.1.3-1]", V5, Bytes.of().hex("11 00", "CONNECT"));
        connectOfBoth("the reserved connect flag [MQTT-3.1.2-3]", "03", Bytes.of());
        connectOfBoth("a will with QoS 3 [MQTT-3.1.2-12]", "1E", Bytes.of());
        connectOfBoth("will QoS without a will [MQTT-3.1.2-11]", "0A", Bytes.of());
        connectOfBoth("will retain without a will [MQTT-3.1.2-13]", "22", Bytes.of());
        connectOfBoth("a user name that is announced and missing", "82", Bytes.of());
        connectOfBoth("a password that is announced and missing", "C2", Bytes.of().text("anna", "user name"));
        connectOfBoth("bytes behind the last field", "02", Bytes.of().hex("00", "one byte too many"));
        connectOfBoth("a user name that is not announced", "02", Bytes.of().text("anna", "user name"));
        connectOfBoth("a string that is longer than the packet", "82", Bytes.of().hex("FF FF 61", "user name"));
        add("a password without a user name (3.1.1: [MQTT-3.1.2-22])", V3_1_1,
                connect(4, "42", Bytes.of().text("c", "client identifier").text("secret", "password")));
        add("a will without its payload [MQTT-3.1.2-9]", V3_1_1,
                connect(4, "06", Bytes.of().text("c", "client identifier").text("w", "will topic")));
        add("a will property that is cut (CVE-2023-3592)", V5,
                connect(5, "06", Bytes.of().noProperties().text("c", "client identifier")
                        .properties(Bytes.of().hex("02 00", "half a message expiry interval"))
                        .text("w", "will topic").text("", "will payload")));
        add("a will topic with a wildcard [MQTT-3.1.2-9]", V3_1_1,
                connect(4, "06", Bytes.of().text("c", "client identifier").text("w/#", "will topic").text("", "will payload")));
        add("an empty will topic [MQTT-4.7.3-1]", V3_1_1,
                connect(4, "06", Bytes.of().text("c", "client identifier").text("", "will topic").text("", "will payload")));
        add("CONNECT that ends after its name", V5, Bytes.packet(0x10, "CONNECT", Bytes.of().text("MQTT", "protocol name")));
        add("CONNECT without anything", V5, Bytes.of().hex("10 00", "CONNECT"));
        add("CONNECT without properties in version 5", V5,
                Bytes.packet(0x10, "CONNECT",
                        Bytes.of().text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive")));
        add("a property length beyond the end of CONNECT", V5, connect(5, "02", Bytes.of().hex("7F", "property length")));
        add("a will property that is none", V5,
                connect(5, "06", Bytes.of().noProperties().text("c", "client identifier")
                        .properties(Bytes.of().hex("21 00 01", "receive maximum"))
                        .text("w", "will topic").text("", "will payload")));
        add("receive maximum 0", V5, connectWith(Bytes.of().hex("21 00 00", "receive maximum")), PROTOCOL_ERROR);
        add("maximum packet size 0", V5, connectWith(Bytes.of().hex("27 00 00 00 00", "maximum packet size")), PROTOCOL_ERROR);
        add("request problem information 2", V5,
                connectWith(Bytes.of().hex("17 02", "request problem information")), PROTOCOL_ERROR);
        add("request response information 2", V5,
                connectWith(Bytes.of().hex("19 02", "request response information")), PROTOCOL_ERROR);
        add("a second CONNECT [MQTT-3.1.0-2]", V5,
                connect(5, "02", Bytes.of().noProperties().text("c", "client identifier")), PROTOCOL_ERROR);
        add("a second CONNECT [MQTT-3.1.0-2]", V3_1_1,
                connect(4, "02", Bytes.of().text("c", "client identifier")), PROTOCOL_ERROR);
    }

    private static void connectOfBoth(String name, String flags, Bytes rest) {
        add(name, V3_1_1, connect(4, flags, Bytes.of().text("c", "client identifier").hex(hex(rest), "what is wrong")));
        add(name, V5,
                connect(5, flags, Bytes.of().noProperties().text("c", "client identifier").hex(hex(rest), "what is wrong")));
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    private static Bytes connect(int level, String flags, Bytes rest) {
        return Bytes.packet(0x10, "CONNECT", Bytes.of()
                .text("MQTT", "protocol name")
                .oneByte(level, "protocol level")
                .hex(flags, "connect flags")
                .twoBytes(60, "keep alive")
                .hex(hex(rest), "the rest"));
    }

    private static Bytes connectWith(Bytes properties) {
        return connect(5, "02", Bytes.of().properties(properties).text("c", "client identifier"));
    }

    private static void publish() {
        for (var version : List.of(V3_1_1, V5)) {
            var noProperties = version.isV5() ? "00" : "";
            add("QoS 3 [MQTT-3.3.1-4]", version,
                    Bytes.packet(0x36, "PUBLISH", Bytes.of().text("a", "topic name").twoBytes(1, "packet identifier")
                            .hex(noProperties, "properties")));
            add("DUP at QoS 0 [MQTT-3.3.1-2]", version,
                    Bytes.packet(0x38, "PUBLISH", Bytes.of().text("a", "topic name").hex(noProperties, "properties")));
            add("a topic name with # [MQTT-3.3.2-2]", version,
                    Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a/#", "topic name").hex(noProperties, "properties")));
            add("a topic name with + [MQTT-3.3.2-2]", version,
                    Bytes.packet(0x30, "PUBLISH", Bytes.of().text("+", "topic name").hex(noProperties, "properties")));
            add("packet identifier 0 at QoS 1 [MQTT-2.2.1-3]", version,
                    Bytes.packet(0x32, "PUBLISH", Bytes.of().text("a", "topic name").twoBytes(0, "packet identifier")
                            .hex(noProperties, "properties")));
            add("QoS 2 that ends before its packet identifier", version,
                    Bytes.packet(0x34, "PUBLISH", Bytes.of().text("a", "topic name")));
            add("a topic name longer than the packet", version,
                    Bytes.packet(0x30, "PUBLISH", Bytes.of().hex("00 05 61 62", "topic name")));
            add("PUBLISH without anything", version, Bytes.of().hex("30 00", "PUBLISH"));
        }
        add("an empty topic name (3.1.1: [MQTT-4.7.3-1])", V3_1_1,
                Bytes.packet(0x30, "PUBLISH", Bytes.of().text("", "topic name")));
        add("payload format indicator 2", V5, publish(Bytes.of().hex("01 02", "payload format indicator")), PROTOCOL_ERROR);
        add("a response topic with a wildcard [MQTT-3.3.2-14]", V5, publish(Bytes.of().hex("08 00 01 23", "response topic")));
        add("subscription identifier 0", V5, publish(Bytes.of().hex("0B 00", "subscription identifier")), PROTOCOL_ERROR);
    }

    private static Bytes publish(Bytes properties) {
        return Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a", "topic name").properties(properties).payload("x"));
    }

    private static void acknowledgements() {
        for (var version : List.of(V3_1_1, V5)) {
            add("PUBACK with identifier 0", version, Bytes.of().hex("40 02 00 00", "PUBACK"));
            add("PUBREC with identifier 0", version, Bytes.of().hex("50 02 00 00", "PUBREC"));
            add("PUBREL with identifier 0", version, Bytes.of().hex("62 02 00 00", "PUBREL"));
            add("PUBCOMP with identifier 0", version, Bytes.of().hex("70 02 00 00", "PUBCOMP"));
            add("PUBACK without anything", version, Bytes.of().hex("40 00", "PUBACK"));
        }
        for (var version : List.of(V3_1_1, V5)) { // what a Server must not send, a Client must not either (CVE-2024-10525)
            add("SUBACK without a reason code [MQTT-3.8.4-6]", version, Bytes.packet(0x90, "SUBACK", start(version, 1)));
        }
        add("UNSUBACK without a reason code [MQTT-3.11.3-1]", V5, Bytes.packet(0xB0, "UNSUBACK", start(V5, 1)));
        add("PUBACK with more than its identifier", V3_1_1, Bytes.of().hex("40 03 00 01 00", "PUBACK"));
        add("PUBACK with a reason code of another packet [MQTT-3.4.2-1]", V5, Bytes.of().hex("40 03 00 01 92", "PUBACK"));
        add("PUBREL with a reason code of another packet [MQTT-3.6.2-1]", V5, Bytes.of().hex("62 03 00 01 97", "PUBREL"));
        add("PUBREC with a reason code that does not exist [MQTT-3.5.2-1]", V5, Bytes.of().hex("50 03 00 01 7F", "PUBREC"));
        add("PUBCOMP with bytes behind its properties", V5, Bytes.of().hex("70 05 00 01 00 00 00", "PUBCOMP"));
    }

    private static void subscribe() {
        for (var version : List.of(V3_1_1, V5)) {
            add("SUBSCRIBE without a filter [MQTT-3.8.3-2]", version,
                    Bytes.packet(0x82, "SUBSCRIBE", start(version, 1)), PROTOCOL_ERROR);
            add("SUBSCRIBE with identifier 0 [MQTT-2.2.1-3]", version,
                    Bytes.packet(0x82, "SUBSCRIBE", start(version, 0).text("a", "topic filter").hex("00", "options")));
            add("SUBSCRIBE with a filter without options", version,
                    Bytes.packet(0x82, "SUBSCRIBE", start(version, 1).text("a", "topic filter")));
            add("SUBSCRIBE with an empty filter [MQTT-4.7.3-1]", version,
                    Bytes.packet(0x82, "SUBSCRIBE", start(version, 1).text("", "topic filter").hex("00", "options")));
            add("SUBSCRIBE with reserved option bits [MQTT-3.8.3-5]", version,
                    Bytes.packet(0x82, "SUBSCRIBE", start(version, 1).text("a", "topic filter").hex("40", "options")));
        }
        add("QoS 3 is a reserved value (3.1.1: [MQTT-3.8.3-4])", V3_1_1,
                Bytes.packet(0x82, "SUBSCRIBE", start(V3_1_1, 1).text("a", "topic filter").hex("03", "options")));
        add("QoS 3 in the subscription options [3.8.3.1]", V5,
                Bytes.packet(0x82, "SUBSCRIBE", start(V5, 1).text("a", "topic filter").hex("03", "options")), PROTOCOL_ERROR);
        add("options of version 5 in 3.1.1 (3.1.1: [MQTT-3.8.3-4])", V3_1_1,
                Bytes.packet(0x82, "SUBSCRIBE", start(V3_1_1, 1).text("a", "topic filter").hex("04", "options")));
        add("retain handling 3 [3.8.3.1]", V5,
                Bytes.packet(0x82, "SUBSCRIBE", start(V5, 1).text("a", "topic filter").hex("30", "options")), PROTOCOL_ERROR);
        add("subscription identifier 0 [3.8.2.1.2]", V5,
                Bytes.packet(0x82, "SUBSCRIBE", Bytes.of().twoBytes(1, "packet identifier")
                .properties(Bytes.of().hex("0B 00", "subscription identifier"))
                .text("a", "topic filter").hex("00", "options")), PROTOCOL_ERROR);
        add("two subscription identifiers [3.8.2.1.2]", V5,
                Bytes.packet(0x82, "SUBSCRIBE", Bytes.of().twoBytes(1, "packet identifier")
                .properties(Bytes.of().hex("0B 01", "subscription identifier").hex("0B 02", "subscription identifier"))
                .text("a", "topic filter").hex("00", "options")), PROTOCOL_ERROR);
    }

    private static Bytes start(ProtocolVersion version, int packetIdentifier) {
        var bytes = Bytes.of().twoBytes(packetIdentifier, "packet identifier");
        return version.isV5() ? bytes.noProperties() : bytes;
    }

    private static void unsubscribe() {
        for (var version : List.of(V3_1_1, V5)) {
            add("UNSUBSCRIBE without a filter [MQTT-3.10.3-2]", version,
                    Bytes.packet(0xA2, "UNSUBSCRIBE", start(version, 1)), PROTOCOL_ERROR);
            add("UNSUBSCRIBE with identifier 0 [MQTT-2.2.1-3]", version,
                    Bytes.packet(0xA2, "UNSUBSCRIBE", start(version, 0).text("a", "topic filter")));
            add("UNSUBSCRIBE with an empty filter [MQTT-4.7.3-1]", version,
                    Bytes.packet(0xA2, "UNSUBSCRIBE", start(version, 1).text("", "topic filter")));
            add("UNSUBSCRIBE with half a length", version,
                    Bytes.packet(0xA2, "UNSUBSCRIBE", start(version, 1).hex("00", "half a length")));
        }
    }

    private static void pingAndDisconnect() {
        for (var version : List.of(V3_1_1, V5)) {
            add("PINGREQ with a body [3.12]", version, Bytes.of().hex("C0 02 00 01", "PINGREQ"));
        }
        add("DISCONNECT with a body (3.1.1: 3.14)", V3_1_1, Bytes.of().hex("E0 01 00", "DISCONNECT"));
        add("DISCONNECT with a reason code of another packet [MQTT-3.14.2-1]", V5, Bytes.of().hex("E0 01 10", "DISCONNECT"));
        add("DISCONNECT with bytes behind its properties", V5, Bytes.of().hex("E0 03 00 00 00", "DISCONNECT"));
        add("AUTH with a reason code of another packet [MQTT-3.15.2-1]", V5, Bytes.of().hex("F0 01 80", "AUTH"));
    }

    private static void properties() {
        add("a property that does not exist [2.2.2.2]", V5, publish(Bytes.of().hex("04 00", "property 4")));
        add("a property of another packet [2.2.2.2]", V5, publish(Bytes.of().hex("11 00 00 00 01", "session expiry interval")));
        add("a property that appears twice", V5,
                publish(Bytes.of().hex("01 01 01 01", "payload format indicator twice")), PROTOCOL_ERROR);
        add("a property length that ends within a property", V5, publish(Bytes.of().hex("02 00 00", "half an expiry interval")));
        add("a property length of five bytes", V5,
                Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a", "topic name").hex("80 80 80 80 01", "property length")));
        add("a property length in more bytes than needed [MQTT-1.5.5-1]", V5,
                Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a", "topic name").hex("80 00", "property length")));
        add("a property length beyond the end of the packet", V5,
                Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a", "topic name").hex("05 01 01", "properties")));
        add("a subscription identifier of five bytes", V5,
                publish(Bytes.of().hex("0B 80 80 80 80 01", "subscription identifier")));
        add("a user property without its value", V5, publish(Bytes.of().hex("26 00 01 61", "user property")));
    }

    private static void add(String name, ProtocolVersion version, Bytes bytes) {
        add(name, version, bytes, MALFORMED_PACKET);
    }

    private static void add(String name, ProtocolVersion version, Bytes bytes, ReasonCode reasonCode) {
        ALL.add(new ViolationCase(name, version, bytes, reasonCode));
    }
}
