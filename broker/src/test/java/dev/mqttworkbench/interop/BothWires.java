package dev.mqttworkbench.interop;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.proxy.MqttProxy.Wire;

/// A proxy with a device `d` that has a Will, and a broker with somebody who watches.
abstract class BothWires {

    static final String CONNECT_WITH_WILL = "10 13 00 04 4D 51 54 54 04 06 00 00 00 01 64 00 01 77 00 01 77";
    static final String PUBLISH = "30 04 00 01 74 6D";
    static final String PUBLISH_AT_LEAST_ONCE = "32 06 00 01 74 00 07 6D";
    static final String DISCONNECT = "E0 00";
    static final String WILL = "30 04 00 01 77 77";

    static RawClient witness(TestBroker broker) {
        var witness = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "witness").send("82 06 00 01 00 01 23 00");
        witness.expect("90 03 00 01 00");
        return witness;
    }

    static void stopAt(TestMqttProxy proxy, Wire wire, PacketType type) {
        Patience.get(proxy.gates(wire).stopAt(List.of(new Breakpoint(Set.of(type), Optional.empty(), "d", Optional.empty(), Optional.empty()))));
    }

    static void awaitHeld(TestMqttProxy proxy, Wire wire, int packets) {
        Patience.until(packets + " packets wait", () -> Patience.get(proxy.gates(wire).held()).size() == packets);
    }

    static void goOn(TestMqttProxy proxy, Wire wire) {
        Patience.get(proxy.gates(wire).stopAt(List.of()));
    }
}
