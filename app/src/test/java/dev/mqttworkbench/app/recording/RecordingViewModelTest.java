package dev.mqttworkbench.app.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.Export;
import dev.mqttworkbench.app.messages.ExportFormat;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingViewModelTest {

    private static final Words WORDS = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final List<Publish> republished = new ArrayList<>();
    @TempDir
    private Path folder;

    @Test
    void readsOnlyThePagesThatAreSeen() throws Exception {
        var model = model(1_000);
        assertThat(model.rows()).hasSize(1_000);
        assertThat(waiting).isEmpty();

        assertThat(model.rows().get(500)).isEqualTo(RecordedMessages.NOT_READ);
        assertThat(waiting).hasSize(1);
        work();
        assertThat(model.rows().get(500).number()).isEqualTo(501);
        assertThat(model.rows().get(510).number()).isEqualTo(511);
        assertThat(waiting).isEmpty();
    }

    @Test
    void showsTheDetailsOfARowWhenItWasRead() throws Exception {
        var model = model(100);
        model.select(41);
        assertThat(model.selectedProperty().get()).isEmpty();

        work();
        assertThat(model.selectedProperty().get()).map(Message::topic).contains(Recorded.message(42).topic());
        model.republish();
        assertThat(republished).containsExactly(Recorded.message(42).toPublish());
    }

    @Test
    void showsWhatTheFilterTakes() throws Exception {
        var model = model(300);
        model.filterTextProperty().set("topic=home/lamp");
        assertThat(model.searchingProperty().get()).isPresent();
        assertThat(model.rows()).hasSize(300);

        work();
        assertThat(model.searchingProperty().get()).isEmpty();
        assertThat(model.rows()).hasSize(50);
        assertThat(model.sentenceProperty().get()).isEqualTo("50 messages of 300 · 2026-11-23 12:40:10 – 2026-11-23 12:40:10 · mqtt://127.0.0.1:1883");

        model.filterBy("qos:7");
        assertThat(model.filterFaultProperty().get()).isEqualTo("Column 17: qos takes =, >=, <=, <, > and 0 to 2.");
        assertThat(model.rows()).hasSize(50);

        model.filterTextProperty().set("");
        assertThat(model.rows()).hasSize(300);
    }

    @Test
    void givesUpASearch() throws Exception {
        var model = model(300);
        model.filterTextProperty().set("topic=home/lamp");
        model.cancelSearch();
        work();

        assertThat(model.rows()).hasSize(300);
        assertThat(model.searchingProperty().get()).isEmpty();
        assertThat(model.filterTextProperty().get()).as("the filter of these rows").isEmpty();
        assertThat(model.all()).isPresent();
    }

    /// What is replayed cannot be taken back.
    @Test
    void offersNothingWhileTheRowsAreThoseOfTheFilterBefore() throws Exception {
        var model = model(300);
        model.filterTextProperty().set("topic=home/lamp");
        assertThat(model.all()).isEmpty();
        work();
        assertThat(model.all().orElseThrow().count()).isEqualTo(50);

        model.filterBy("qos:7");
        assertThat(model.all()).as("a filter that is none").isEmpty();
        model.filterTextProperty().set("topic=home/lamp");
        assertThat(model.all().orElseThrow().count()).isEqualTo(50);
        assertThat(model.filterFaultProperty().get()).isEmpty();
    }

    @Test
    void replaysNothingWhileItLooksForWhatTheFilterTakes() throws Exception {
        var model = model(300);
        try (var broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
                var connection = new Connection(ConnectOptions.to("127.0.0.1", broker.address().getPort()), List.of(), false);
                var replay = new ReplayViewModel(model::all, () -> List.of(new ReplayTarget(connection)), WORDS)) {
            model.filterTextProperty().set("topic=home/lamp");
            replay.toggle();
            replay.step();
            assertThat(replay.failureProperty().get()).startsWith("Nothing was sent: the list does not show yet");
            assertThat(replay.stateProperty().get()).isEqualTo(ReplayViewModel.State.IDLE);

            work();
            replay.step();
            assertThat(replay.failureProperty().get()).isEmpty();
            assertThat(replay.stateProperty().get()).isNotEqualTo(ReplayViewModel.State.IDLE);
        }
    }

    @Test
    void exportsWhatIsShownAndWhatIsSelected() throws Exception {
        var model = model(300);
        model.filterTextProperty().set("qos>=1");
        work();
        model.export().start(model.all().orElseThrow(), ExportFormat.JSON_LINES, folder.resolve("all.jsonl"));
        work();
        assertThat(Files.readAllLines(folder.resolve("all.jsonl"))).hasSize(200).allMatch(line -> line.contains("\"qos\":1") || line.contains("\"qos\":2"));

        model.export().dismiss();
        model.export().start(model.of(List.of(0, 3)), ExportFormat.CSV, folder.resolve("some.csv"));
        work();
        assertThat(model.export().stateProperty().get()).isEqualTo(new Export.State.Done(2, folder.resolve("some.csv")));
        assertThat(Files.readString(folder.resolve("some.csv"))).contains(Recorded.message(1).at().toString(), Recorded.message(5).at().toString());
    }

    @Test
    void saysWhyItCannotReadFurther() throws Exception {
        var model = model(300);
        Files.delete(folder.resolve("a.sqlite"));
        model.filterTextProperty().set("qos:1");
        work();

        assertThat(model.failureProperty().get()).startsWith("There is no file ");
    }

    @Test
    void replaysIntoTheConnectionThatWasChosen() throws Exception {
        try (var broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
                var shown = connection(broker); var chosen = connection(broker)) {
            shown.open().toCompletableFuture().join();
            chosen.open().toCompletableFuture().join();
            var targets = List.of(new ReplayTarget(shown), new ReplayTarget(chosen));
            try (var replay = new ReplayViewModel(model(3)::all, () -> targets, WORDS)) {
                replay.withSentProperty().set(true);
                replay.targetProperty().set(Optional.of(targets.get(1)));
                replay.step();
                var heard = new ArrayList<Message>();
                var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                while (heard.isEmpty()) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    heard.addAll(chosen.drain().elements());
                }
                assertThat(heard).extracting(Message::topic).containsExactly(Recorded.message(1).topic());
                assertThat(shown.drain().elements()).isEmpty();
            }
        }
    }

    @Test
    void tellsTwoTargetsAtOneBrokerApart() {
        var options = ConnectOptions.to("127.0.0.1", 1883);
        try (var named = Connection.of(Profile.fresh("me").copy("oven", "me"), options); var nameless = new Connection(options, List.of(), false)) {
            assertThat(new ReplayTarget(named)).hasToString("oven · mqtt://127.0.0.1:1883");
            assertThat(new ReplayTarget(nameless)).hasToString("mqtt://127.0.0.1:1883");
        }
    }

    private static Connection connection(Broker broker) {
        return new Connection(ConnectOptions.to("127.0.0.1", broker.address().getPort()), List.of(), false);
    }

    private RecordingViewModel model(int messages) throws RecordingFailure {
        var file = RecordingFile.open(Recorded.write(folder.resolve("a.sqlite"), messages));
        return new RecordingViewModel(file, WORDS, ZoneOffset.UTC,
                republished::add, new Tasks(Runnable::run, waiting::add));
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
