package dev.mqttworkbench.app.window;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectViewModelTest {

    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    // What would run on the JavaFX thread: each answer waits here until the test lets it through.
    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final Tasks tasks = new Tasks(answers::add, Runnable::run);
    private final Connections connections = new Connections(tasks);
    private final ConnectViewModel model = new ConnectViewModel(
            connections, tasks, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), "workbench");
    private boolean isDone;

    @BeforeEach
    void nameTheBroker() {
        model.hostProperty().set(broker.address().getHostString());
        model.portProperty().set(Integer.toString(broker.address().getPort()));
    }

    @AfterEach
    void stop() {
        connections.close();
        broker.close();
    }

    @Test
    void connects() throws InterruptedException {
        model.connect(() -> isDone = true);
        assertThat(model.busyProperty().get()).isTrue();

        letAnswersThrough(2);

        assertThat(isDone).isTrue();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(connections.current().connection()).isPresent();
    }

    @Test
    void keepsTheConnectionInUseWhenAnotherIsGivenUp() throws InterruptedException {
        var inUse = new Connection(
                ConnectOptions.to(broker.address().getHostString(), broker.address().getPort()), List.of("#"), true);
        connections.open(inUse);
        letAnswersThrough(1);

        model.connect(() -> isDone = true);
        var tooLate = answers.poll(20, TimeUnit.SECONDS);
        model.giveUp();
        assertThat(tooLate).isNotNull();
        tooLate.run();

        assertThat(connections.current().connection()).containsSame(inUse);
        assertThat(isDone).isFalse();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.failedProperty().get()).isFalse();
        assertThat(model.sentenceProperty().get()).isEmpty();
    }

    @Test
    void saysInGermanThatNothingListens() throws InterruptedException {
        var german = germanModel();
        german.hostProperty().set("127.0.0.1");
        german.portProperty().set(Integer.toString(broker.address().getPort()));
        broker.close(); // now nothing listens there

        german.connect(() -> isDone = true);
        letAnswersThrough(2);

        assertThat(german.failedProperty().get()).isTrue();
        assertThat(german.sentenceProperty().get()).isEqualTo(
                "An 127.0.0.1 Port %d lauscht niemand. Läuft der Broker, und stimmt sein Port?".formatted(broker.address().getPort()));
        assertThat(isDone).isFalse();
    }

    @Test
    void saysInGermanWhatIsMissing() {
        var german = germanModel();
        german.connect(() -> isDone = true);
        assertThat(german.sentenceProperty().get()).startsWith("Der Rechner fehlt");

        german.hostProperty().set("localhost");
        german.portProperty().set("0");
        german.connect(() -> isDone = true);
        assertThat(german.sentenceProperty().get()).startsWith("Der Port ist eine Zahl");

        german.portProperty().set("1883");
        german.topicFilterProperty().set("#/a");
        german.connect(() -> isDone = true);
        assertThat(german.sentenceProperty().get()).startsWith("# steht immer am Ende");
    }

    private ConnectViewModel germanModel() {
        return new ConnectViewModel(connections, tasks, new Words(Resources.words(Locale.GERMAN), Locale.GERMAN), "workbench");
    }

    private void letAnswersThrough(int count) throws InterruptedException {
        for (var i = 0; i < count; i++) {
            var answer = answers.poll(20, TimeUnit.SECONDS);
            assertThat(answer).as("answer %d", i + 1).isNotNull();
            answer.run();
        }
    }
}
