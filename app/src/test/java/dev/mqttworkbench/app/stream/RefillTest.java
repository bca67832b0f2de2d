package dev.mqttworkbench.app.stream;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.InvalidFilter;
import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefillTest {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final Refill refill = new Refill(new Tasks(Runnable::run, waiting::add));
    private final List<Refill.Result> results = new ArrayList<>();
    private final List<Message> messages = LongStream.rangeClosed(1, 4).mapToObj(RefillTest::message).toList();

    @Test
    void filtersLaterAndCountsWhatIsNotSeen() throws InvalidFilter {
        refill.start(messages, MessageFilter.of("-payload:2"), 3, results::add);
        assertThat(refill.isRunning()).isTrue();
        assertThat(results).isEmpty();

        waiting.remove().run();
        assertThat(refill.isRunning()).isFalse();
        assertThat(results).containsExactly(new Refill.Result(List.of(messages.get(0), messages.get(2)), 1));
    }

    @Test
    void forgetsAllButTheNewest() throws InvalidFilter {
        refill.start(messages, MessageFilter.of("payload:1"), 4, results::add);
        refill.start(messages, MessageFilter.of("payload:4"), 4, results::add);
        waiting.remove().run();
        assertThat(refill.isRunning()).isTrue();

        waiting.remove().run();
        assertThat(results).containsExactly(new Refill.Result(List.of(messages.get(3)), 0));
    }

    @Test
    void forgetsWhatWasCancelled() {
        refill.start(messages, MessageFilter.EVERYTHING, 4, results::add);
        refill.cancel();
        waiting.remove().run();

        assertThat(results).isEmpty();
        assertThat(refill.isRunning()).isFalse();
    }

    private static Message message(long number) {
        var publish = Publish.of("a", Payload.ofText(Long.toString(number)), QoS.AT_MOST_ONCE, false, Properties.NONE);
        return Message.of(number, Instant.EPOCH, 0, Direction.IN, publish);
    }
}
