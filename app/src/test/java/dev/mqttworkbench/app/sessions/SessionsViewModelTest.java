package dev.mqttworkbench.app.sessions;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.Countdown;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.SessionSummary;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsViewModelTest {

    private Broker broker;
    private Client client;
    private Instant now = Instant.now();
    private long time;
    private final ScreenQueue screen = new ScreenQueue();

    private final SessionsViewModel model = new SessionsViewModel(
            () -> Optional.ofNullable(broker).map(Broker::sessions), new DeletedSessions(), new Workspace(),
            new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), screen.tasks(), () -> now);

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        client = new Client(ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier("c"), new ClientListener() {});
        client.connect().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        client.close();
        broker.close();
    }

    /// Lets seconds pass until something holds: answers come from the loop of the broker.
    private void sampleUntil(BooleanSupplier condition) {
        screen.until(condition, () -> {
            time += 1_000_000_000L;
            model.sample(time);
        });
    }

    @Test
    void asksNobodyWhileItIsNotSeen() {
        model.sample(1);
        assertThat(model.rows()).isEmpty();
        assertThat(model.countsProperty().get()).startsWith("no sessions");
    }

    @Test
    void showsSessionsAndTheDetailsOfTheSelectedOne() {
        model.setShown(true);
        sampleUntil(() -> model.rows().size() == 1);
        assertThat(model.countsProperty().get()).isEqualTo("1 session · 1 connected · no message waits");
        model.select("c");
        sampleUntil(() -> !model.sectionsProperty().get().isEmpty());
        assertThat(model.headlineProperty().get()).isEqualTo(new Headline("c", "connected", true, false, true));
        assertThat(model.sectionsProperty().get()).extracting(Section::title).startsWith("CONNECTION", "SESSION", "SUBSCRIPTIONS · 0");
    }

    @Test
    void standsStillWhilePaused() {
        model.setShown(true);
        sampleUntil(() -> model.rows().size() == 1);
        model.togglePause();
        assertThat(model.countsProperty().get()).startsWith("Paused · ");
        var before = model.nowProperty().get();
        now = now.plusSeconds(5);
        model.sample(time + 10_000_000_000L);
        assertThat(model.nowProperty().get()).isEqualTo(before);
    }

    @Test
    void saysThatTheBrokerDoesNotRun() {
        model.setShown(true);
        sampleUntil(() -> model.rows().size() == 1);
        broker.close();
        sampleUntil(() -> model.rows().isEmpty());
        assertThat(model.headlineProperty().get()).isEqualTo(Headline.NONE);
    }

    @Test
    void filtersByStateAndIdentifier() {
        model.setShown(true);
        sampleUntil(() -> model.rows().size() == 1);
        model.filterTextProperty().set("CONN");
        assertThat(model.rows()).hasSize(1);
        model.filterTextProperty().set("away");
        assertThat(model.rows()).isEmpty();
        assertThat(model.emptySentenceProperty().get()).isEqualTo("No session fits the filter.");
    }

    @Test
    void countsTimesDown() {
        var text = new SessionText(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH));
        var link = new SessionSummary.Link(ProtocolVersion.V5, "mqtt", "127.0.0.1:1", 20, Optional.of(now.plusMillis(30_000)), false, false);
        var connected = new SessionSummary("c", Optional.of(link), Optional.of(now), Optional.empty(), 0, 0, 0, 0, 0, 0, false,
                Optional.empty(), 0, Optional.empty());
        assertThat(text.keepAlive(connected, now)).isEqualTo("30 s");
        assertThat(text.keepAlive(connected, now.plusMillis(29_001))).isEqualTo("1 s");
        assertThat(text.keepAlive(connected, now.plusMillis(31_000))).isEqualTo("0 s");
        assertThat(text.expiry(connected, now)).isEqualTo("with connection");
        var away = new SessionSummary("c", Optional.empty(), Optional.of(now), Optional.empty(), 0, 0, 0, 0, 0, 0, true,
                Optional.of(now.plusSeconds(10)), 3_600, Optional.of(now.plusSeconds(3_600)));
        assertThat(text.expiry(away, now)).isEqualTo("in 60 min");
        assertThat(text.will(away, now.plusSeconds(3))).isEqualTo("in 7 s");
        assertThat(text.keepAlive(away, now)).isEmpty();
        assertThat(Countdown.text(3 * 24 * 3_600)).isEqualTo("3 d");
        assertThat(Countdown.text(5 * 3_600)).isEqualTo("5 h");
    }
}
