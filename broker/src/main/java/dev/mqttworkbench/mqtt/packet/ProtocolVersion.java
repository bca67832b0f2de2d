package dev.mqttworkbench.mqtt.packet;

/// A version of the protocol. The packets speak MQTT 5; the older versions are dialects that leave things out.
public enum ProtocolVersion {
    /// MQTT 3.1, protocol name `MQIsdp`.
    V3_1("MQIsdp", 3, "MQTT 3.1"),
    /// MQTT 3.1.1.
    V3_1_1("MQTT", 4, "MQTT 3.1.1"),
    /// MQTT 5.0.
    V5("MQTT", 5, "MQTT 5");

    private final String protocolName;
    private final int protocolLevel;
    private final String title;

    ProtocolVersion(String protocolName, int protocolLevel, String title) {
        this.protocolName = protocolName;
        this.protocolLevel = protocolLevel;
        this.title = title;
    }

    /// The Protocol Name field of CONNECT.
    public String protocolName() {
        return protocolName;
    }

    /// The Protocol Version (or Level) field of CONNECT.
    public int protocolLevel() {
        return protocolLevel;
    }

    /// Whether packets of this version carry properties and Reason Codes.
    public boolean isV5() {
        return this == V5;
    }

    /// What users call it, such as "MQTT 3.1.1".
    @Override
    public String toString() {
        return title;
    }
}
