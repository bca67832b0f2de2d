package dev.mqttworkbench.app.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

import dev.mqttworkbench.app.handshakes.FlowRow;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;

/// Opens the Handshakes, publishes a message to a thousand subscribers and then messages of more than a hundred thousand packets, and
/// scrolls, filters and selects. Exit code 0 when the JavaFX thread never works longer than a tenth of a second at a stretch.
public final class HandshakesBenchmark {

    private static final double LONGEST_MILLIS = 100;
    private static final int WIDE = 1_000;
    private static final int DEEP = 5;
    private static final int MESSAGES = 4_200; // 26 packets each: five subscribers at QoS 2, the publisher, the workbench itself
    private static final int AT_ONCE = 100;
    private static final int PLACES = 20;

    private final List<Client> clients = new ArrayList<>();
    private final int port;
    private final Scene scene;
    private final ScreenMeter meter;

    private HandshakesBenchmark(int port, Scene scene, ScreenMeter meter) {
        this.port = port;
        this.scene = scene;
        this.meter = meter;
    }

    /// @param arguments none
    public static void main(String[] arguments) throws Exception {
        var ok = false;
        try (var workbench = OpenedWorkbench.open(); var meter = new ScreenMeter()) {
            meter.start();
            ok = new HandshakesBenchmark(workbench.port(), workbench.scene(), meter).run();
        }
        System.exit(ok ? 0 : 1);
    }

    private boolean run() throws Exception {
        meter.measure("the view is opened", () -> {
            ((ToggleButton) scene.lookup("#handshakesRail")).fire();
            return true;
        }, () -> scene.lookup("#handshakes-list") != null);
        meter.forget(); // its classes are loaded
        var publisher = client("publisher");
        for (var i = 0; i < WIDE; i++) {
            subscribe(client("wide-" + i), "wide", QoS.AT_LEAST_ONCE);
        }
        meter.begin();
        var began = System.nanoTime();
        get(publish(publisher, "wide", QoS.AT_LEAST_ONCE));
        ScreenMeter.await(() -> ScreenMeter.onScreen(() -> rows().stream().anyMatch(row -> row.title().equals("wide") && row.state().contains("1,001"))));
        meter.tell("1,001 deliveries have come", System.nanoTime() - began);
        meter.measure("their ladder is shown", () -> select("wide"), () -> bar(Orientation.VERTICAL).isVisible());
        scroll("it is scrolled down, place %d of %d", Orientation.VERTICAL);
        scroll("it is scrolled across, place %d of %d", Orientation.HORIZONTAL);
        deep(publisher);
        measureList();
        System.out.printf(Locale.ROOT, "longest work at a stretch %.1f ms (aim: under %.0f); heap used %d MB%n", meter.worst(), LONGEST_MILLIS,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        clients.forEach(Client::close);
        return meter.worst() < LONGEST_MILLIS;
    }

    private void deep(Client publisher) throws Exception {
        for (var i = 0; i < DEEP; i++) {
            subscribe(client("deep-" + i), "deep/#", QoS.EXACTLY_ONCE);
        }
        meter.begin();
        var began = System.nanoTime();
        for (var i = 0; i < MESSAGES; i++) {
            var sent = publish(publisher, "deep/" + i, QoS.EXACTLY_ONCE);
            if (i % AT_ONCE == 0) {
                get(sent);
            }
        }
        get(publish(publisher, "deep/last", QoS.EXACTLY_ONCE));
        ScreenMeter.await(() -> ScreenMeter.onScreen(() -> rows().stream().anyMatch(row -> row.title().equals("deep/last") && row.state().startsWith("complete"))));
        meter.tell("%,d messages have come".formatted(MESSAGES), System.nanoTime() - began);
    }

    private void measureList() throws Exception {
        var count = ScreenMeter.onScreen(() -> rows().size());
        for (var place = 1; place <= PLACES; place += PLACES / 4) {
            var row = (int) ((long) count * place / PLACES);
            meter.measure("the list is scrolled to %,d of %,d".formatted(row, count), () -> {
                list().scrollTo(row);
                return true;
            }, () -> true);
        }
        meter.measure("a flow is selected", () -> select("deep/1234"), () -> true);
        for (var length = 1; length <= "deep/41".length(); length++) {
            var text = "deep/41".substring(0, length);
            meter.measure("the filter is " + text, () -> {
                ((TextField) scene.lookup("#handshakes-filter")).setText(text);
                return true;
            }, () -> true);
        }
    }

    private void scroll(String what, Orientation way) throws Exception {
        for (var place = 1; place <= PLACES; place += PLACES / 4) {
            var part = place / (double) PLACES;
            meter.measure(what.formatted(place, PLACES), () -> {
                bar(way).setValue(bar(way).getMax() * part);
                return true;
            }, () -> true);
        }
    }

    private ScrollBar bar(Orientation way) {
        return scene.getRoot().lookupAll("#handshakes-ladder .scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(each -> each.getOrientation() == way).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked") // it is filled with nothing else
    private ListView<FlowRow> list() {
        return (ListView<FlowRow>) scene.lookup("#handshakes-list");
    }

    private List<FlowRow> rows() {
        return list().getItems();
    }

    private boolean select(String title) {
        rows().stream().filter(row -> row.title().equals(title)).findFirst().ifPresent(row -> list().getSelectionModel().select(row));
        return true;
    }

    private Client client(String clientIdentifier) throws Exception {
        var client = new Client(ConnectOptions.to("127.0.0.1", port).withClientIdentifier(clientIdentifier), new ClientListener() {});
        clients.add(client);
        get(client.connect());
        return client;
    }

    private static void subscribe(Client client, String filter, QoS qos) throws Exception {
        get(client.subscribe(List.of(new Subscribe.Requested(filter, SubscriptionOptions.of(qos))), Properties.NONE));
    }

    private static CompletionStage<?> publish(Client client, String topic, QoS qos) {
        return client.publish(Publish.of(topic, Payload.ofText("21.5"), qos, false, Properties.NONE));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
