package dev.mqttworkbench.app.publish;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatViewModelTest {

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private final Publisher publisher = message -> CompletableFuture.completedStage(new PublishResult(ReasonCode.SUCCESS, ""));
    private final PublishViewModel publish = new PublishViewModel(publisher, words, Tasks.immediate());
    private final RepeatViewModel repeat = new RepeatViewModel(publish, publisher, words, new Tasks(Runnable::run, task -> Thread.ofVirtual().start(task)));

    @AfterEach
    void stop() {
        repeat.close();
    }

    private void begin() {
        publish.draft().topicProperty().set("t");
        repeat.intervalProperty().set("10000");
        repeat.start();
    }

    private String said() {
        repeat.sample(0);
        return publish.outcomeProperty().get().sentence();
    }

    @Test
    void saysHowFarItIs() {
        begin();
        assertThat(said()).contains("one every 10000 ms");
    }

    @Test
    void leavesWhatFailedBesideItToBeRead() {
        begin();
        publish.draft().topicProperty().set("a/#");
        publish.send();
        assertThat(said()).startsWith("A topic to publish to has no wildcards");

        publish.draft().topicProperty().set("a");
        publish.send();
        assertThat(said()).as("until something goes well").contains("one every 10000 ms");
    }

    @Test
    void saysHowFarItIsAlsoBehindSomethingThatFailed() {
        publish.draft().topicProperty().set("a/#");
        publish.send();
        begin();
        assertThat(said()).contains("one every 10000 ms");
    }
}
