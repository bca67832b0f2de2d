package dev.mqttworkbench.mqtt.packet;

/// PINGREQ: a Client shows that it is there.
public record PingReq() implements Packet {

    @Override
    public PacketType type() {
        return PacketType.PINGREQ;
    }

    @Override
    public Properties properties() {
        return Properties.NONE;
    }
}
