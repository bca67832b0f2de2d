package dev.mqttworkbench.mqtt.packet;

/// DISCONNECT: the last packet of a Network Connection. In 3.1 and 3.1.1 only a Client sends it, and it means 0x00.
///
/// @param reasonCode why
/// @param properties Session Expiry Interval (from a Client), Server Reference (from a Server), Reason String, User Properties
public record Disconnect(ReasonCode reasonCode, Properties properties) implements Packet {

    @Override
    public PacketType type() {
        return PacketType.DISCONNECT;
    }
}
