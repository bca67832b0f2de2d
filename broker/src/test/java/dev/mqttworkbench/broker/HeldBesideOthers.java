package dev.mqttworkbench.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.benchmark.PairedRatio;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// What it costs all others that the packets of one client are held: rounds without and with a thousand packets at its gate, one beside the
/// other in one process, and the part of the throughput that is left. It ends with an error when that is less than the aim beyond what chance
/// explains.
///
/// `-Dgates.pairs=150` is how many pairs of rounds, of which each takes about a quarter of a second; `-Dgates.aim=0.95` which part is to be left.
public final class HeldBesideOthers {

    private static final int MESSAGES = 1_000;
    private static final int HELD = 1_000;
    private static final int WARM_PAIRS = 20;
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final double TOO_UNSTEADY = 0.1;

    private final List<Publish> messages = Collections.nCopies(
            MESSAGES, Publish.of("t", Payload.taking(new byte[64]), QoS.AT_MOST_ONCE, false, Properties.NONE));
    private final List<Publish> toBeHeld = Collections.nCopies(
            HELD, Publish.of("elsewhere", Payload.taking(new byte[64]), QoS.AT_MOST_ONCE, false, Properties.NONE));
    private final Broker broker;
    private final PacketClient subscriber;
    private final PacketClient publisher;
    private final PacketClient held;

    private HeldBesideOthers(Broker broker) throws IOException {
        this.broker = broker;
        subscriber = client("subscriber");
        publisher = client("publisher");
        held = client("held");
        subscriber.subscribe("t", QoS.AT_MOST_ONCE);
    }

    private PacketClient client(String clientIdentifier) throws IOException {
        return PacketClient.connected(broker, ProtocolVersion.V5, clientIdentifier, true);
    }

    /// Runs as the properties say.
    public static void main(String... arguments) throws Exception {
        var aim = Double.parseDouble(System.getProperty("gates.aim", "0.95"));
        var broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
        var left = new HeldBesideOthers(broker).run(Integer.getInteger("gates.pairs", 150), System.out);
        broker.close();
        System.out.println("left of the throughput, with 95 % of certainty: " + left + "; the aim is " + aim);
        if (left.misses(aim)) {
            System.out.println("The aim is missed.");
            System.exit(1);
        }
        if (left.high() - left.low() > TOO_UNSTEADY) {
            System.out.println("That says little: run it again when the machine does nothing else.");
        }
        System.exit(0);
    }

    private PairedRatio run(int pairs, PrintStream out) throws Exception {
        var ratios = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (var pair = -WARM_PAIRS; pair < pairs; pair++) {
            var isHeldFirst = pair % 2 != 0; // what becomes slower or faster by and by weighs on both alike
            var first = round(isHeldFirst);
            var second = round(!isHeldFirst);
            if (pair >= 0) {
                without.add(isHeldFirst ? second : first);
                with.add(isHeldFirst ? first : second);
                ratios.add(with.getLast() / without.getLast());
            }
        }
        out.printf(Locale.ROOT, "%d pairs of rounds of %d ms, medians: %.1f messages/ms while nothing is held, %.1f while %d packets of another client are%n",
                pairs, ROUND.toMillis(), median(without), median(with), HELD);
        return PairedRatio.of(ratios);
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    /// @return messages per millisecond
    private double round(boolean isHeld) throws Exception {
        if (isHeld) {
            broker.gates().stopAt(List.of(Breakpoint.stepping("held"))).toCompletableFuture().join();
            held.sendAtOnce(toBeHeld);
            while (broker.gates().held(1).toCompletableFuture().join().total() < HELD) {
                Thread.onSpinWait();
            }
        }
        var began = System.nanoTime();
        var passed = 0;
        while (System.nanoTime() - began < ROUND.toNanos()) {
            publisher.sendAtOnce(messages);
            for (var i = 0; i < MESSAGES; i++) {
                subscriber.receive();
            }
            passed += MESSAGES;
        }
        var rate = passed / ((System.nanoTime() - began) / 1e6);
        broker.gates().stopAt(List.of()).toCompletableFuture().join();
        held.receiveUntilPong(); // so that nothing of it is left for the next round
        return rate;
    }
}
