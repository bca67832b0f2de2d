package dev.mqttworkbench.broker;

import java.util.List;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.trace.Ring;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// A trace that is off, with real packets on real sockets.
class TraceOffTest extends OverTheWire {

    /// While nobody looks nothing is recorded, whatever passes and is held, and again when nobody looks any more.
    @Test
    void recordsNothingWhileItIsOff() throws Exception {
        exchangeWhileAGateHolds("one");
        assertThat(broker.trace().drain()).isEqualTo(new Ring.Drained<>(List.of(), 0));

        broker.trace().setOn(true);
        exchangeWhileAGateHolds("two");
        assertThat(broker.trace().drain().elements()).isNotEmpty();

        broker.trace().setOn(false);
        exchangeWhileAGateHolds("three");
        assertThat(broker.trace().drain()).isEqualTo(new Ring.Drained<>(List.of(), 0));
    }

    private void exchangeWhileAGateHolds(String clientIdentifier) throws Exception {
        var client = client(clientIdentifier);
        client.subscribe("t", AT_MOST_ONCE);
        broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))).toCompletableFuture().get(10, SECONDS);
        client.publish("t", "m", AT_LEAST_ONCE);
        client.receiveUntilPong();
        broker.gates().stopAt(List.of()).toCompletableFuture().get(10, SECONDS);
        client.receive(); // PUBACK and the message itself, in whichever order
        client.receive();
        client.unsubscribe("t");
    }
}
