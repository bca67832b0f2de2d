package dev.mqttworkbench.mqtt.codec;

import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// The grammar of CONNECT, which also tells the version of the connection.
final class ConnectGrammar {

    private static final int USER_NAME = 0b1000_0000;
    private static final int PASSWORD = 0b0100_0000;
    private static final int WILL_RETAIN = 0b0010_0000;
    private static final int WILL = 0b0000_0100;
    private static final int RESERVED = 0b0000_0001;

    private ConnectGrammar() {}

    static void validate(Fields fields, Dialect dialect) {
        if (dialect.version().isPresent()) { // [MQTT-3.1.0-2]
            throw new ProtocolError("a second CONNECT");
        }
        var version = version(fields, dialect);
        dialect.learn(version);
        var flags = fields.oneByte("the connect flags");
        requireConsistent(flags, version);
        fields.twoBytes("the keep alive");
        if (version.isV5()) {
            PropertyGrammar.validate(fields, PacketType.CONNECT);
        }
        fields.string("the client identifier");
        if ((flags & WILL) != 0) {
            will(fields, version);
        }
        if ((flags & USER_NAME) != 0) {
            fields.string("the user name");
        }
        if ((flags & PASSWORD) != 0) {
            fields.binaryData("the password");
        }
        fields.requireEnd("CONNECT");
    }

    private static ProtocolVersion version(Fields fields, Dialect dialect) {
        var name = fields.text("the protocol name");
        var level = fields.oneByte("the protocol level");
        try {
            return FrameValidator.versionOf(name, level);
        } catch (PacketViolation violation) {
            // The refusal is written in the nearest version that the peer may understand [MQTT-3.1.2-2].
            dialect.learn(level > ProtocolVersion.V5.protocolLevel() ? ProtocolVersion.V5 : ProtocolVersion.V3_1_1);
            throw violation;
        }
    }

    private static void requireConsistent(int flags, ProtocolVersion version) {
        if ((flags & RESERVED) != 0) { // [MQTT-3.1.2-3]
            throw new MalformedPacket("CONNECT with its reserved flag set");
        }
        var willQos = flags >> 3 & 0b11;
        if (willQos == 3) { // [MQTT-3.1.2-12]
            throw new MalformedPacket("a will with QoS 3");
        }
        if ((flags & WILL) == 0 && (willQos != 0 || (flags & WILL_RETAIN) != 0)) { // [MQTT-3.1.2-11] [MQTT-3.1.2-13]
            throw new MalformedPacket("will QoS or will retain without a will");
        }
        if (!version.isV5() && (flags & PASSWORD) != 0 && (flags & USER_NAME) == 0) { // 3.1.1: [MQTT-3.1.2-22]
            throw new MalformedPacket("a password without a user name");
        }
    }

    private static void will(Fields fields, ProtocolVersion version) {
        if (version.isV5()) {
            PropertyGrammar.validateWill(fields);
        }
        if (fields.topicName("the will topic") == 0) { // [MQTT-4.7.3-1]
            throw new MalformedPacket("an empty will topic");
        }
        fields.binaryData("the will payload");
    }
}
