package dev.mqttworkbench.model;

import java.util.List;
import java.util.stream.Stream;

import dev.mqttworkbench.model.Step.Manner;
import dev.mqttworkbench.model.Step.Owed;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/// Sequences of steps: few clients, topics and filters, so that they meet often.
final class Sequences {

    private static final int LONGEST = 60;

    private static final Arbitrary<Who> CLIENT = Arbitraries.of(Who.A, Who.B, Who.C);
    private static final Arbitrary<String> TOPIC = Arbitraries.of("d", "a", "a/b", "a/c");
    private static final Arbitrary<String> FILTER = Arbitraries.of("d", "a", "a/b", "a/+", "a/#", "+/b", "+", "#");
    private static final Arbitrary<Integer> QOS = Arbitraries.of(2, 1, 0);
    private static final Arbitrary<Integer> WHICH = Arbitraries.of(0, 1, 2);

    private Sequences() {}

    static Arbitrary<List<Step>> withoutRestart() {
        return listOf(ofClients());
    }

    static Arbitrary<List<Step>> withRestart() {
        return listOf(Arbitraries.frequencyOf(Tuple.of(24, ofClients()), Tuple.of(1, Arbitraries.just(new Step.RestartBroker()))));
    }

    /// Everybody connects, and then whatever comes.
    private static Arbitrary<List<Step>> listOf(Arbitrary<Step> step) {
        var beginning = Combinators.combine(connect(Arbitraries.just(Who.A)), connect(Arbitraries.just(Who.B)), connect(Arbitraries.just(Who.C)))
                .as((a, b, c) -> List.<Step>of(a, b, c));
        var next = step.list().ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(beginning, next).as((first, then) -> Stream.concat(first.stream(), then.stream()).toList());
    }

    private static Arbitrary<Step> ofClients() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, connect(CLIENT)),
                Tuple.of(12, subscribe()),
                Tuple.of(2, Combinators.combine(CLIENT, FILTER).as(Step.Unsubscribe::new)),
                Tuple.of(26, publish()),
                Tuple.of(3, Combinators.combine(CLIENT, WHICH).as(Step.Repeat::new)),
                Tuple.of(7, Combinators.combine(CLIENT, WHICH).as(Step.Release::new)),
                Tuple.of(22, acknowledge()),
                Tuple.of(3, Combinators.combine(CLIENT, Arbitraries.of(Manner.class)).as(Step.Disconnect::new)),
                Tuple.of(3, Combinators.combine(CLIENT, oneIn(2)).as(Step.Drop::new)),
                Tuple.of(5, lastWords()),
                Tuple.of(1, CLIENT.map(Step.Misbehave::new)));
    }

    private static Arbitrary<Step.Connect> connect(Arbitrary<Who> client) {
        var will = Combinators.combine(TOPIC, QOS, oneIn(2)).as(Step.Will::new);
        return Combinators.combine(
                        client, Arbitraries.frequency(Tuple.of(3, ProtocolVersion.V5), Tuple.of(1, ProtocolVersion.V3_1_1)),
                        oneIn(5), oneIn(5).map(not -> !not), Arbitraries.of(0, 1, 2), will.optional(0.4))
                .as(Step.Connect::new);
    }

    private static Arbitrary<Step.Subscribe> subscribe() {
        var wanted = Combinators.combine(FILTER, QOS, oneIn(4), oneIn(3), Arbitraries.of(0, 1, 2)).as(Wanted::new);
        return Combinators.combine(CLIENT, wanted.list().ofMinSize(1).ofMaxSize(2), Arbitraries.of(0, 1, 2, 300))
                .as(Step.Subscribe::new);
    }

    private static Arbitrary<Step.Publish> publish() {
        return Combinators.combine(CLIENT, TOPIC, QOS, oneIn(3), oneIn(6)).as(Step.Publish::new);
    }

    private static Arbitrary<Step.Acknowledge> acknowledge() {
        return Combinators.combine(CLIENT, Arbitraries.of(Owed.class), Arbitraries.of(1, 2, 3)).as(Step.Acknowledge::new);
    }

    private static Arbitrary<Step.LastWords> lastWords() {
        return Arbitraries.<Step.OfConnected>oneOf(
                        publish(), acknowledge(), Combinators.combine(CLIENT, WHICH).as(Step.Repeat::new),
                        Combinators.combine(CLIENT, WHICH).as(Step.Release::new),
                        Combinators.combine(CLIENT, FILTER).as(Step.Unsubscribe::new))
                .map(Step.LastWords::new);
    }

    private static Arbitrary<Boolean> oneIn(int parts) {
        return Arbitraries.frequency(Tuple.of(parts - 1, false), Tuple.of(1, true));
    }
}
