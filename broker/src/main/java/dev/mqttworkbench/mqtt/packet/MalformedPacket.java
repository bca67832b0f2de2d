package dev.mqttworkbench.mqtt.packet;

/// A Control Packet that cannot be parsed according to the standard. The connection answers Reason Code 0x81 where the
/// version has one, and closes [MQTT-4.13.1-1].
public final class MalformedPacket extends PacketViolation {

    private static final long serialVersionUID = 1L;

    /// @param detail what is wrong, in words for a log and a trace
    public MalformedPacket(String detail) {
        super(ReasonCode.MALFORMED_PACKET, detail);
    }
}
