package dev.mqttworkbench.gate;

import dev.mqttworkbench.mqtt.codec.WireBytes;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketBytes;

/// How a packet that is held before it is written will stand on the wire.
public final class WireForm {

    private WireForm() {}

    /// The bytes of a packet, written by the same codec as those that leave; none where the version has no such packet. Any thread; it takes as
    /// long as copying its payload.
    public static PacketBytes of(Packet packet, ProtocolVersion version) {
        return WireBytes.of(packet, version);
    }
}
