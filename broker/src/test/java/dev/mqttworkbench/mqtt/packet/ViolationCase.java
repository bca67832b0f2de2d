package dev.mqttworkbench.mqtt.packet;

/// One packet of the catalogue [Violations]: bytes that the standard forbids.
///
/// @param name what is wrong, with the id of the statement that says so
/// @param version spoken on the connection; for CONNECT the one in its bytes
/// @param bytes what is on the wire
/// @param reasonCode what a connection of version 5 answers
public record ViolationCase(String name, ProtocolVersion version, Bytes bytes, ReasonCode reasonCode) {

    /// Whether this is sent instead of a valid CONNECT rather than behind one.
    public boolean isFirst() {
        return bytes.toArray()[0] >> 4 == 1 && !name.startsWith("a second CONNECT");
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(version, name);
    }
}
