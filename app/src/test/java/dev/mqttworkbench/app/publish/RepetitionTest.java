package dev.mqttworkbench.app.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.RefusedPublish;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class RepetitionTest {

    private final List<Publish> sent = new CopyOnWriteArrayList<>();
    private CompletionStage<PublishResult> answer = CompletableFuture.completedStage(new PublishResult(ReasonCode.SUCCESS, ""));

    private Repetition every(Duration interval, long times, String topic) {
        var template = new Template(topic, QoS.AT_LEAST_ONCE, false, Notation.TEXT, "n=${counter}", Optional.empty(), Properties.NONE);
        return new Repetition(template, Variables.ofSystem(), interval, times, message -> {
            sent.add(message);
            return answer;
        });
    }

    @Test
    void sendsAsOftenAsWantedWithNewValues() {
        var repetition = every(Duration.ofMillis(1), 50, "t/${counter}");

        repetition.run();

        assertThat(repetition.progress()).isEqualTo(new Repetition.Progress(50, 0, true, Optional.empty()));
        assertThat(sent).hasSize(50).last().satisfies(message -> {
            assertThat(message.topicName()).isEqualTo("t/50");
            assertThat(message.payload().asText()).isEqualTo("n=50");
        });
    }

    @Test
    void keepsTheRateOverTime() {
        var begin = System.nanoTime();
        every(Duration.ofMillis(5), 100, "t").run();

        // Not before its time; how much later is up to the machine.
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(99 * 5));
    }

    @Test
    void skipsAndCountsWhileTheBrokerDoesNotAnswer() {
        answer = new CompletableFuture<>();
        var repetition = every(Duration.ofNanos(1_000), 1_500, "t");

        repetition.run();

        assertThat(sent).hasSize(1_000);
        assertThat(repetition.progress()).isEqualTo(new Repetition.Progress(0, 500, false, Optional.empty()));
        answer.toCompletableFuture().complete(new PublishResult(ReasonCode.SUCCESS, ""));
        assertThat(repetition.progress()).isEqualTo(new Repetition.Progress(1_000, 500, true, Optional.empty()));
    }

    @Test
    void endsWithTheFirstFailure() {
        var lost = new IllegalStateException("connection lost");
        answer = CompletableFuture.failedStage(lost);
        var repetition = every(Duration.ofMillis(1), Long.MAX_VALUE, "t");

        repetition.run();

        assertThat(sent).hasSize(1);
        assertThat(repetition.progress()).isEqualTo(new Repetition.Progress(0, 0, true, Optional.of(lost)));
    }

    @Test
    void endsWhenTheBrokerRefuses() {
        answer = CompletableFuture.completedStage(new PublishResult(ReasonCode.NOT_AUTHORIZED, ""));
        var repetition = every(Duration.ofMillis(1), Long.MAX_VALUE, "t");

        repetition.run();

        assertThat(repetition.progress().sent()).isZero();
        assertThat(repetition.progress().failure()).containsInstanceOf(RefusedPublish.class);
    }

    @Test
    void countsWhatItDoesNotMakeUpFor() {
        var repetition = new Repetition(new Template("t", QoS.AT_MOST_ONCE, false, Notation.TEXT, "", Optional.empty(), Properties.NONE), Variables.ofSystem(),
                Duration.ofMillis(1), 4_000, message -> {
                    if (sent.isEmpty()) {
                        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos()); // the computer has slept
                    }
                    sent.add(message);
                    return answer;
                });

        repetition.run();

        var progress = repetition.progress();
        assertThat(progress.skipped()).isGreaterThan(500);
        assertThat(progress.sent() + progress.skipped()).isEqualTo(4_000);
    }

    @Test
    void endsWhenTheTopicCannotBeSent() {
        var repetition = every(Duration.ofMillis(1), 10, "a/+");

        repetition.run();

        assertThat(sent).isEmpty();
        assertThat(repetition.progress().failure()).containsInstanceOf(Repetition.Unwritable.class);
    }

    @Test
    void stopsWhenSomebodySaysSo() throws Exception {
        var repetition = every(Duration.ofDays(1), Long.MAX_VALUE, "t");
        var thread = Thread.ofPlatform().start(repetition);

        repetition.stop();

        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
    }
}
