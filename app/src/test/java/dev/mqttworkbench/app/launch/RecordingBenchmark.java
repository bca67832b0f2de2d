package dev.mqttworkbench.app.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Window;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.workbench.Message;

/// Floods the workbench while it shows the stream, first without and then with a recording, and measures whether the window stays
/// as usable; then opens the recording, filters it, and jumps to its end. Exit code 0 when every message is in the file or counted
/// as lost, and the recording opens within two seconds.
public final class RecordingBenchmark {

    private static final double LONGEST_OPENING_SECONDS = 2;
    private static final int PATIENCE_SECONDS = 120;

    private final OpenedWorkbench workbench;
    private final Scene scene;

    private RecordingBenchmark(OpenedWorkbench workbench) {
        this.workbench = workbench;
        this.scene = workbench.scene();
    }

    /// @param arguments messages a second (20000), topics (1000), seconds of the recording (50), seconds without one (30)
    public static void main(String[] arguments) throws Exception {
        var rate = argument(arguments, 0, "20000");
        var topics = argument(arguments, 1, "1000");
        var seconds = argument(arguments, 2, "50");
        var before = argument(arguments, 3, "30");
        var file = Files.createTempDirectory("recording").resolve("flood.sqlite");
        var benchmark = open(file);
        var began = benchmark.received();
        var without = benchmark.flood("without", rate, topics, before);
        await(() -> benchmark.received() >= began + without);

        benchmark.fire("stream-record");
        await(() -> onScreen(() -> benchmark.text("stream-record").equals("Stop")));
        var sent = benchmark.flood("while recording", rate, topics, seconds);
        await(() -> benchmark.received() >= began + without + sent);
        benchmark.fire("stream-record");
        await(() -> onScreen(() -> benchmark.text("stream-record").equals("Record")));
        System.out.println(onScreen(() -> benchmark.label("record-sentence")));
        var complete = report(file, sent);
        var opened = benchmark.openRecording();
        benchmark.workbench.close();
        System.exit(complete && opened ? 0 : 1);
    }

    private static RecordingBenchmark open(Path file) throws Exception {
        var workbench = OpenedWorkbench.open(always(file));
        onScreen(() -> {
            workbench.show("stream");
            return true;
        });
        return new RecordingBenchmark(workbench);
    }

    private static FileQuestion always(Path file) {
        return new FileQuestion() {
            @Override
            public Optional<Path> whereToSave(Window owner, Question question) {
                return Optional.of(file);
            }

            @Override
            public Optional<Path> whatToOpen(Window owner, Question question) {
                return Optional.of(file);
            }
        };
    }

    private long flood(String name, String rate, String topics, String seconds) throws Exception {
        var probes = new Probes(Probes.EVERY_MILLIS);
        var flood = FloodBenchmark.Flood.of("rate=" + rate, "topics=" + topics, "seconds=" + seconds);
        var sent = FloodBenchmark.flood(workbench.port(), flood, probes, new Use());
        System.out.printf(Locale.ROOT, """
                %s: %s messages/s for %s s, %d sent
                  input delay, ms: %s  (%d probes)
                  waits longer than %d ms: %s
                  an idle thread was late by, ms: %s
                """, name, rate, seconds, sent, probes.delays(), probes.count(), Probes.LONG_MILLIS, probes.stalls(), probes.lateness());
        return sent;
    }

    private static boolean report(Path file, long sent) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT (SELECT count(*) FROM messages), (SELECT coalesce(sum(count), 0) FROM lost)")) {
            row.next();
            var isComplete = row.getLong(1) + row.getLong(2) == sent;
            System.out.printf(Locale.ROOT, "sent %d = in the file %d + lost %d: %s; %d MB%n", sent, row.getLong(1), row.getLong(2), isComplete, Files.size(file) >> 20);
            return isComplete;
        }
    }

    private boolean openRecording() throws Exception {
        var began = System.nanoTime();
        onScreen(() -> {
            ((SplitMenuButton) scene.lookup("#stream-record")).getItems().getFirst().fire();
            return true;
        });
        await(() -> onScreen(() -> scene.lookup("#recording-table") != null && isRead(0)));
        var seconds = (System.nanoTime() - began) / 1e9;
        var count = onScreen(() -> table().getItems().size());
        System.out.printf(Locale.ROOT, "opened %d messages, first rows read after %.2f s%n", count, seconds);
        time("went to the end", () -> table().scrollTo(count - 1), () -> isRead(count - 1));
        filter("plant/line-3/#");
        filter("qos:0 topic:line-3/");
        filter("qos:0 topic:line-4/");
        filter("payload:\"rpm\\\":1500\"");
        time("took the filter away", () -> filterField().setText(""), () -> table().getItems().size() == count);
        return seconds <= LONGEST_OPENING_SECONDS;
    }

    private void filter(String text) throws Exception {
        time("filtered by " + text, () -> filterField().setText(text), () -> !scene.lookup("#recording-searching").isVisible());
        System.out.printf(Locale.ROOT, "  %d messages%n", onScreen(() -> table().getItems().size()));
    }

    private static void time(String what, Runnable begin, Supplier<Boolean> isDone) throws Exception {
        var probes = new Probes(Probes.EVERY_MILLIS);
        try (var prober = Executors.newSingleThreadScheduledExecutor()) {
            prober.scheduleAtFixedRate(probes::send, 0, Probes.EVERY_MILLIS, TimeUnit.MILLISECONDS);
            var began = System.nanoTime();
            onScreen(() -> {
                begin.run();
                return true;
            });
            while (!onScreen(isDone)) {
                TimeUnit.MILLISECONDS.sleep(Probes.EVERY_MILLIS); // between two looks
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            prober.shutdownNow();
            System.out.printf(Locale.ROOT, "%s: %.2f s; input delay, ms: %s; an idle thread was late by, ms: %s%n", what, seconds, probes.delays(), probes.lateness());
        }
    }

    private boolean isRead(int row) {
        return row < table().getItems().size() && table().getItems().get(row).number() > 0;
    }

    @SuppressWarnings("unchecked") // It is declared so.
    private TableView<Message> table() {
        return (TableView<Message>) scene.lookup("#recording-table");
    }

    private TextField filterField() {
        return (TextField) scene.lookup("#recording-filter");
    }

    private void fire(String button) throws Exception {
        onScreen(() -> {
            ((SplitMenuButton) scene.lookup("#" + button)).fire();
            return true;
        });
    }

    private String text(String button) {
        return ((SplitMenuButton) scene.lookup("#" + button)).getText();
    }

    private String label(String id) {
        return ((Label) scene.lookup("#" + id)).getText();
    }

    private long received() throws Exception {
        return onScreen(() -> workbench.connections().current().log().accounts().received());
    }

    private static <T> T onScreen(Supplier<T> question) throws Exception {
        return FloodBenchmark.onScreen(question);
    }

    private static void await(FloodBenchmark.Condition condition) throws Exception {
        FloodBenchmark.await(condition, PATIENCE_SECONDS);
    }

    private static String argument(String[] arguments, int index, String otherwise) {
        return arguments.length > index ? arguments[index] : otherwise;
    }
}
