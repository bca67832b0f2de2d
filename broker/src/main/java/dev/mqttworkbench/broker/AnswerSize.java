package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.transport.NetworkConnection;

/// How many bytes a packet of MQTT 5 that answers a client has on the wire, without encoding it.
final class AnswerSize {

    private static final int FIRST_OF_TWO_BYTES = 128;
    private static final int FIRST_OF_THREE_BYTES = 16_384;
    private static final int FIRST_OF_FOUR_BYTES = 2_097_152;

    private AnswerSize() {}

    /// The size in bytes with the fixed header.
    static int of(Packet packet) {
        var remaining = switch (packet) {
            case ConnAck ack -> 2 + sizeOf(ack.properties());
            case PubAck ack -> acknowledgement(ack.reasonCode(), ack.properties());
            case PubRec ack -> acknowledgement(ack.reasonCode(), ack.properties());
            case PubRel ack -> acknowledgement(ack.reasonCode(), ack.properties());
            case PubComp ack -> acknowledgement(ack.reasonCode(), ack.properties());
            case SubAck ack -> 2 + sizeOf(ack.properties()) + ack.reasonCodes().size();
            case UnsubAck ack -> 2 + sizeOf(ack.properties()) + ack.reasonCodes().size();
            case Disconnect end -> end.properties().isEmpty() ? 1 : 1 + sizeOf(end.properties());
            case Auth auth -> 1 + sizeOf(auth.properties());
            case Packet other -> 0;
        };
        return 1 + lengthOf(remaining) + remaining;
    }

    private static int acknowledgement(ReasonCode reasonCode, Properties properties) {
        return reasonCode == ReasonCode.SUCCESS && properties.isEmpty() ? 2 : 3 + sizeOf(properties);
    }

    private static int sizeOf(Properties properties) {
        var size = NetworkConnection.sizeOf(properties);
        return lengthOf(size) + size;
    }

    /// The bytes of a Variable Byte Integer.
    private static int lengthOf(int value) {
        return value < FIRST_OF_TWO_BYTES ? 1 : value < FIRST_OF_THREE_BYTES ? 2 : value < FIRST_OF_FOUR_BYTES ? 3 : 4;
    }
}
