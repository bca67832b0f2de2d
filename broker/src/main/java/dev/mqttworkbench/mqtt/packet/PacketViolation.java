package dev.mqttworkbench.mqtt.packet;

/// What a peer did against the standard: thrown where it is noticed, caught once in the connection, which answers with
/// the Reason Code and closes. It has no stack trace: a peer can cause as many as it likes.
public abstract sealed class PacketViolation extends RuntimeException permits MalformedPacket, ProtocolError {

    private static final long serialVersionUID = 1L;

    private final ReasonCode reasonCode;
    private final String detail;

    PacketViolation(ReasonCode reasonCode, String detail) {
        super(detail, null, false, false);
        this.reasonCode = reasonCode;
        this.detail = detail;
    }

    /// What is answered, at least 0x80.
    public ReasonCode reasonCode() {
        return reasonCode;
    }

    /// What is wrong, in words for a log and a trace.
    public String detail() {
        return detail;
    }
}
