package dev.mqttworkbench.mqtt.packet;

/// PINGRESP: the Server's answer to PINGREQ.
public record PingResp() implements Packet {

    @Override
    public PacketType type() {
        return PacketType.PINGRESP;
    }

    @Override
    public Properties properties() {
        return Properties.NONE;
    }
}
