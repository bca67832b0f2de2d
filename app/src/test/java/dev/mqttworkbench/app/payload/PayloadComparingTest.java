package dev.mqttworkbench.app.payload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadComparingTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(Runnable::run, background::add);
    private final List<String> shown = new ArrayList<>();
    private final PayloadComparing comparing = new PayloadComparing(tasks, new BackgroundDecoder(tasks, BirthCertificates.NONE),
            (pair, difference) -> shown.add(pair.newer().asText()));

    private void compare(String topic, int newer) {
        comparing.compare(new PayloadComparing.Pair(topic, Payload.ofText(String.valueOf(newer - 1)), Payload.ofText(String.valueOf(newer)),
                DecoderChoice.AUTO));
    }

    private void runBackground() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void showsOneThatHasEndedThoughAnotherCame() {
        compare("press", 1);
        compare("press", 2);
        runBackground();

        assertThat(shown).containsExactly("1", "2");
    }

    @Test
    void comparesOnePairAtATimeAndThenTheNewest() {
        compare("press", 1);
        var tasksOfOne = background.size();
        compare("press", 2);
        compare("press", 3);

        assertThat(background).hasSize(tasksOfOne);
        runBackground();
        assertThat(shown).containsExactly("1", "3");
    }

    @Test
    void showsNothingOfATopicThatWasLeft() {
        compare("press", 1);
        compare("oven", 2);
        runBackground();

        assertThat(shown).containsExactly("2");
    }
}
