package dev.mqttworkbench.mqtt.codec;

import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import io.netty.buffer.ByteBuf;

/// The grammar of every Control Packet: walks a whole packet field by field and throws what the standard calls a Malformed
/// Packet or a Protocol Error. What passes, Netty's decoder can read.
final class FrameValidator {

    private FrameValidator() {}

    /// @throws MalformedPacket when `flags` are not what the standard fixes for the type [MQTT-2.1.3-1]
    static void requireReservedFlags(PacketType type, int flags) {
        switch (type) {
            case PUBLISH -> requirePublishFlags(flags);
            case PUBREL, SUBSCRIBE, UNSUBSCRIBE -> requireFlags(type, flags, 0b0010);
            case CONNECT, CONNACK, PUBACK, PUBREC, PUBCOMP, SUBACK, UNSUBACK, PINGREQ, PINGRESP, DISCONNECT, AUTH ->
                    requireFlags(type, flags, 0);
        }
    }

    private static void requirePublishFlags(int flags) {
        var qos = flags >> 1 & 0b11;
        if (qos == 3) { // [MQTT-3.3.1-4]
            throw new MalformedPacket("PUBLISH with QoS 3");
        }
        if (qos == 0 && (flags & 0b1000) != 0) { // [MQTT-3.3.1-2]
            throw new MalformedPacket("PUBLISH at QoS 0 with DUP");
        }
    }

    private static void requireFlags(PacketType type, int flags, int fixed) {
        if (flags != fixed) {
            throw new MalformedPacket(type + " with reserved flags " + flags);
        }
    }

    /// Validates one whole packet, from its first byte to its last, and answers its type.
    static PacketType validate(ByteBuf packet, Dialect dialect) {
        var fields = new Fields(packet);
        var first = fields.oneByte("the fixed header");
        var type = PacketType.of(first >> 4);
        fields.variableByteInteger("the remaining length");
        switch (type) {
            case CONNECT -> ConnectGrammar.validate(fields, dialect);
            case CONNACK -> connAck(fields, dialect);
            case PUBLISH -> publish(fields, first >> 1 & 0b11, dialect);
            case PUBACK, PUBREC, PUBREL, PUBCOMP -> acknowledgement(fields, type, dialect);
            case SUBSCRIBE -> subscribe(fields, dialect);
            case SUBACK -> subAck(fields, dialect);
            case UNSUBSCRIBE -> unsubscribe(fields, dialect);
            case UNSUBACK -> unsubAck(fields, dialect);
            case PINGREQ, PINGRESP -> fields.requireEnd(type.name());
            case DISCONNECT -> disconnect(fields, dialect);
            case AUTH -> auth(fields, dialect);
        }
        return type;
    }

    private static void connAck(Fields fields, Dialect dialect) {
        var flags = fields.oneByte("the acknowledge flags");
        if (flags > 1) { // [MQTT-3.2.2-1]
            throw new MalformedPacket("CONNACK with reserved flags " + flags);
        }
        var code = fields.oneByte("the reason code");
        if (dialect.isV5()) {
            requireReasonCode(PacketType.CONNACK, code);
            PropertyGrammar.validate(fields, PacketType.CONNACK);
        } else if (code > 5) {
            throw new MalformedPacket("CONNACK with return code " + code);
        }
        fields.requireEnd("CONNACK");
    }

    private static void publish(Fields fields, int qos, Dialect dialect) {
        var topicLength = fields.topicName("the topic name");
        if (topicLength == 0 && !dialect.isV5()) { // [MQTT-4.7.3-1]
            throw new MalformedPacket("PUBLISH with an empty topic name");
        }
        if (qos > 0) {
            packetIdentifier(fields);
        }
        if (dialect.isV5()) {
            PropertyGrammar.validate(fields, PacketType.PUBLISH);
        }
    }

    private static void acknowledgement(Fields fields, PacketType type, Dialect dialect) {
        packetIdentifier(fields);
        if (dialect.isV5() && fields.remaining() > 0) {
            requireReasonCode(type, fields.oneByte("the reason code"));
            if (fields.remaining() > 0) {
                PropertyGrammar.validate(fields, type);
            }
        }
        fields.requireEnd(type.name());
    }

    private static void subscribe(Fields fields, Dialect dialect) {
        packetIdentifier(fields);
        if (dialect.isV5()) {
            PropertyGrammar.validate(fields, PacketType.SUBSCRIBE);
        }
        if (fields.remaining() == 0) { // [MQTT-3.8.3-2]
            throw new ProtocolError("SUBSCRIBE without a topic filter");
        }
        while (fields.remaining() > 0) {
            requireNotEmpty(fields.string("a topic filter"));
            var options = fields.oneByte("the subscription options");
            var reserved = dialect.isV5() ? 0b1100_0000 : 0b1111_1100;
            if ((options & reserved) != 0) { // [MQTT-3.8.3-5]
                throw new MalformedPacket("SUBSCRIBE with reserved option bits");
            }
            if ((options & 0b11) == 3) { // 3.1.1 reserves the value [MQTT-3.8.3-4], 5 names the error (3.8.3.1)
                throw dialect.isV5()
                        ? new ProtocolError("SUBSCRIBE with QoS 3")
                        : new MalformedPacket("SUBSCRIBE with QoS 3");
            }
            if (options >> 4 == 3) {
                throw new ProtocolError("SUBSCRIBE with retain handling 3");
            }
        }
    }

    private static void subAck(Fields fields, Dialect dialect) {
        packetIdentifier(fields);
        if (dialect.isV5()) {
            PropertyGrammar.validate(fields, PacketType.SUBACK);
        }
        requireReasonCodes(fields, PacketType.SUBACK, dialect);
    }

    private static void unsubscribe(Fields fields, Dialect dialect) {
        packetIdentifier(fields);
        if (dialect.isV5()) {
            PropertyGrammar.validate(fields, PacketType.UNSUBSCRIBE);
        }
        if (fields.remaining() == 0) { // [MQTT-3.10.3-2]
            throw new ProtocolError("UNSUBSCRIBE without a topic filter");
        }
        while (fields.remaining() > 0) {
            requireNotEmpty(fields.string("a topic filter"));
        }
    }

    private static void unsubAck(Fields fields, Dialect dialect) {
        packetIdentifier(fields);
        if (dialect.isV5()) {
            PropertyGrammar.validate(fields, PacketType.UNSUBACK);
            requireReasonCodes(fields, PacketType.UNSUBACK, dialect);
        }
        fields.requireEnd("UNSUBACK");
    }

    private static void disconnect(Fields fields, Dialect dialect) {
        if (dialect.isV5() && fields.remaining() > 0) {
            requireReasonCode(PacketType.DISCONNECT, fields.oneByte("the reason code"));
            if (fields.remaining() > 0) {
                PropertyGrammar.validate(fields, PacketType.DISCONNECT);
            }
        }
        fields.requireEnd("DISCONNECT");
    }

    private static void auth(Fields fields, Dialect dialect) {
        if (!dialect.isV5()) {
            throw new MalformedPacket("packet type 15 is reserved");
        }
        if (fields.remaining() > 0) {
            requireReasonCode(PacketType.AUTH, fields.oneByte("the reason code"));
            if (fields.remaining() > 0) {
                PropertyGrammar.validate(fields, PacketType.AUTH);
            }
        }
        fields.requireEnd("AUTH");
    }

    private static void packetIdentifier(Fields fields) {
        if (fields.twoBytes("the packet identifier") == 0) { // [MQTT-2.2.1-3]
            throw new MalformedPacket("packet identifier 0 is not allowed");
        }
    }

    private static void requireNotEmpty(int length) {
        if (length == 0) { // [MQTT-4.7.3-1]
            throw new MalformedPacket("an empty topic filter");
        }
    }

    private static void requireReasonCodes(Fields fields, PacketType type, Dialect dialect) {
        if (fields.remaining() == 0) {
            throw new MalformedPacket(type + " without reason codes");
        }
        while (fields.remaining() > 0) {
            var code = fields.oneByte("a reason code");
            if (dialect.isV5()) {
                requireReasonCode(type, code);
            } else if (code > 2 && code != 0x80) {
                throw new MalformedPacket(type + " with return code " + code);
            }
        }
    }

    private static void requireReasonCode(PacketType type, int code) {
        var known = ReasonCode.of(code);
        if (known.isEmpty() || !ReasonCodeGrammar.isAllowed(type, known.get())) {
            throw new MalformedPacket(String.format(Locale.ROOT, "%s with reason code 0x%02X", type, code));
        }
    }

    /// The protocol names and levels that CONNECT may carry.
    static ProtocolVersion versionOf(String name, int level) {
        for (var version : ProtocolVersion.values()) {
            if (version.protocolName().equals(name) && version.protocolLevel() == level) {
                return version;
            }
        }
        if (!name.equals("MQTT") && !name.equals("MQIsdp")) { // [MQTT-3.1.2-1]
            throw new MalformedPacket("the protocol name is not MQTT");
        }
        throw new ProtocolError(
                ReasonCode.UNSUPPORTED_PROTOCOL_VERSION, name + " with protocol level " + level + " is not supported");
    }
}
