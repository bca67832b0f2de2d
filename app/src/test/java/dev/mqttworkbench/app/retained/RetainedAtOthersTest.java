package dev.mqttworkbench.app.retained;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.mqttworkbench.app.OtherBroker;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mqttworkbench.app.retained.RetainedElsewhere.inWords;
import static dev.mqttworkbench.app.retained.RetainedElsewhere.kept;
import static dev.mqttworkbench.app.retained.RetainedElsewhere.known;
import static dev.mqttworkbench.app.retained.RetainedElsewhere.many;
import static dev.mqttworkbench.app.retained.RetainedElsewhere.scan;
import static org.assertj.core.api.Assertions.assertThat;

/// More retained messages than Mosquitto lets wait for a client, which are 20 in flight and 1,000 behind them, and as many as that at
/// HiveMQ CE: none is missing, each has its QoS, and what is cleared comes back byte for byte.
@Timeout(180)
class RetainedAtOthersTest {

    private static final int MANY = 1_500;
    private static final int FEWER = 300;

    @TempDir
    private Path folder;

    private final ExecutorService screen = Executors.newSingleThreadExecutor();
    private final RetainedViewModel model = new RetainedViewModel(
            new Selection(), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), ZoneOffset.UTC, new Tasks(screen, Runnable::run), new UndoStack(new UndoSteps()));
    private long now;

    @AfterEach
    void stop() {
        screen.close();
    }

    private static ConnectOptions to(OtherBroker broker) {
        return ConnectOptions.to("127.0.0.1", broker.port()).withClientIdentifier("workbench");
    }

    private static SeenSource open(Connection connection) {
        connection.open().toCompletableFuture().join();
        return new SeenSource(connection, RetainedElsewhere.WORDS, RetainedElsewhere.QUIET, Runnable::run);
    }

    private static List<RetainedMessage> asOf(ProtocolVersion version, List<RetainedMessage> messages) {
        return version.isV5() ? messages : messages.stream().map(each -> new RetainedMessage(each.topic(), each.qos(),
                Properties.NONE, each.payload(), each.setAt(), "", false, Optional.empty())).toList();
    }

    private static void scans(OtherBroker broker, ProtocolVersion version, List<RetainedMessage> messages) {
        var options = to(broker).withVersion(version);
        RetainedElsewhere.keep(options, messages);
        var expected = asOf(version, messages);
        try (var connection = new Connection(options, List.of("nothing/comes"), false)) {
            var source = open(connection);
            assertThat(scan(source, "many/#")).isEqualTo(new RetainedScan.Outcome(messages.size(), 0, true));
            assertThat(inWords(known(source))).isEqualTo(inWords(expected));

            RetainedElsewhere.clear(options, messages.subList(0, 3));
            assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(messages.size() - 3, 3, true));
            assertThat(inWords(known(source))).isEqualTo(inWords(expected.subList(3, expected.size())));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_1_1", "V5"})
    void findsAllAtMosquittoWithTheirQos(ProtocolVersion version) throws Exception {
        try (var broker = OtherBroker.mosquitto(folder)) {
            scans(broker, version, many(MANY, 1));
        }
    }

    /// Fewer fit into the queue of this one than are asked for in one packet.
    @Test
    void findsAllWhereTheQueueIsShort() throws Exception {
        try (var broker = OtherBroker.mosquitto(folder, "max_queued_messages 50")) {
            scans(broker, ProtocolVersion.V5, many(FEWER, 1));
        }
    }

    /// CONNACK says which QoS there is at the most.
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void findsAllWhereThereIsNoHigherQos(int most) throws Exception {
        var messages = many(30, 0).stream().filter(message -> message.qos().level() <= most).toList();
        try (var broker = OtherBroker.mosquitto(folder, "max_qos " + most)) {
            scans(broker, ProtocolVersion.V5, messages);
        }
    }

    @Test
    void findsAllAtHiveMqWithTheirQos() throws Exception {
        try (var broker = OtherBroker.hiveMq(folder)) {
            scans(broker, ProtocolVersion.V3_1_1, many(FEWER, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_1_1", "V5"})
    void changesAllAtMosquitto(ProtocolVersion version) throws Exception {
        try (var broker = OtherBroker.mosquitto(folder)) {
            changes(broker, version, many(MANY, 1));
        }
    }

    @Test
    void changesAllAtHiveMq() throws Exception {
        try (var broker = OtherBroker.hiveMq(folder)) {
            changes(broker, ProtocolVersion.V5, many(FEWER, 0));
        }
    }

    /// A new profile's `#` brings all of them, at QoS 0: at which they are kept is not said before somebody has asked.
    @Test
    void bringsAllToANewProfileAndSaysNoQosThatItDoesNotKnow() throws Exception {
        try (var broker = OtherBroker.mosquitto(folder); var connection = Connection.of(Profile.fresh("workbench"), to(broker))) {
            var messages = many(MANY, 1);
            RetainedElsewhere.keep(to(broker), messages);
            var source = open(connection);
            OtherBroker.waitUntil(() -> known(source).size() == MANY);
            assertThat(listing(source).withoutQos()).hasSize(MANY);

            var removed = source.clear(List.of("many/0", "many/1")).toCompletableFuture().join().removed();
            assertThat(inWords(removed)).isEqualTo(inWords(messages.subList(0, 2)));
            assertThat(source.restore(removed).toCompletableFuture().join().refused()).isEmpty();
            assertThat(kept(to(broker), messages.subList(0, 2))).isEqualTo(inWords(messages.subList(0, 2)));
            assertThat(scan(source, "#")).isEqualTo(new RetainedScan.Outcome(MANY, 0, true));
            assertThat(listing(source).withoutQos()).isEmpty();
        }
    }

    private static Listing listing(SeenSource source) {
        return source.changedSince(-1).toCompletableFuture().join().orElseThrow();
    }

    /// As the reader does it: scan, clear one, clear matching, undo both, export.
    private void changes(OtherBroker broker, ProtocolVersion version, List<RetainedMessage> all) throws Exception {
        var options = to(broker).withVersion(version);
        var messages = asOf(version, all);
        RetainedElsewhere.keep(options, messages);
        try (var connection = new Connection(options, List.of("nothing/comes"), false)) {
            var source = open(connection);
            onScreen(() -> {
                model.useSource(Optional.of(source));
                model.setShown(true);
                model.filterTextProperty().set("many/#");
                model.scan();
            });
            assertThat(end()).isEqualTo("The scan of many/# found %,d retained messages.".formatted(messages.size()));
            show(messages.size());

            onScreen(() -> model.clear("many/7"));
            show(messages.size() - 1);
            assertThat(end()).isEmpty();
            onScreen(() -> {
                model.clearMatching();
                model.changes().strip().confirm();
            });
            assertThat(end()).isEmpty();
            assertThat(scan(source, "#")).as("nothing is left").isEqualTo(new RetainedScan.Outcome(0, 0, true));

            onScreen(model::undo);
            waitUntilSaid("Taken back: %,d messages cleared.".formatted(messages.size() - 1));
            onScreen(model::undo);
            waitUntilSaid("Taken back: many/7 cleared.");
            assertThat(kept(options, messages)).isEqualTo(inWords(messages));

            show(messages.size());
            var file = folder.resolve("retained.json");
            onScreen(() -> {
                model.export(true);
                model.changes().strip().confirm(file.toString());
            });
            assertThat(end()).isEqualTo("%,d messages written to %s.".formatted(messages.size(), file));
            assertThat(inWords(new RetainedFile(file).read(() -> false))).isEqualTo(inWords(messages));
        }
    }

    private void onScreen(Runnable action) throws Exception {
        screen.submit(action).get();
    }

    private void show(int count) {
        OtherBroker.waitUntil(() -> shown() == count);
    }

    private int shown() {
        try {
            return screen.submit(() -> {
                now += 600_000_000_000L;
                model.sample(now);
                return model.rows().size();
            }).get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /// What is said when nothing is being done any more.
    private String end() {
        OtherBroker.waitUntil(() -> said() instanceof Strip.Nothing || said() instanceof Strip.Outcome);
        return said() instanceof Strip.Outcome outcome ? outcome.sentence() : "";
    }

    private Strip said() {
        try {
            return screen.submit(() -> model.changes().strip().stripProperty().get()).get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void waitUntilSaid(String sentence) {
        OtherBroker.waitUntil(() -> said() instanceof Strip.Outcome outcome && outcome.sentence().equals(sentence));
    }
}
