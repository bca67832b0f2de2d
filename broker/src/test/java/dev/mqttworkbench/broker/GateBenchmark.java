package dev.mqttworkbench.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What a message from one client to another costs through a broker on a socket, client code included: while nobody looks, while the
/// packets of a third client are held at its gate, and while everything is traced.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Dio.netty.leakDetection.level=disabled")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GateBenchmark {

    private static final int MESSAGES = 1_000;

    /// What goes on beside it.
    @Param({"nobody looks", "one is held", "all is traced"})
    private String beside = "nobody looks";

    private final List<Publish> messages = Collections.nCopies(
            MESSAGES, Publish.of("t", Payload.taking(new byte[64]), QoS.AT_MOST_ONCE, false, Properties.NONE));
    private final Clients state = new Clients();

    /// The three clients and their broker.
    private static final class Clients {

        private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
        private final PacketClient subscriber = client("subscriber");
        private final PacketClient publisher = client("publisher");
        private final PacketClient held = client("held");

        private PacketClient client(String clientIdentifier) {
            try {
                return PacketClient.connected(broker, ProtocolVersion.V5, clientIdentifier, true);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// Prepares what goes on beside it.
    @Setup
    public void begin() throws Exception {
        state.subscriber.subscribe("t", QoS.AT_MOST_ONCE);
        switch (beside) {
            case "one is held" -> {
                state.broker.gates().stopAt(List.of(Breakpoint.stepping("held"))).toCompletableFuture().join();
                state.held.publish("elsewhere", "x", QoS.AT_LEAST_ONCE);
                while (state.broker.gates().held().toCompletableFuture().join().isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            case "all is traced" -> state.broker.trace().setOn(true);
            default -> {} // nothing
        }
    }

    /// A thousand messages there and back.
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void messages() throws Exception {
        state.publisher.sendAtOnce(messages);
        for (var i = 0; i < MESSAGES; i++) {
            state.subscriber.receive();
        }
    }

    /// Ends it.
    @TearDown
    public void end() throws Exception {
        state.subscriber.close();
        state.publisher.close();
        state.held.close();
        state.broker.close();
    }
}
