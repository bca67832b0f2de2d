package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.QoS;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever gets lost, the packets of each exchange come in an order that the standard allows (4.3), and what was published at QoS 1 and 2
/// is delivered as often as it promises. Random runs, another time others.
class LegalOrderProperties {

    private static final int MESSAGES = 30;

    /// P is PUBLISH, A PUBACK, R PUBREC, L PUBREL, C PUBCOMP; what is sent again stands there again.
    private static final Pattern AT_MOST_ONCE = Pattern.compile("P*");
    private static final Pattern AT_LEAST_ONCE = Pattern.compile("P[PA]*A");
    private static final Pattern EXACTLY_ONCE = Pattern.compile("P[PR]*RL[LC]*C");

    private Net net;

    @AfterTry
    void stop() {
        net.close();
    }

    private static String letters(Flow flow, String client, Leg.Role role) {
        return flow.steps().stream()
                .filter(step -> step instanceof Arrow arrow && arrow.client().equals(client) && arrow.fate() == Arrow.Fate.PASSED
                        && Exchanges.roleOf(arrow.direction(), arrow.packet()) == role)
                .map(step -> switch (((Arrow) step).packet().type()) {
                    case PUBLISH -> "P";
                    case PUBACK -> "A";
                    case PUBREC -> "R";
                    case PUBREL -> "L";
                    case PUBCOMP -> "C";
                    default -> "?";
                }).collect(Collectors.joining());
    }

    private static Pattern order(QoS qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> AT_MOST_ONCE;
            case AT_LEAST_ONCE -> AT_LEAST_ONCE;
            case EXACTLY_ONCE -> EXACTLY_ONCE;
        };
    }

    @Property(tries = 8)
    void everyExchangeIsInALegalOrder(@ForAll long seed) {
        net = new Net();
        var random = new Random(seed);
        var qos = QoS.values();
        for (var i = 0; i < 3; i++) {
            var subscriber = net.quick("sub" + i);
            Net.subscribe(subscriber, "t/#", qos[random.nextInt(3)]);
            impair("sub" + i, random);
        }
        var publisher = net.quick("pub");
        impair("pub", random);
        var promised = new ArrayList<String>();
        for (var i = 0; i < MESSAGES; i++) {
            var published = qos[random.nextInt(3)];
            publish(publisher, "t/" + i, published);
            if (published != QoS.AT_MOST_ONCE) {
                promised.add("t/" + i); // at QoS 0 it may not even have been sent
            }
        }
        List.of("sub0", "sub1", "sub2", "pub").forEach(client -> Net.get(net.broker.gates().impair(client, Optional.empty())));
        net.until(() -> messages().stream().map(Flow::topic).toList().containsAll(promised) && messages().stream().allMatch(LegalOrderProperties::isOver));

        var flows = messages();
        for (var flow : flows) {
            flow.publisherLeg().ifPresent(leg -> assertThat(letters(flow, leg.client(), Leg.Role.PUBLISHER)).as("%s of %s", flow.topic(), leg).matches(order(leg.qos())));
            for (var leg : flow.subscriberLegs()) {
                assertThat(letters(flow, leg.client(), Leg.Role.SUBSCRIBER)).as("%s to %s", flow.topic(), leg).matches(order(leg.qos()));
                if (leg.qos() == QoS.EXACTLY_ONCE) {
                    assertThat(leg.deliveries()).isEqualTo(1);
                }
            }
        }
    }

    private List<Flow> messages() {
        return net.book.flows().stream().filter(each -> each.kind() == Flow.Kind.MESSAGE).toList();
    }

    private static boolean isOver(Flow flow) {
        return flow.publisherLeg().filter(leg -> leg.awaited().isPresent()).isEmpty() && flow.subscriberLegs().stream().noneMatch(leg -> leg.awaited().isPresent())
                && Outlook.of(flow).isEmpty();
    }

    private void impair(String client, Random random) {
        Net.get(net.broker.gates().impair(client, Optional.of(Impairment.losing(random.nextDouble() * 0.3, random.nextLong()))));
    }

    private static void publish(Client client, String topic, QoS qos) {
        var published = Net.publish(client, topic, qos).toCompletableFuture();
        if (qos != QoS.AT_MOST_ONCE) {
            Net.get(CompletableFuture.allOf(published));
        }
    }
}
