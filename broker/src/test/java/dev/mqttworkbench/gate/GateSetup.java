package dev.mqttworkbench.gate;

import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.trace.GateStep;
import dev.mqttworkbench.trace.GateStep.Action;
import dev.mqttworkbench.trace.PacketTrace;
import org.junit.jupiter.api.BeforeEach;

/// A connection with a gate, and what its trace says is done there.
abstract class GateSetup {

    static final Packet REL = new PubRel(7);
    static final Packet ACK = new PubAck(8);

    final Lines line = new Lines();
    final PacketTrace trace = new PacketTrace();
    final Gates gates = new Gates(line, trace);

    @BeforeEach
    void open() {
        trace.setOn(true);
        gates.opened(line);
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    List<Action> actions() {
        return trace.drain().elements().stream().map(record -> ((GateStep) record).action()).toList();
    }
}
