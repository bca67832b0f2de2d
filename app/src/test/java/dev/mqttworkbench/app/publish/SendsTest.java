package dev.mqttworkbench.app.publish;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.LoopbackServer;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What the publish panel says of messages that are sent one behind the other.
class SendsTest {

    private CompletableFuture<PublishResult> answer = new CompletableFuture<>();
    private final PublishViewModel model = new PublishViewModel(
            message -> answer, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate());

    private CompletableFuture<PublishResult> begin(String topic) {
        answer = new CompletableFuture<>();
        model.draft().topicProperty().set(topic);
        model.draft().textProperty().set("x");
        model.send();
        return answer;
    }

    private String said() {
        return model.outcomeProperty().get().sentence();
    }

    private static PublishResult answered(ReasonCode code) {
        return new PublishResult(code, "");
    }

    /// A server that goes with every message, and has forgotten the Session when the client comes back.
    private static final class Forgetful extends LoopbackServer {

        Forgetful() throws IOException {
            begin();
        }

        @Override
        protected void serve(Socket socket) throws IOException {
            var in = socket.getInputStream();
            in.readNBytes(1);
            in.readNBytes(in.read()); // CONNECT is shorter than 128 bytes
            socket.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
            in.read();
            socket.close();
        }
    }

    @Test
    void saysThatTheFirstOfTwoFailedWhateverBecomesOfTheSecond() {
        var first = begin("home/a");
        var second = begin("home/b");
        first.complete(answered(ReasonCode.NOT_AUTHORIZED));
        assertThat(said()).isEqualTo("The broker refused home/a: Not authorized (0x87).");
        second.complete(answered(ReasonCode.SUCCESS));
        assertThat(model.outcomeProperty().get()).isEqualTo(Outcome.failed("The broker refused home/a: Not authorized (0x87)."));

        var third = begin("home/c");
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Outcome.Kind.WAITING);
        third.complete(answered(ReasonCode.SUCCESS));
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void saysThatTheFirstOfTwoFailedAlsoWhenTheSecondWasFaster() {
        var first = begin("home/a");
        begin("home/b").complete(answered(ReasonCode.SUCCESS));
        first.completeExceptionally(new IllegalStateException("There is no connection."));

        assertThat(model.outcomeProperty().get()).isEqualTo(Outcome.failed("Not sent to home/a: There is no connection."));
    }

    @Test
    void saysAllFailuresAndCountsVeryMany() {
        var answers = IntStream.range(0, 5).mapToObj(number -> begin("t/" + number)).toList();
        answers.subList(0, 2).forEach(each -> each.complete(answered(ReasonCode.QUOTA_EXCEEDED)));
        assertThat(said()).isEqualTo("The broker refused t/0: Quota exceeded (0x97). · The broker refused t/1: Quota exceeded (0x97).");

        answers.forEach(each -> each.complete(answered(ReasonCode.QUOTA_EXCEEDED)));
        assertThat(said()).endsWith("The broker refused t/2: Quota exceeded (0x97). · 2 more failed.");
    }

    @Test
    void keepsTheFaultOfASecondSendWhenTheFirstIsDelivered() {
        var first = begin("home/a");
        begin("home/#");
        first.complete(answered(ReasonCode.SUCCESS));

        assertThat(said()).startsWith("A topic to publish to has no wildcards");
    }

    @Test
    void saysNothingOfAnOlderOneThatWasDelivered() {
        var first = begin("home/a");
        begin("home/b");
        first.complete(answered(ReasonCode.SUCCESS));

        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Outcome.Kind.WAITING);
    }

    @Test
    void doesNotSayThatAMessageWasNotSentThatMayHaveArrived() throws Exception {
        try (var server = new Forgetful(); var client = new Client(ConnectOptions.to("127.0.0.1", server.port())
                .withReconnect(new Reconnect(true, Duration.ofMillis(1), Duration.ofMillis(1))), new ClientListener() {})) {
            client.connect().toCompletableFuture().get(20, TimeUnit.SECONDS);
            var panel = new PublishViewModel(message -> {
                var result = client.publish(message).toCompletableFuture();
                assertThat(result).failsWithin(Duration.ofSeconds(20));
                return result;
            }, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate());
            panel.draft().topicProperty().set("home/a");
            panel.draft().qosProperty().set(QoS.AT_LEAST_ONCE);
            panel.send();

            assertThat(panel.outcomeProperty().get()).isEqualTo(Outcome.failed(
                    "No acknowledgement for home/a: The broker has lost the session: this message may or may not have arrived."));
        }
    }
}
