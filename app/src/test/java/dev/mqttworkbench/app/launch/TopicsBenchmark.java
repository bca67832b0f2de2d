package dev.mqttworkbench.app.launch;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// Opens the workbench, lets many topics come, opens all rows of the tree, writes filters letter by letter, scrolls and folds. Exit code
/// 0 when every letter is answered within a tenth of a second.
public final class TopicsBenchmark {

    private static final double LONGEST_LETTER_MILLIS = 100;
    private static final int AT_ONCE = 1_000;
    private static final int MOST_WAITING = 50_000;
    private static final int LINES_PER_SITE = 100;
    private static final int PLACES = 40;
    private static final List<String> FILTERS = List.of("machine-77", "plant/line-3/+/telemetry", "nothing like it");

    private final int count;
    private final Scene scene;
    private final ScreenMeter meter;

    private TopicsBenchmark(int count, Scene scene, ScreenMeter meter) {
        this.count = count;
        this.scene = scene;
        this.meter = meter;
    }

    /// @param arguments how many topics (100000)
    public static void main(String[] arguments) throws Exception {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var ok = false;
        try (var workbench = OpenedWorkbench.open(); var meter = new ScreenMeter()) {
            var benchmark = new TopicsBenchmark(count, workbench.scene(), meter);
            meter.start();
            var began = System.nanoTime();
            benchmark.fill(workbench);
            meter.tell("%,d topics have come".formatted(count), System.nanoTime() - began);
            ok = benchmark.run();
        }
        System.exit(ok ? 0 : 1);
    }

    private void fill(OpenedWorkbench workbench) throws Exception {
        try (var client = new Client(ConnectOptions.to("127.0.0.1", workbench.port()), new ClientListener() {})) {
            client.connect().toCompletableFuture().get(10, TimeUnit.SECONDS);
            for (var i = 0; i < count; i++) {
                var sent = client.publish(message(i));
                if (i % AT_ONCE == 0) {
                    sent.toCompletableFuture().get(30, TimeUnit.SECONDS); // QoS 1: the broker has all before it
                    awaitReceived(workbench, i - MOST_WAITING); // as fast as the window takes them
                }
            }
            client.publish(message(0)).toCompletableFuture().get(30, TimeUnit.SECONDS);
            awaitReceived(workbench, count);
        }
    }

    private static void awaitReceived(OpenedWorkbench workbench, int messages) throws Exception {
        if (messages > 0) {
            ScreenMeter.await(() -> ScreenMeter.onScreen(() -> workbench.connections().current().log().accounts().received()) >= messages);
        }
    }

    private static Publish message(int number) {
        var topic = "plant/line-" + number / LINES_PER_SITE + "/machine-" + number % LINES_PER_SITE + "/telemetry";
        return Publish.of(topic, Payload.ofText("{\"n\":" + number + "}"), QoS.of(number % AT_ONCE == 0 ? 1 : 0), false, Properties.NONE);
    }

    private boolean run() throws Exception {
        meter.measure("all rows opened", () -> choose("topics-open-all"), () -> rows() > count);
        var slowest = 0.0;
        for (var filter : FILTERS) {
            slowest = Math.max(slowest, write(filter));
            meter.measure("the filter is taken away", () -> write(filter, 0), () -> true);
        }
        ScreenMeter.onScreen(() -> write("x", 1));
        meter.measure("only matches: no row", () -> press("topics-filter-only"), () -> true);
        for (var filter : FILTERS) {
            slowest = Math.max(slowest, write(filter));
        }
        meter.measure("all rows again", () -> press("topics-filter-only") && write("", 0), () -> rows() > count);
        for (var place = 1; place <= PLACES; place += PLACES / 4) {
            var row = (int) ((long) count * place / PLACES);
            meter.measure("scrolled to row %,d".formatted(row), () -> scrollTo(row), () -> isSeen(row));
        }
        meter.measure("all rows folded", () -> choose("topics-fold-all"), () -> rows() < count);
        System.out.printf(Locale.ROOT, "slowest letter %.1f ms (aim: under %.0f); heap used %d MB%n", slowest, LONGEST_LETTER_MILLIS,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        return slowest < LONGEST_LETTER_MILLIS;
    }

    /// Writes letter by letter.
    ///
    /// @return milliseconds from the slowest letter to the end of the next pulse, in which its matches are lit
    private double write(String filter) throws Exception {
        var slowest = 0.0;
        meter.begin();
        var begin = System.nanoTime();
        for (var length = 1; length <= filter.length(); length++) {
            var letters = length;
            var began = System.nanoTime();
            var painted = new CompletableFuture<Long>();
            ScreenMeter.onScreen(() -> {
                scene.addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        painted.complete(System.nanoTime());
                    }
                });
                Platform.requestNextPulse();
                return write(filter, letters);
            });
            slowest = Math.max(slowest, (painted.get(30, TimeUnit.SECONDS) - began) / 1e6);
        }
        meter.tell("%d letters of %s".formatted(filter.length(), filter), System.nanoTime() - begin);
        System.out.printf(Locale.ROOT, "    slowest of them %.1f ms%n", slowest);
        return slowest;
    }

    private boolean write(String filter, int letters) {
        ((TextField) scene.lookup("#topics-filter")).setText(filter.substring(0, letters));
        return true;
    }

    private boolean choose(String item) {
        ((MenuButton) scene.lookup("#topics-more")).getItems().stream().filter(each -> item.equals(each.getId())).forEach(MenuItem::fire);
        return true;
    }

    private boolean press(String box) {
        ((ButtonBase) scene.lookup("#" + box)).fire();
        return true;
    }

    private ListView<?> tree() {
        return (ListView<?>) scene.lookup("#topics-tree");
    }

    private int rows() {
        return tree().getItems().size();
    }

    private boolean scrollTo(int row) {
        tree().scrollTo(row);
        return true;
    }

    private boolean isSeen(int row) {
        return tree().lookupAll(".list-cell").stream().anyMatch(cell -> ((ListCell<?>) cell).getIndex() == row && cell.isVisible());
    }
}
