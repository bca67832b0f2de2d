package dev.mqttworkbench.app.handshakes;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.handshakes.FlowSource.Side;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FlowTextTest {

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({"BROKER,AT_MOST_ONCE,1,nobody subscribed", "CLIENT,AT_MOST_ONCE,1,sent", "PROXY,AT_MOST_ONCE,1,sent", "PROXY_AS_CLIENT,AT_MOST_ONCE,1,sent",
            "BROKER,AT_LEAST_ONCE,1,acknowledged · 0 ms · nobody subscribed", "CLIENT,AT_LEAST_ONCE,1,acknowledged · 0 ms",
            "BROKER,AT_LEAST_ONCE,2,resent with DUP · no deliveries", "PROXY,AT_LEAST_ONCE,2,resent with DUP"})
    void saysOfOtherSubscribersWhatIsKnown(Side side, QoS qos, int publishes, String sentence) {
        var flow = published(side, qos, publishes);
        assertThat(new FlowText(words).row(flow).state()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"BROKER,the broker has not got the message", "CLIENT,seen here; this broker does not tell who else gets it"})
    void promisesWhatIsKnown(Side side, String sentence) {
        assertThat(Promise.of(published(side, QoS.AT_LEAST_ONCE, 1), words).sentence()).isEqualTo(sentence);
    }

    private static Flow published(Side side, QoS qos, int publishes) {
        var flow = new Flow(1, Flow.Kind.MESSAGE, Instant.EPOCH, 0, new Flow.Seat(side, ""));
        flow.isOf("sensor", "t", qos, false);
        flow.put(new Leg("sensor", Leg.Role.PUBLISHER, 0, Optional.empty(), qos, 1, Optional.empty(), Optional.empty(), ReasonCode.SUCCESS, publishes, publishes - 1, publishes));
        return flow;
    }
}
