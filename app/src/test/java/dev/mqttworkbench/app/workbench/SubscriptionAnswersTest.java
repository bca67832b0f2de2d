package dev.mqttworkbench.app.workbench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.app.workbench.ScriptedServer.Answer;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a connection makes of a broker that refuses, is silent or hangs up.
@Timeout(60)
class SubscriptionAnswersTest {

    private static Connection connection(ScriptedServer server) {
        var options = ConnectOptions.to("127.0.0.1", server.port()).withConnectTimeout(Duration.ofMillis(500))
                .withReconnect(new Reconnect(true, Duration.ofMillis(20), Duration.ofMillis(100)));
        return new Connection(options, List.of("#"), false);
    }

    private static Subscribed only(Connection connection) {
        assertThat(connection.subscriptions()).hasSize(1);
        return connection.subscriptions().getFirst();
    }

    /// Bounded by the time that a test may take.
    private static void until(BooleanSupplier state) throws InterruptedException {
        while (!state.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    @Test
    void saysThatASubscriptionWasRefusedWhenTheConnectionWasMadeAgain() throws Exception {
        try (var server = new ScriptedServer(Answer.GRANT, Answer.REFUSE); var connection = connection(server)) {
            connection.open().toCompletableFuture().join();
            assertThat(only(connection).answer()).hasValueSatisfying(code -> assertThat(code.isError()).isFalse());
            server.cut();
            until(() -> only(connection).isRefused());
            assertThat(only(connection).answer()).contains(ReasonCode.NOT_AUTHORIZED);
            assertThat(connection.state()).isInstanceOf(ClientState.Connected.class);
        }
    }

    @Test
    void opensWhereTheBrokerDoesNotAnswerSubscribeAndCountsALateAnswer() throws Exception {
        try (var server = new ScriptedServer(); var connection = connection(server)) {
            connection.open().toCompletableFuture().join();
            assertThat(only(connection).isOverdue()).isTrue();
            assertThat(only(connection).isTrouble()).isTrue();
            server.answerLate();
            until(() -> only(connection).answer().isPresent());
            assertThat(only(connection).isTrouble()).isFalse();
        }
    }

    @Test
    void saysWhereABrokerHangsUpInsteadOfAnswering() throws Exception {
        try (var server = new ScriptedServer(Answer.HANG_UP); var connection = connection(server)) {
            var opening = connection.open().toCompletableFuture();
            assertThatThrownBy(opening::join).isInstanceOf(CompletionException.class).cause().isInstanceOfSatisfying(ConnectFailure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(ConnectFailure.Kind.ENDED_AT_SUBSCRIBE);
                assertThat(failure.getMessage()).contains("instead of answering SUBSCRIBE to #");
            });
        }
    }

    @Test
    void keepsASubscriptionThatTheBrokerDoesNotEnd() throws Exception {
        try (var server = new ScriptedServer(Answer.GRANT, Answer.REFUSE, Answer.REFUSE); var connection = connection(server)) {
            connection.open().toCompletableFuture().join();
            assertThat(connection.unsubscribe("#").toCompletableFuture().join()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
            assertThat(only(connection).isRefused()).isFalse();
            server.cut();
            until(() -> only(connection).isRefused()); // it was asked for again
        }
    }

    @Test
    void saysWhichSubscribeWasNotAnswered() throws Exception {
        try (var server = new ScriptedServer(Answer.GRANT, Answer.SILENCE, Answer.GRANT); var connection = connection(server)) {
            connection.open().toCompletableFuture().join();
            var more = connection.subscribe(SubscriptionSettings.to("a/b")).toCompletableFuture();
            assertThatThrownBy(more::join).cause().hasMessageContaining("has not answered SUBSCRIBE a/b within");
            assertThat(connection.topicFilters()).containsExactly("#", "a/b");
            connection.withdraw("a/b");
            assertThat(connection.topicFilters()).containsExactly("#");
        }
    }
}
