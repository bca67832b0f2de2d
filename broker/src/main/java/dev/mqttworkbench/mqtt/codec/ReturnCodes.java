package dev.mqttworkbench.mqtt.codec;

import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The Connect Return Codes of 3.1 and 3.1.1, and the Reason Codes that say the same.
final class ReturnCodes {

    private ReturnCodes() {}

    /// The return code for a CONNACK; empty where the version has no word for it, and the connection must be closed without
    /// one (3.1.1: [MQTT-3.2.2-6]).
    static OptionalInt ofConnAck(ReasonCode reasonCode) {
        return switch (reasonCode) {
            case SUCCESS -> OptionalInt.of(0);
            case UNSUPPORTED_PROTOCOL_VERSION -> OptionalInt.of(1);
            case CLIENT_IDENTIFIER_NOT_VALID -> OptionalInt.of(2);
            case SERVER_UNAVAILABLE, SERVER_BUSY, SERVER_SHUTTING_DOWN, QUOTA_EXCEEDED -> OptionalInt.of(3);
            case BAD_USER_NAME_OR_PASSWORD -> OptionalInt.of(4);
            case NOT_AUTHORIZED, BANNED -> OptionalInt.of(5);
            default -> OptionalInt.empty();
        };
    }

    static ReasonCode reasonCodeOfConnAck(int returnCode) {
        return switch (returnCode) {
            case 0 -> ReasonCode.SUCCESS;
            case 1 -> ReasonCode.UNSUPPORTED_PROTOCOL_VERSION;
            case 2 -> ReasonCode.CLIENT_IDENTIFIER_NOT_VALID;
            case 3 -> ReasonCode.SERVER_UNAVAILABLE;
            case 4 -> ReasonCode.BAD_USER_NAME_OR_PASSWORD;
            case 5 -> ReasonCode.NOT_AUTHORIZED;
            default -> throw new MalformedPacket("CONNACK with return code " + returnCode);
        };
    }
}
