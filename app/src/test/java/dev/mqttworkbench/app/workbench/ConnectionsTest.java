package dev.mqttworkbench.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ConnectionsTest {

    private final ScreenQueue screen = new ScreenQueue();
    private final Broker broker = start();
    private final Broker other = start();
    private final Connections connections = new Connections(screen.tasks());

    private static Broker start() {
        return Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        connections.close();
        broker.close();
        other.close();
    }

    @Test
    void beginsWithAPlaceThatTheFirstConnectionTakes() {
        var first = connections.current();
        var workspace = open(broker, "one");

        assertThat(workspace).isSameAs(first);
        assertThat(connections.workspaces()).containsExactly(first);
    }

    @Test
    void keepsTheMessagesOfEachConnectionApart() {
        var one = open(broker, "one");
        var two = open(other, "two");
        assertThat(connections.current()).isSameAs(two);

        publish(one, "a");
        publish(two, "b");
        awaitTopics(1, one, two);

        assertThat(one.log().topicNames()).containsExactly("a");
        assertThat(two.log().topicNames()).containsExactly("b");
    }

    @Test
    void goesOnInThePlaceWhereTheConnectionEnded() {
        var one = open(broker, "one");
        publish(one, "a");
        open(other, "two");
        one.connection().orElseThrow().close();
        await(() -> one.stateProperty().get() instanceof ClientState.Disconnected);

        assertThat(open(broker, "one")).isSameAs(one);
        assertThat(connections.workspaces()).hasSize(2);
    }

    /// As the broker in the box does when its port changes.
    @Test
    void keepsTheMessagesWhereABrokerMoves() {
        var workspace = open(broker, "one");
        publish(workspace, "a");
        awaitTopics(1, workspace);
        publish(workspace, "late"); // not brought in yet
        var options = ConnectOptions.to(other.address().getHostString(), other.address().getPort()).withClientIdentifier("one");

        assertThat(screen.join(connections.move(workspace, new Connection(options, List.of("#"), true)))).isSameAs(workspace);
        publish(workspace, "b");
        awaitTopics(3, workspace);
        assertThat(workspace.log().rows()).extracting(Message::topic).startsWith("a").endsWith("b").contains("late");
        assertThat(workspace.log().rows()).extracting(Message::number).isSorted().doesNotHaveDuplicates();
        assertThat(workspace.log().accounts().received()).isEqualTo(workspace.log().rows().size());
    }

    @Test
    void showsTheNeighbourOfWhatIsClosed() {
        var one = open(broker, "one");
        var two = open(other, "two");
        connections.close(two);

        assertThat(connections.workspaces()).containsExactly(one);
        assertThat(connections.current()).isSameAs(one);
        assertThat(two.connection()).isEmpty();
    }

    @Test
    void keepsAnEmptyPlaceWhenTheLastIsClosed() {
        var one = open(broker, "one");
        publish(one, "a");
        awaitTopics(1, one);
        connections.close(one);

        assertThat(connections.workspaces()).containsExactly(one);
        assertThat(one.connection()).isEmpty();
        assertThat(one.log().topics()).isZero();
    }

    @Test
    void givesMessagesTheColourOfTheirSubscription() {
        var profile = Profile.fresh("one").withSubscriptions(List.of(
                new SubscriptionSettings("a/#", 2, false, true, 0, Optional.of(7), Colour.RED),
                new SubscriptionSettings("b/#", 2, false, true, 0, Optional.empty(), Colour.BLUE),
                SubscriptionSettings.to("c/#")));
        var options = ConnectOptions.to(broker.address().getHostString(), broker.address().getPort());
        var workspace = screen.join(connections.open(Connection.of(profile, options)));
        for (var topic : List.of("a/1", "b/1", "c/1")) {
            publish(workspace, topic);
        }
        awaitTopics(3, workspace);

        var colours = new SubscriptionColours(workspace);
        assertThat(workspace.log().rows()).filteredOn(Message::isIncoming).extracting(Message::topic, colours::of)
                .containsExactlyInAnyOrder(tuple("a/1", Colour.RED), tuple("b/1", Colour.BLUE), tuple("c/1", Colour.TEAL));
        assertThat(workspace.subscriptionsProperty().get()).extracting(Subscribed::answer).containsOnly(Optional.of(ReasonCode.GRANTED_QOS_2));
    }

    @Test
    void accountsForWhatComesFasterThanTheScreenLooks() {
        var workspace = open(broker, "slow");
        var heard = new AtomicInteger();
        workspace.connection().orElseThrow().addListener(message -> heard.incrementAndGet());
        var megabyte = Payload.of(new byte[1_000_000]);
        try (var publisher = new Client(ConnectOptions.to("127.0.0.1", broker.address().getPort()), new ClientListener() {})) {
            publisher.connect().toCompletableFuture().join();
            for (var i = 0; i < 100; i++) {
                publisher.publish(Publish.of("large", megabyte, QoS.AT_LEAST_ONCE, false, Properties.NONE)).toCompletableFuture().join();
            }
        }
        screen.until(() -> heard.get() == 100, () -> {}); // and nobody has looked

        connections.sample(System.nanoTime());
        await(() -> workspace.log().accounts().received() == 100);
        var accounts = workspace.log().accounts();
        assertThat(accounts.skipped()).as("64 MB wait for the screen at the most").isBetween(33L, 36L);
        assertThat(accounts.kept() + accounts.evicted() + accounts.skipped()).isEqualTo(100);
    }

    @Test
    void sharesTheBudgetBetweenTheLogs() {
        var log = new MessageLog(1_000, 1_000_000);
        var make = new Messages();
        for (var i = 0; i < 10; i++) {
            log.append(List.of(make.in("topic", "x".repeat(50_000))));
        }
        assertThat(log.accounts().evicted()).isZero();

        log.setBudget(200_000);

        assertThat(log.accounts().bytes()).isLessThanOrEqualTo(200_000);
        assertThat(log.accounts().kept() + log.accounts().evicted()).isEqualTo(10);
    }

    private Workspace open(Broker where, String clientIdentifier) {
        var options = ConnectOptions.to(where.address().getHostString(), where.address().getPort()).withClientIdentifier(clientIdentifier);
        return screen.join(connections.open(new Connection(options, List.of("#"), where == broker)));
    }

    private void publish(Workspace workspace, String topic) {
        screen.join(workspace.publish(Publish.of(topic, Payload.ofText("x"), QoS.AT_LEAST_ONCE, false, Properties.NONE), ""));
    }

    private void awaitTopics(int count, Workspace... workspaces) {
        await(() -> List.of(workspaces).stream().allMatch(workspace -> workspace.log().topics() == count));
    }

    private void await(BooleanSupplier state) {
        screen.until(state, () -> connections.sample(System.nanoTime()));
    }
}
