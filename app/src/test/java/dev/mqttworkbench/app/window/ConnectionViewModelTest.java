package dev.mqttworkbench.app.window;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.window.ConnectionViewModel.OpenConnection;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Messages;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionViewModelTest {

    private static final long SECOND = 1_000_000_000L;

    private final BundledBroker broker = new BundledBroker(BrokerSettings.defaults().withPort(0));
    private final State.Listening listening = (State.Listening) broker.start().toCompletableFuture().join();
    private final Connections connections = new Connections(Tasks.immediate());
    private final ConnectionViewModel model = new ConnectionViewModel(
            new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), broker, connections);
    private long now = SECOND;

    @AfterEach
    void stop() {
        connections.close();
        broker.close();
    }

    @Test
    void offersTheBundledBrokerWhileItIsNotInUse() {
        sample();
        assertThat(model.bundledOfferedProperty().get()).as("without a connection").isTrue();

        use(true, "first");
        assertThat(model.bundledOfferedProperty().get()).as("while it is in use").isFalse();

        use(false, "elsewhere");
        assertThat(model.bundledOfferedProperty().get()).as("while it is in the list of open ones").isFalse();

        connections.close(connections.bundled().orElseThrow());
        sample();
        assertThat(model.bundledOfferedProperty().get()).as("when it was closed").isTrue();
    }

    /// Nothing is wrong then.
    @Test
    void saysThatTheReaderHasStoppedTheBroker() {
        use(true, "first");
        broker.stop().toCompletableFuture().join();
        var end = System.nanoTime() + 20 * SECOND;
        while (!model.bannerProperty().get().startsWith("The bundled broker is stopped.")) {
            assertThat(System.nanoTime()).as(model.bannerProperty().get()).isLessThan(end);
            connections.sample(System.nanoTime());
            sample();
        }
    }

    @Test
    void namesTheOpenConnectionsAndShowsTheChosenOne() {
        use(true, "first");
        use(false, "elsewhere");
        assertThat(model.open()).extracting(OpenConnection::isShown).containsExactly(false, true);
        assertThat(model.open()).extracting(OpenConnection::name).allMatch(name -> name.endsWith("mqtt://127.0.0.1:" + listening.port()));

        model.open().getFirst().show().run();

        assertThat(connections.current()).isSameAs(connections.bundled().orElseThrow());
        assertThat(model.clientProperty().get()).isEqualTo("client first");
    }

    @Test
    void closesTheConnectionThatIsShown() {
        use(true, "first");
        use(false, "elsewhere");
        model.close();

        assertThat(model.open()).hasSize(1);
        assertThat(model.clientProperty().get()).isEqualTo("client first");

        model.close();
        assertThat(model.open()).isEmpty();
        assertThat(model.closableProperty().get()).isFalse();
        assertThat(model.connectionTitleProperty().get()).isEqualTo("Not connected");
    }

    private void receive(int messages) {
        var received = new Messages();
        connections.current().log().append(IntStream.range(0, messages).mapToObj(number -> received.in("a/" + number, "x")).toList());
    }

    @Test
    void closesAtOnceWhereFewMessagesGoWithTheConnection() {
        use(true, "first");
        receive(CloseQuestion.FEW);
        model.close();

        assertThat(model.closing().sentenceProperty().get()).isEmpty();
        assertThat(model.open()).isEmpty();
    }

    @Test
    void asksBeforeManyMessagesGoWithTheConnection() {
        use(true, "first");
        use(false, "elsewhere");
        receive(CloseQuestion.FEW + 1);
        model.close();
        assertThat(model.closing().sentenceProperty().get()).startsWith("With this connection its 1,001 messages go");
        assertThat(model.open()).hasSize(2);

        model.closing().cancel();
        assertThat(model.closing().sentenceProperty().get()).isEmpty();
        model.closing().confirm();
        assertThat(model.open()).as("nothing is asked any more").hasSize(2);

        model.close();
        model.closing().confirm();
        sample();
        assertThat(model.open()).hasSize(1);
        assertThat(model.clientProperty().get()).isEqualTo("client first");
    }

    @Test
    void asksNothingOfAConnectionThatIsNotShownAnyMore() {
        use(true, "first");
        use(false, "elsewhere");
        receive(CloseQuestion.FEW + 1);
        model.close();
        model.open().getFirst().show().run();
        assertThat(model.closing().sentenceProperty().get()).isEmpty();

        model.closing().confirm();
        assertThat(model.open()).hasSize(2);
    }

    @Test
    void offersTheBundledBrokerWhenItsConnectionWasTakenOver() {
        use(true, "same");
        var another = new Connection(options("same"), List.of("#"), false);
        another.open().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        var deadline = System.nanoTime() + 20 * SECOND;
        while (!model.bundledOfferedProperty().get() && System.nanoTime() < deadline) {
            sample();
            Thread.onSpinWait();
        }
        another.close();

        assertThat(model.bundledOfferedProperty().get()).isTrue();
    }

    @Test
    void takesASentenceAwayOnlyWhereItCan() {
        assertThat(model.dismissibleProperty().get()).isFalse();

        model.tellFailure("It failed.");
        assertThat(model.bannerProperty().get()).isEqualTo("It failed.");
        assertThat(model.dismissibleProperty().get()).isTrue();

        model.dismissFailure();
        sample();
        assertThat(model.bannerProperty().get()).isEmpty();
        assertThat(model.dismissibleProperty().get()).isFalse();
    }

    @Test
    void forgetsAFailureWhenAConnectionStands() {
        model.tellFailure("It failed.");
        use(true, "first");

        assertThat(model.bannerProperty().get()).isEmpty();
        assertThat(model.dismissibleProperty().get()).isFalse();
    }

    private void use(boolean bundled, String clientIdentifier) {
        connections.open(new Connection(options(clientIdentifier), List.of("#"), bundled))
                .toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        sample();
    }

    private ConnectOptions options(String clientIdentifier) {
        return ConnectOptions.to(listening.host(), listening.port()).withClientIdentifier(clientIdentifier);
    }

    private void sample() {
        now += SECOND;
        broker.sample(now);
        connections.sample(now);
        model.sample(now);
    }
}
