package dev.mqttworkbench.app.stream;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StreamViewModelTest {

    private static final long SECOND = 1_000_000_000L;

    private final MessageLog log = new MessageLog();
    private final Selection selection = new Selection();
    private final List<Publish> republished = new ArrayList<>();
    private final List<Message> handshakes = new ArrayList<>();
    @TempDir
    private Path folder;
    private StreamViewModel model;
    private long number;
    private long now;

    @BeforeEach
    void open() {
        model = model(Locale.ENGLISH);
    }

    private StreamViewModel model(Locale language) {
        var saved = new FilterShelf(new SettingsFolder(folder, Tasks.immediate()).keep("filters", SavedFilters.class, 1, SavedFilters.NONE));
        return new StreamViewModel(log, selection, new Words(Resources.words(language), language), ZoneOffset.UTC, new Actions(), Tasks.immediate(), saved);
    }

    @Test
    void showsMessagesAsTheyCome() {
        receive("a/b", "1", "2");

        assertThat(payloads()).containsExactly("1", "2");
        assertThat(model.noticeProperty().get()).isEqualTo(Notice.NONE);
    }

    @Test
    void goesOnCountingWhilePaused() {
        receive("a/b", "1");
        model.togglePause();
        receive("a/b", "2", "3");
        model.sample(now += SECOND);

        assertThat(payloads()).containsExactly("1");
        assertThat(model.noticeProperty().get()).isEqualTo(new Notice(true, "Paused · 2 new messages ·", "resume"));

        model.togglePause();
        assertThat(payloads()).containsExactly("1", "2", "3");
        assertThat(model.noticeProperty().get()).isEqualTo(Notice.NONE);
    }

    @Test
    void filtersWhatStoodThereWhenItWasPaused() {
        receive("a/1", "1");
        receive("b/1", "2");
        model.togglePause();
        receive("a/2", "3");
        model.filterTextProperty().set("a/#");
        model.sample(now += SECOND);

        assertThat(payloads()).containsExactly("1");
        assertThat(model.noticeProperty().get().sentence()).isEqualTo("Paused · one new message ·");

        model.togglePause();
        assertThat(payloads()).containsExactly("1", "3");
    }

    @Test
    void countsOnlyWhatTheFilterTakesWhilePaused() {
        model.filterTextProperty().set("a/#");
        model.togglePause();
        receive("a/1", "1", "2");
        receive("b/1", "3");
        model.sample(now += SECOND);
        assertThat(model.noticeProperty().get().sentence()).isEqualTo("Paused · 2 new messages ·");

        model.filterTextProperty().set("");
        model.sample(now += SECOND);
        assertThat(model.noticeProperty().get().sentence()).isEqualTo("Paused · 3 new messages ·");
    }

    @Test
    void standsStillWhileTheReaderLooksBack() {
        receive("a/b", "1");
        model.lookBack();
        receive("a/b", "2");
        model.sample(now += SECOND);

        assertThat(payloads()).containsExactly("1");
        assertThat(model.noticeProperty().get().action()).isEqualTo("Jump to now");

        model.jumpToNow();
        assertThat(payloads()).containsExactly("1", "2");
    }

    @Test
    void filtersByMqttFilter() {
        receive("plant/line-1/press", "1");
        receive("home/lamp", "2");
        model.filterTextProperty().set("plant/#");
        assertThat(payloads()).containsExactly("1");

        receive("plant/line-2/oven", "3");
        receive("home/lamp", "4");
        assertThat(payloads()).containsExactly("1", "3");

        model.filterTextProperty().set("");
        assertThat(payloads()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void filtersByTextInTopicOrPayload() {
        receive("plant/press", "{\"RPM\":1482}");
        receive("rpm/a", "1");
        receive("home/lamp", "2");
        model.filterTextProperty().set("rpm");

        assertThat(payloads()).containsExactly("{\"RPM\":1482}", "1");
    }

    @Test
    void saysWhatIsWrongWithAFilterAndKeepsTheLastOne() {
        receive("a/b", "1");
        model.filterTextProperty().set("a/#/b");

        assertThat(model.filterFaultProperty().get()).startsWith("# must be last");
        assertThat(payloads()).containsExactly("1");
    }

    @Test
    void addsATermToTheFilter() {
        receive("a/b", "1", "2");
        receive("c", "1");
        model.filterTextProperty().set("a/# ");
        model.filterBy("-payload=1");

        assertThat(model.filterTextProperty().get()).isEqualTo("a/# -payload=1");
        assertThat(payloads()).containsExactly("2");
    }

    @Test
    void showsOnlyTheTimeThatIsBrushed() {
        receive("a/b", "1");
        receive("a/b", "2");
        receive("c", "3");
        receive("a/b", "4");
        var newest = RateHistory.SECONDS - 1;
        model.brush().select(new TimeBrush.Bars(newest - 3, newest - 2));
        assertThat(payloads()).containsExactly("2", "3");

        model.filterTextProperty().set("a/#");
        assertThat(payloads()).containsExactly("2");
        receive("a/b", "5");
        assertThat(payloads()).containsExactly("2");
        assertThat(model.brush().barsProperty().get()).contains(new TimeBrush.Bars(newest - 4, newest - 3));

        model.brush().lift();
        assertThat(payloads()).containsExactly("1", "2", "4", "5");
        assertThat(model.brush().sentence()).isEmpty();
    }

    @Test
    void writesItsAccounts() {
        receive("a/b", "1", "2", "3");
        log.skip(5);
        model.sample(now += SECOND);
        model.sample(now += SECOND);

        assertThat(model.rate().sentenceProperty().get()).isEqualTo("5 msg/s now · peak 5 · 3 kept of 8 ·");
        assertThat(model.rate().skippedSentenceProperty().get()).isEqualTo("5 skipped");
        assertThat(model.rate().skippingProperty().get()).isTrue();
        assertThat(model.rate().barsProperty().get()).hasSize(RateHistory.SECONDS).endsWith(3, 5, 0);
    }

    @Test
    void showsEverythingAboutTheSelectedMessage() {
        var properties = Properties.of(Property.CONTENT_TYPE, "application/json")
                .plus(Property.PAYLOAD_FORMAT_INDICATOR, 1)
                .plus(Property.MESSAGE_EXPIRY_INTERVAL, 60L)
                .plus(Property.USER_PROPERTY, new UserProperty("site", "hall-2"));
        var message = new Message(++number, Instant.parse("2026-11-23T12:40:10.406213Z"), 0, Direction.IN,
                "orders/7714/state", QoS.EXACTLY_ONCE, false, true, 8121, properties, Payload.ofText("{}"));
        log.append(List.of(message));
        model.sample(now += SECOND);
        model.select(message);

        assertThat(model.text().facts(message)).extracting(fact -> fact.name() + " = " + fact.value()).containsExactly(
                "Topic = orders/7714/state",
                "QoS = 2 exactly once · packet id 8,121",
                "Retain · DUP = no · yes",
                "Received = 12:40:10.406 213",
                "Size = 2 B",
                "Content type = application/json",
                "Payload format = UTF-8 text",
                "Response topic = –",
                "Expiry = 60 s",
                "User property = site = hall-2");
        assertThat(selection.topic()).isEqualTo("orders/7714/state");
        assertThat(model.selectedRow()).isZero();
    }

    @Test
    void handsAMessageToThePublishPanel() {
        receive("a/b", "1");
        model.select(model.rows().getFirst());
        model.republish();

        assertThat(republished).containsExactly(Publish.of("a/b", Payload.ofText("1"), QoS.AT_MOST_ONCE, false, Properties.NONE));
        model.showHandshake();
        assertThat(handshakes).extracting(Message::topic).containsExactly("a/b");
    }

    @Test
    void forgetsAtAnotherConnection() {
        receive("a/b", "1");
        model.select(model.rows().getFirst());
        log.clear();

        assertThat(model.rows()).isEmpty();
        assertThat(model.selectedProperty().get()).isEmpty();
    }

    @Test
    void fillsItsRowsWhenItIsSeenAgain() {
        model.setShown(false);
        receive("a/b", "1");
        assertThat(model.rows()).isEmpty();

        model.setShown(true);
        assertThat(payloads()).containsExactly("1");
    }

    /// The budget is one for the log and its rows: what is hidden holds nothing that the log has let go.
    @Test
    void forgetsWithTheLogWhileItIsHidden() {
        receive("a/b", "1", "2");
        model.setShown(false);
        log.setBudget(1);
        receive("a/b", "3");
        model.sample(now += SECOND);
        assertThat(payloads()).as("neither what is gone nor what came").isEmpty();

        model.setShown(true);
        assertThat(payloads()).containsExactly("3");
    }

    @Test
    void keepsWhatIsReadWhileItStandsStill() {
        receive("a/b", "1", "2");
        model.togglePause();
        log.setBudget(1);
        receive("a/b", "3");
        model.sample(now += SECOND);
        assertThat(payloads()).containsExactly("1", "2");
    }

    @Test
    void saysInGermanWhyTheFilterIsNone() {
        var german = model(Locale.GERMAN);
        german.filterTextProperty().set("plant/li+");

        assertThat(german.filterFaultProperty().get()).isEqualTo("Ein Platzhalter steht allein in seiner Ebene, nicht in li+.");
    }

    private final class Actions implements StreamActions {
        @Override
        public void startDemoDevices() {}

        @Override
        public void connectElsewhere() {}

        @Override
        public void republish(Publish message) {
            republished.add(message);
        }

        @Override
        public void showHandshake(Message message) {
            handshakes.add(message);
        }
    }

    private List<String> payloads() {
        return model.rows().stream().map(message -> message.payload().asText()).toList();
    }

    private void receive(String topic, String... payloads) {
        var batch = new ArrayList<Message>();
        for (var payload : payloads) {
            var publish = Publish.of(topic, Payload.ofText(payload), QoS.AT_MOST_ONCE, false, Properties.NONE);
            batch.add(Message.of(++number, Instant.EPOCH, now, Direction.IN, publish));
        }
        log.append(batch);
        model.sample(now += SECOND);
    }
}
