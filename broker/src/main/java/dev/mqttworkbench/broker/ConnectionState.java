package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// What the client at the other end of a Network Connection may do now.
sealed interface ConnectionState permits AwaitingConnect, Authenticating, Connected, Closing {

    /// A packet arrived.
    ///
    /// @return the next state
    /// @throws PacketViolation when the packet is not allowed now
    ConnectionState on(Packet packet);

    /// The broker ends the connection.
    ///
    /// @param reasonCode at least 0x80; told to the client where its version and this state have a packet for it
    void refuse(ReasonCode reasonCode, String reason);

    /// The connection is closed.
    void closed();
}
