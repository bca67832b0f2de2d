package dev.mqttworkbench.app.launch;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// Opens the workbench at a broker with many retained messages and measures what the Retained view does with them, and for how long
/// the JavaFX thread is blocked meanwhile. Exit code 0 when the thread never works for longer than 50 milliseconds.
///
/// What is measured: each line is the time from what the reader does until the rows follow; beside it, the longest time for which
/// an event waited that was put into the JavaFX queue every five milliseconds; how much processor time the JavaFX thread took
/// between two of them, which is what the view is to blame for; and by how much a thread was late that does nothing, which is what
/// the machine and the garbage collector did.
public final class RetainedBenchmark {

    private static final double LONGEST_STALL_MILLIS = 50;
    private static final int SITES = 10;
    private static final int FIRST_ROWS = 40;

    private final int count;
    private final Client publisher;
    private final Scene scene;
    private final ScreenMeter meter;

    private RetainedBenchmark(int count, Client publisher, Scene scene, ScreenMeter meter) {
        this.count = count;
        this.publisher = publisher;
        this.scene = scene;
        this.meter = meter;
    }

    /// @param arguments how many messages are retained (100000)
    public static void main(String[] arguments) throws Exception {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var ok = false;
        try (var workbench = OpenedWorkbench.open()) {
            var publisher = new Client(ConnectOptions.to("127.0.0.1", workbench.port()), new ClientListener() {});
            publisher.connect().toCompletableFuture().get(10, TimeUnit.SECONDS);
            var benchmark = new RetainedBenchmark(count, publisher, workbench.scene(), new ScreenMeter());
            benchmark.startProbing();
            benchmark.makeView();
            benchmark.fill(count);
            ScreenMeter.await(() -> ScreenMeter.onScreen(() -> workbench.connections().current().log().accounts().received()) >= count);
            ok = benchmark.run();
            publisher.close();
        }
        System.exit(ok ? 0 : 1);
    }

    private static Publish message(int i, int version) {
        return Publish.of("site-%d/line-%d/sensor-%d/value".formatted(i % SITES, i / SITES % 100, i),
                Payload.ofText("{\"value\":%d,\"version\":%d}".formatted((i * 7919) % 100_003, version)), QoS.of(i % 3), true, Properties.NONE);
    }

    private void startProbing() {
        meter.start();
        System.out.printf(Locale.ROOT, "%,d retained messages; the longest of each in ms, aim for the work at a stretch under %.0f%n", count, LONGEST_STALL_MILLIS);
    }

    /// The view and its first rows are made when they are first shown, as in every view: that is told, and does not count.
    private void makeView() throws Exception {
        fill(FIRST_ROWS);
        meter.measure("the view is made, with its first rows", () -> show("retained"),
                () -> scene.lookup("#retained-table") != null && table().getItems().size() == FIRST_ROWS);
        ScreenMeter.onScreen(() -> show("topics"));
        meter.forget();
    }

    private boolean show(String view) {
        ((ToggleButton) scene.lookup("#" + view + "Rail")).setSelected(true);
        return true;
    }

    private void fill(int upTo) throws Exception {
        for (var i = 0; i < upTo; i += 500) {
            var begin = i;
            var all = IntStream.range(begin, Math.min(upTo, begin + 500))
                    .mapToObj(each -> publisher.publish(message(each, 0)).toCompletableFuture()).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).get(ScreenMeter.PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private boolean run() throws Exception {
        meter.measure("listing", () -> show("retained"), () -> scene.lookup("#retained-table") != null && table().getItems().size() == count);
        for (var column : List.of("value", "qos", "size", "set", "by", "expires", "topic")) {
            meter.measure("sort by " + column, () -> sortBy(column), rowsChange());
        }
        for (var filter : List.of("sensor-77", "site-3/+/+/value", "site-1/#")) {
            meter.measure("filter " + filter, () -> write("retained-filter", filter), rowsChange());
        }
        meter.measure("clear matching: the question", () -> press("retained-clear-matching"), () -> scene.lookup("#retained-confirm").isVisible());
        meter.measure("clear %,d".formatted(count / SITES), () -> press("retained-confirm"), () -> table().getItems().isEmpty());
        meter.measure("take it back", () -> press("retained-undo"), () -> table().getItems().size() == count / SITES && !scene.lookup("#retained-progress").isVisible());
        meter.measure("no filter", () -> write("retained-filter", ""), rowsChange());
        measureChanges();
        meter.close();
        System.out.printf(Locale.ROOT, "longest of all %.1f ms; heap used %d MB%n", meter.worst(), (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        return meter.worst() < LONGEST_STALL_MILLIS;
    }

    private void measureChanges() throws Exception {
        var last = new int[1];
        meter.begin();
        var begin = System.nanoTime();
        for (var second = 1; second <= 10; second++) {
            for (var i = 0; i < 100; i++) {
                publisher.publish(message(last[0] = (last[0] + 7919) % count, second)).toCompletableFuture().get(10, TimeUnit.SECONDS);
                TimeUnit.MILLISECONDS.sleep(8); // the pace
            }
        }
        meter.tell("1,000 changes while all are listed", System.nanoTime() - begin);
        ScreenMeter.await(() -> ScreenMeter.onScreen(() -> table().getItems().stream()
                .anyMatch(row -> row.topic().equals(message(last[0], 0).topicName()) && row.payload().asText().contains("\"version\":10"))));
    }

    /// Becomes true when the rows are exchanged.
    private Supplier<Boolean> rowsChange() throws Exception {
        var changed = new boolean[1];
        ScreenMeter.onScreen(() -> {
            table().getItems().addListener((ListChangeListener<RetainedMessage>) change -> changed[0] = true);
            return true;
        });
        return () -> changed[0];
    }

    private boolean sortBy(String column) {
        for (TableColumn<RetainedMessage, ?> each : table().getColumns()) {
            if (each.getId().equals("retained-column-" + column)) {
                table().getSortOrder().setAll(List.of(each));
            }
        }
        return true;
    }

    private boolean write(String id, String text) {
        ((TextField) scene.lookup("#" + id)).setText(text);
        return true;
    }

    private boolean press(String id) {
        ((Button) scene.lookup("#" + id)).fire();
        return true;
    }

    @SuppressWarnings("unchecked") // It is declared so in the layout.
    private TableView<RetainedMessage> table() {
        return (TableView<RetainedMessage>) scene.lookup("#retained-table");
    }
}
