package dev.mqttworkbench.app.brokerview;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.StoreSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What is asked before a broker ends, with a real one.
class LossQuestionTest {

    @TempDir
    private Path folder;

    private BundledBroker broker = new BundledBroker(BrokerSettings.defaults().withPort(0));
    private final ScreenQueue screen = new ScreenQueue();
    private int done;

    @AfterEach
    void stop() {
        broker.close();
    }

    private LossQuestion question() throws Exception {
        get(broker.start());
        return new LossQuestion(broker, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), screen.tasks());
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private ConnectOptions options(String client, long expiry) {
        var port = broker.latestState() instanceof State.Listening(var host, var free, var taken, var inMemory) ? free : 0;
        return ConnectOptions.to("127.0.0.1", port).withClientIdentifier(client).withProperties(Properties.of(Property.SESSION_EXPIRY_INTERVAL, expiry));
    }

    /// Two retained messages, and a session of somebody who is away, for whom one of them waits.
    private void fill() throws Exception {
        try (var sleeper = new Connection(options("sleeper", 600), List.of("home/lamp"), false)) {
            get(sleeper.open());
        }
        try (var other = new Connection(options("other", 0), List.of("#"), false)) {
            get(other.open());
            get(other.publish(Publish.of("home/lamp", Payload.ofText("on"), QoS.AT_LEAST_ONCE, true, Properties.NONE)));
            get(other.publish(Publish.of("home/door", Payload.ofText("shut"), QoS.AT_LEAST_ONCE, true, Properties.NONE)));
        }
    }

    /// The answer comes from the broker's loop.
    private void waitForAnswer(LossQuestion question) {
        screen.until(() -> done > 0 || !question.sentenceProperty().get().isEmpty(), () -> {});
    }

    @Test
    void saysWhatWouldBeGoneAndDoesItOnceTheReaderSaysYes() throws Exception {
        var question = question();
        fill();
        question.before(() -> done++);
        waitForAnswer(question);
        assertThat(question.sentenceProperty().get())
                .isEqualTo("This broker keeps everything in memory. Gone would be: 2 retained messages, 1 session, 1 message that waits.");
        assertThat(done).isZero();

        question.confirm();
        assertThat(done).isEqualTo(1);
        assertThat(question.sentenceProperty().get()).isEmpty();
        question.confirm();
        assertThat(done).as("once").isEqualTo(1);
    }

    @Test
    void doesNothingWithoutAYes() throws Exception {
        var question = question();
        fill();
        question.before(() -> done++);
        waitForAnswer(question);
        question.cancel();
        question.confirm();

        assertThat(question.sentenceProperty().get()).isEmpty();
        assertThat(done).isZero();
    }

    @Test
    void asksNothingWhereThereIsNothingToLose() throws Exception {
        var question = question();
        try (var other = new Connection(options("other", 0), List.of("#"), false)) {
            get(other.open());
            question.before(() -> done++);
            waitForAnswer(question);
        }
        assertThat(question.sentenceProperty().get()).isEmpty();
        assertThat(done).isEqualTo(1);
    }

    @Test
    void asksNothingWhereItIsOnTheDisk() throws Exception {
        broker = new BundledBroker(BrokerSettings.defaults().withPort(0).withStore(StoreSettings.in(folder)));
        var question = question();
        fill();
        question.before(() -> done++);
        waitForAnswer(question);

        assertThat(question.sentenceProperty().get()).isEmpty();
        assertThat(done).isEqualTo(1);
    }

    @Test
    void asksNothingWhereNoneRuns() throws Exception {
        var question = question();
        fill();
        get(broker.stop());
        question.before(() -> done++);
        waitForAnswer(question);

        assertThat(done).isEqualTo(1);
    }
}
