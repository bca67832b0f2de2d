package dev.mqttworkbench.app.retained;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.mqttworkbench.app.retained.RetainedElsewhere.known;
import static dev.mqttworkbench.app.retained.RetainedElsewhere.scan;
import static org.assertj.core.api.Assertions.assertThat;

/// A scan at brokers that leave out, refuse or do not answer: it says nothing that it does not know.
@Timeout(60)
class RetainedScanTest {

    private static final int MANY = 300;

    private final StubbornBroker broker = new StubbornBroker().withMany(MANY);
    private final Connection connection = new Connection(
            ConnectOptions.to("127.0.0.1", broker.port()).withVersion(ProtocolVersion.V3_1_1).withClientIdentifier("me").withConnectTimeout(Duration.ofSeconds(5)),
            List.of(), false);
    private final SeenSource source = new SeenSource(connection, RetainedElsewhere.WORDS, Duration.ofMillis(300), Runnable::run);

    RetainedScanTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        connection.close();
        broker.close();
    }

    /// The connection has seen everything, and one that is gone by now.
    private void know() {
        var seen = Instant.now().minusSeconds(60);
        broker.kept.forEach((topic, text) -> connection.seenRetained().note(publish(topic, text), seen, ""));
        connection.seenRetained().note(publish("gone", "1"), seen, "");
    }

    private static Publish publish(String topic, String text) {
        return Publish.of(topic, Payload.ofText(text), QoS.AT_LEAST_ONCE, true, Properties.NONE);
    }

    private Listing listing() {
        return source.changedSince(-1).toCompletableFuture().join().orElseThrow();
    }

    @Test
    void callsNothingGoneThatWasLeftOut() {
        know();
        broker.mostAtOnce = 20;

        assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(MANY, 1, 0, 0, RetainedScan.End.LEFT_OUT));
        assertThat(known(source)).hasSize(MANY).extracting(RetainedMessage::qos).containsOnly(QoS.AT_LEAST_ONCE);
        assertThat(listing().withoutQos()).isEmpty();
    }

    @Test
    void asksForEightWhereTheBrokerTakesNoMore() {
        know();
        broker.mostFilters = 8;
        broker.mostAtOnce = MANY - 1;

        assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(MANY, 1, 0, 0, RetainedScan.End.LEFT_OUT));
    }

    @Test
    void doubtsWhatDoesNotComeWhereNotEvenComesWhatIsKept() {
        know();
        broker.mostAtOnce = 20;
        broker.isSilentAtNames = true;

        assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(20, 0, MANY - 20 + 1, 0, RetainedScan.End.ALL));
        assertThat(known(source)).as("nothing has left the list").hasSize(MANY + 1);
        assertThat(listing().doubtful()).hasSize(MANY - 20 + 1).contains("gone", "many/299").doesNotContain("many/000");
        assertThat(listing().withoutQos()).as("the connection has seen just these at QoS 1").isEmpty();
    }

    @Test
    void doubtsWhatItMayNotAskFor() {
        know();
        broker.mostAtOnce = 20;
        broker.refusesNames = true;

        assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(20, 0, MANY - 20 + 1, 0, RetainedScan.End.ALL));
        assertThat(known(source)).hasSize(MANY + 1);
    }

    @Test
    void clearsNothingThatItCouldNotPutBack() {
        broker.isSilentAtNamesAboveQos0 = true;
        assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(MANY, 0, 0, MANY, RetainedScan.End.ALL));
        assertThat(listing().withoutQos()).hasSize(MANY);

        var cleared = source.clear(List.of("many/000")).toCompletableFuture().join();
        assertThat(cleared.removed()).isEmpty();
        assertThat(cleared.refused()).singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("the broker does not say at which QoS this is kept"));
        assertThat(known(source)).hasSize(MANY);
    }

    private String saidOfAScan() throws Exception {
        try (var screen = Executors.newSingleThreadExecutor()) {
            var words = RetainedElsewhere.WORDS.words();
            var model = new RetainedViewModel(new Selection(), words, ZoneOffset.UTC, new Tasks(screen, Runnable::run), new UndoStack(new UndoSteps()));
            var said = new CompletableFuture<String>();
            screen.submit(() -> {
                model.useSource(Optional.of(source));
                model.changes().strip().stripProperty().subscribe(strip -> {
                    if (strip instanceof Strip.Outcome outcome) {
                        said.complete(outcome.sentence());
                    }
                });
                model.scan();
            }).get();
            return said.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void saysInASentenceWhatWasLeftOut() throws Exception {
        know();
        broker.mostAtOnce = 20;

        assertThat(saidOfAScan()).isEqualTo("The scan of # found 300 retained messages, but the broker left out some that it keeps: "
                + "there may be more that were never seen. Scan a narrower filter. One that was known is gone.");
    }

    @Test
    void saysInASentenceWhatNobodyKnows() throws Exception {
        connection.seenRetained().note(publish("gone/a", "1"), Instant.now().minusSeconds(60), "");
        connection.seenRetained().note(publish("gone/b", "1"), Instant.now().minusSeconds(60), "");
        broker.isSilentAtNames = true;

        assertThat(saidOfAScan()).isEqualTo("The scan of # found 300 retained messages. 2 that were known did not come, and the broker did not say "
                + "that nothing is kept there: the list has them as perhaps old. At which QoS 300 messages are kept could not be found out.");
    }

    /// SUBACK is lost where a broker drops whatever does not fit: what came is told, and that it may not be all.
    @Test
    void tellsWhatCameThoughTheSubscriptionIsNotAnswered() {
        broker.isUnanswering = true;

        assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(MANY, 0, 0, 0, RetainedScan.End.LEFT_OUT));
    }
}
