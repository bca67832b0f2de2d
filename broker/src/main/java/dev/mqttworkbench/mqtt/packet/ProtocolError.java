package dev.mqttworkbench.mqtt.packet;

/// A packet that is well-formed but not allowed here: unexpected at this point, or against a limit that was agreed. The
/// connection answers the Reason Code where the version has one, and closes [MQTT-4.13.1-1].
public final class ProtocolError extends PacketViolation {

    private static final long serialVersionUID = 1L;

    /// @param detail what is wrong, in words for a log and a trace
    public ProtocolError(String detail) {
        super(ReasonCode.PROTOCOL_ERROR, detail);
    }

    /// @param reasonCode the code that the standard demands, at least 0x80
    /// @param detail what is wrong, in words for a log and a trace
    public ProtocolError(ReasonCode reasonCode, String detail) {
        super(reasonCode, detail);
    }
}
