package dev.mqttworkbench.anatomy;

import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// What the standard calls a Reason Code or a return code, which depends on the packet and the version.
final class CodeNames {

    /// Table 3.1 of 3.1.1.
    private static final List<String> CONNECT_RETURN_CODES = List.of("Connection Accepted", "Connection Refused, unacceptable protocol version",
            "Connection Refused, identifier rejected", "Connection Refused, Server unavailable",
            "Connection Refused, bad user name or password", "Connection Refused, not authorized");
    private static final int FAILURE = 0x80;
    private static final int HIGHEST_QOS = 2;

    private CodeNames() {}

    /// The name with the code, such as "Quota exceeded (0x97)"; the code alone where the standard has no such code.
    static String of(PacketType type, boolean isV5, int code) {
        var title = isV5 ? titleOf5(type, code) : titleOf3(type, code);
        return title.isEmpty() ? ReasonCode.of(code).filter(known -> isV5).map(ReasonCode::toString).orElse(String.format(Locale.ROOT, "0x%02X", code))
                : String.format(Locale.ROOT, "%s (0x%02X)", title, code);
    }

    /// The two other names of 0x00.
    private static String titleOf5(PacketType type, int code) {
        return switch (type) {
            case SUBACK -> code == 0 ? "Granted QoS 0" : "";
            case DISCONNECT -> code == 0 ? "Normal disconnection" : "";
            default -> "";
        };
    }

    private static String titleOf3(PacketType type, int code) {
        return switch (type) {
            case CONNACK -> code < CONNECT_RETURN_CODES.size() ? CONNECT_RETURN_CODES.get(code) : "";
            case SUBACK -> code == FAILURE ? "Failure" : code <= HIGHEST_QOS ? "Success - Maximum QoS " + code : "";
            default -> "";
        };
    }
}
