package dev.mqttworkbench.mqtt.packet;

import java.util.Locale;
import java.util.Optional;

/// CONNECT: the first packet of a Client on a Network Connection [MQTT-3.1.0-1].
///
/// @param version the version of the protocol that the Client speaks
/// @param cleanStart discard a Session that the Server may have (Clean Session in 3.1 and 3.1.1, where it also means that
///         the Session ends with the connection)
/// @param keepAliveSeconds the longest time between two packets of the Client, 0 to 65,535; 0 is off
/// @param clientIdentifier empty asks the Server to assign one
/// @param will the message to publish when the connection ends without a proper DISCONNECT
/// @param userName who
/// @param password binary data; in 3.1 and 3.1.1 only together with a user name [MQTT-3.1.2-22 of 3.1.1]
/// @param properties what the Client asks for and limits
public record Connect(
        ProtocolVersion version,
        boolean cleanStart,
        int keepAliveSeconds,
        String clientIdentifier,
        Optional<Will> will,
        Optional<String> userName,
        Optional<Payload> password,
        Properties properties)
        implements Packet {

    @Override
    public PacketType type() {
        return PacketType.CONNECT;
    }

    /// Everything but the password, which must not reach a log.
    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "Connect[version=%s, cleanStart=%s, keepAliveSeconds=%d, clientIdentifier=%s, will=%s, userName=%s, password=%s, properties=%s]",
                version, cleanStart, keepAliveSeconds, clientIdentifier, will, userName,
                        password.isPresent() ? "given" : "none", properties);
    }
}
