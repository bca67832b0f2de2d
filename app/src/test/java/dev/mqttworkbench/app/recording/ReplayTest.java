package dev.mqttworkbench.app.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.mqttworkbench.app.messages.MessageSource;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Heard(String topic, long at) {}

    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    @Test
    void keepsThePausesBetweenMessages() throws Exception {
        var replay = start(List.of(at(0, "a"), at(300, "b"), at(600, "c")), 1, false);
        var times = List.of(next("a").at(), next("b").at(), next("c").at());

        assertThat(times.get(1) - times.get(0)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(times.get(2) - times.get(0)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(550));
        awaitEnd(replay);
        assertThat(replay.status()).isEqualTo(new Replay.Status(3, 0, 3, 3, false, true, Optional.empty()));
    }

    @Test
    void goesManyTimesAsFast() throws Exception {
        var began = System.nanoTime();
        var replay = start(List.of(at(0, "a"), at(600_000, "b")), 10_000, false);
        next("a");
        next("b");

        assertThat(System.nanoTime() - began).isBetween(TimeUnit.MILLISECONDS.toNanos(50), TimeUnit.SECONDS.toNanos(20));
        awaitEnd(replay);
    }

    @Test
    void sendsOneMessageAStep() throws Exception {
        var replay = start(List.of(at(0, "a"), at(3_600_000, "b"), at(7_200_000, "c")), 1, true);
        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
        replay.step();
        next("a");
        replay.step();
        next("b");

        assertThat(replay.status().paused()).isTrue();
        assertThat(heard).isEmpty();
        replay.stop();
        awaitEnd(replay);
        assertThat(replay.status().failure()).isEmpty();
    }

    @Test
    void waitsWhileItIsPaused() throws Exception {
        var replay = start(List.of(at(0, "a"), at(100, "b")), 1, true);
        replay.resume();
        next("a");
        replay.pause();
        var isLate = heard.poll(300, TimeUnit.MILLISECONDS) == null;
        replay.resume();
        if (isLate) { // else the second one was due before the pause
            next("b");
        }
        awaitEnd(replay);
        assertThat(replay.status().sent()).isEqualTo(2);
    }

    @Test
    void changesItsSpeedWhileItWaits() throws Exception {
        var replay = start(List.of(at(0, "a"), at(3_600_000, "b")), 1, false);
        next("a");
        replay.setSpeed(1_000_000);
        next("b");
        awaitEnd(replay);
    }

    /// What has passed of the time between two messages has passed.
    @Test
    void goesOnWhereItWasInTheTimeBetweenTwoMessages() throws Exception {
        var replay = start(List.of(at(0, "a"), at(1_500, "b")), 1, false);
        var first = next("a").at();
        var second = Optional.<Heard>empty();
        while (second.isEmpty() && System.nanoTime() - first < PATIENCE.toNanos()) { // who counted anew each time would never come to the end
            second = Optional.ofNullable(heard.poll(40, TimeUnit.MILLISECONDS));
            replay.pause();
            replay.resume();
            replay.setSpeed(1);
        }
        assertThat(second).hasValueSatisfying(b -> assertThat(b.at() - first).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_400)));
        awaitEnd(replay);
    }

    @Test
    void leavesOutWhatWasSentUnlessItIsWanted() throws Exception {
        var messages = List.of(at(0, "a"), sent(0, "b"), at(0, "c"));
        awaitEnd(start(messages, 1, false));
        assertThat(heard).extracting(Heard::topic).containsExactly("a", "c");

        heard.clear();
        awaitEnd(Replay.start(new Replay.Order(MessageSource.of(messages), true, this::publish, true), 1, false));
        assertThat(heard).extracting(Heard::topic).containsExactly("a", "b", "c");
    }

    @Test
    void endsAtTheFirstMessageThatCannotBeSent() throws InterruptedException {
        Function<Publish, CompletionStage<PublishResult>> refusing = publish -> publish.topicName().equals("b")
                ? CompletableFuture.failedFuture(new IllegalStateException("There is no connection."))
                : publish(publish);
        var replay = Replay.start(new Replay.Order(MessageSource.of(List.of(at(0, "a"), at(0, "b"), at(0, "c"))), false, refusing, true), 1, false);
        awaitEnd(replay);

        assertThat(replay.status().failure()).map(Throwable::getMessage).contains("There is no connection.");
        assertThat(heard).extracting(Heard::topic).containsExactly("a");
    }

    @Test
    void sendsMessagesAsTheyWereWithoutWhatBelongedToTheirWay() throws InterruptedException {
        var sent = new ArrayList<Publish>();
        var message = new Message(1, Instant.EPOCH, 0, Direction.IN, "a", QoS.EXACTLY_ONCE, true, true, 7,
                Properties.of(Property.CONTENT_TYPE, "x").plus(Property.SUBSCRIPTION_IDENTIFIER, 4).plus(Property.TOPIC_ALIAS, 5), Payload.ofText("1"));
        awaitEnd(Replay.start(new Replay.Order(MessageSource.of(List.of(message)), false, publish -> {
            sent.add(publish);
            return publish(publish);
        }, true), 1, false));

        assertThat(sent).containsExactly(Publish.of("a", Payload.ofText("1"), QoS.EXACTLY_ONCE, true, Properties.of(Property.CONTENT_TYPE, "x")));
    }

    private Replay start(List<Message> messages, double speed, boolean paused) {
        return Replay.start(new Replay.Order(MessageSource.of(messages), false, this::publish, true), speed, paused);
    }

    private CompletionStage<PublishResult> publish(Publish publish) {
        heard.add(new Heard(publish.topicName(), System.nanoTime()));
        return CompletableFuture.completedFuture(new PublishResult(ReasonCode.SUCCESS, ""));
    }

    private Heard next(String topic) throws InterruptedException {
        var next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        assertThat(next.topic()).isEqualTo(topic);
        return next;
    }

    private static void awaitEnd(Replay replay) throws InterruptedException {
        assertThat(replay.awaitEnd(PATIENCE)).isTrue();
        assertThat(replay.status().ended()).isTrue();
    }

    private static Message at(long millis, String topic) {
        return message(millis, topic, Direction.IN);
    }

    private static Message sent(long millis, String topic) {
        return message(millis, topic, Direction.OUT);
    }

    private static Message message(long millis, String topic, Direction direction) {
        return new Message(1, Instant.ofEpochMilli(millis), TimeUnit.MILLISECONDS.toNanos(millis), direction, topic, QoS.AT_LEAST_ONCE, false, false, 1,
                Properties.NONE, Payload.EMPTY);
    }
}
