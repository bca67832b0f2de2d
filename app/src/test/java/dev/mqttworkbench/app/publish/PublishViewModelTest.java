package dev.mqttworkbench.app.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublishViewModelTest {

    private final List<Publish> published = new ArrayList<>();
    private CompletableFuture<PublishResult> answer = CompletableFuture.completedFuture(new PublishResult(ReasonCode.SUCCESS, ""));
    private final PublishViewModel model = new PublishViewModel(
            message -> {
                published.add(message);
                return answer;
            },
            new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH),
            Tasks.immediate());

    @Test
    void sendsWhatIsWritten() {
        write("home/livingroom/lamp/set", "{\"bri\":180}");
        model.draft().qosProperty().set(QoS.AT_LEAST_ONCE);
        model.draft().retainProperty().set(true);
        model.send();

        assertThat(published).containsExactly(Publish.of(
                "home/livingroom/lamp/set", Payload.ofText("{\"bri\":180}"), QoS.AT_LEAST_ONCE, true, Properties.NONE));
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(model.outcomeProperty().get().sentence()).startsWith("Delivered: PUBACK after");
        assertThat(model.sent()).hasSize(1);
    }

    @Test
    void refusesWildcardsWithASentence() {
        write("home/#", "x");
        model.send();

        assertThat(published).isEmpty();
        assertThat(model.outcomeProperty().get())
                .isEqualTo(new Outcome(Outcome.Kind.FAILED, "A topic to publish to has no wildcards: write a full topic instead of # or +."));
    }

    @Test
    void saysInGermanThatThereIsNoConnection() {
        var words = new Words(Resources.words(Locale.GERMAN), Locale.GERMAN);
        try (var nowhere = new Client(ConnectOptions.to("127.0.0.1", 1), new ClientListener() {})) {
            var german = new PublishViewModel(message -> {
                var result = nowhere.publish(message).toCompletableFuture();
                assertThat(result).failsWithin(Duration.ofSeconds(20));
                return result;
            }, words, Tasks.immediate());
            german.draft().topicProperty().set("a\0");
            german.send();
            assertThat(german.outcomeProperty().get().sentence()).startsWith("Ein Topic hat 1 bis 65535 Byte Text");

            german.draft().topicProperty().set("a");
            german.send();
            assertThat(german.outcomeProperty().get().sentence())
                    .isEqualTo("Nicht gesendet an a: Es besteht keine Verbindung zu einem Broker.");
        }
    }

    @Test
    void asksForATopic() {
        write("", "x");
        model.send();

        assertThat(model.outcomeProperty().get().sentence()).startsWith("A topic is missing");
    }

    @Test
    void saysThatAHexDigitIsMissingAndDoesNotSend() {
        model.changeNotation(Notation.HEX);
        write("a", "1f 8");
        model.send();

        assertThat(published).isEmpty();
        assertThat(model.verdictProperty().get()).isEqualTo(new Verdict(Verdict.Mark.INVALID, "One hex digit is missing: every byte has two."));
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Outcome.Kind.FAILED);
    }

    @Test
    void convertsBetweenNotations() {
        write("a", "hello");
        model.changeNotation(Notation.HEX);
        assertThat(model.draft().textProperty().get()).isEqualTo("68 65 6c 6c 6f");
        model.changeNotation(Notation.BASE64);
        assertThat(model.draft().textProperty().get()).isEqualTo("aGVsbG8=");
        model.changeNotation(Notation.TEXT);
        assertThat(model.draft().textProperty().get()).isEqualTo("hello");
    }

    /// The editor drops control characters, so they must not come there.
    @ParameterizedTest
    @ValueSource(strings = {"23.5\r\n", "a\r\nb\r\n", "\u0002ABC\u0003", "a\0b", "\r", "a\rb", "a\r\nb\nc", "\u007F", "{\"at\": \"${now}\"}\r\n", "a\tb\n"})
    void losesNothingOfAMessageThatIsEdited(String payload) {
        var again = Publish.of("${uuid}", Payload.ofText(payload), QoS.AT_LEAST_ONCE, false, Properties.NONE);
        model.load(again);
        assertThat(model.draft().textProperty().get().chars()).allMatch(each -> each >= ' ' && each != 0x7F || each == '\n' || each == '\t');
        model.send();
        assertThat(published).containsExactly(again);
        model.changeNotation(Notation.HEX);
        model.changeNotation(Notation.TEXT);
        model.send();
        assertThat(published.getLast().payload()).isEqualTo(published.getFirst().payload());
    }

    @Test
    void saysThatLinesEndInBothSigns() {
        model.load(Publish.of("a", Payload.ofText("a\r\nb"), QoS.AT_LEAST_ONCE, false, Properties.NONE));
        assertThat(model.verdictProperty().get().sentence()).isEqualTo("4 B, lines end in CR LF");
        model.draft().textProperty().set("");
        model.draft().textProperty().set("a\nb");
        assertThat(model.verdictProperty().get().sentence()).isEqualTo("3 B");
    }

    /// What is sent again is what came, also where it is no text.
    @Test
    void keepsCorrelationDataThatIsNoText() {
        var properties = new MessageProperties();
        var binary = Properties.of(Property.CORRELATION_DATA, Payload.of(new byte[] {0, (byte) 0xFF, 7}));
        properties.load(binary);
        assertThat(properties.correlationDataProperty().get()).isEqualTo("0x00ff07");
        assertThat(properties.toProperties()).isEqualTo(binary);
    }

    @Test
    void saysThatAnOlderVersionHasNoProperties() {
        var old = new PublishViewModel(new Publisher() {
            @Override
            public CompletionStage<PublishResult> publish(Publish message) {
                return CompletableFuture.completedStage(new PublishResult(ReasonCode.SUCCESS, ""));
            }

            @Override
            public boolean takesProperties() {
                return false;
            }
        }, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate());
        old.draft().topicProperty().set("a");
        old.send();
        assertThat(old.outcomeProperty().get().sentence()).doesNotContain("properties");
        old.draft().properties().contentTypeProperty().set("text/plain");
        old.send();
        assertThat(old.outcomeProperty().get().sentence()).endsWith("Without its properties, which MQTT 3 does not have.");
    }

    @Test
    void marksHexAndBase64ThatAreRight() {
        model.changeNotation(Notation.HEX);
        write("a", "68 69");
        assertThat(model.verdictProperty().get().mark()).isEqualTo(Verdict.Mark.VALID);
        model.changeNotation(Notation.TEXT);
        write("a", "any text");
        assertThat(model.verdictProperty().get().mark()).isEqualTo(Verdict.Mark.NONE);
    }

    @Test
    void keepsBytesThatAreNoText() {
        model.changeNotation(Notation.HEX);
        write("a", "ff");
        model.changeNotation(Notation.TEXT);

        assertThat(model.draft().notationProperty().get()).isEqualTo(Notation.HEX);
        assertThat(model.outcomeProperty().get().sentence()).contains("not UTF-8");
    }

    @Test
    void marksJson() {
        write("a", "{ \"bri\": 180 }");
        assertThat(model.verdictProperty().get()).isEqualTo(new Verdict(Verdict.Mark.VALID, "Valid JSON · 14 B"));
        write("a", "{ \"bri\": }");
        assertThat(model.verdictProperty().get().mark()).isEqualTo(Verdict.Mark.DOUBTFUL);
    }

    @Test
    void followsTheSelectionUntilTheUserWritesATopic() {
        model.prefill("home/a");
        model.prefill("home/b");
        assertThat(model.draft().topicProperty().get()).isEqualTo("home/b");

        model.draft().topicProperty().set("home/b/set");
        model.prefill("home/c");
        assertThat(model.draft().topicProperty().get()).isEqualTo("home/b/set");
    }

    @Test
    void saysWhatTheBrokerAnswered() {
        answer = CompletableFuture.completedFuture(new PublishResult(ReasonCode.QUOTA_EXCEEDED, "too much"));
        write("a", "x");
        model.send();

        assertThat(model.outcomeProperty().get())
                .isEqualTo(new Outcome(Outcome.Kind.FAILED, "The broker refused a: Quota exceeded (0x97). too much"));
    }

    @Test
    void saysWhyItCouldNotSend() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("There is no connection."));
        write("a", "x");
        model.send();

        assertThat(model.outcomeProperty().get()).isEqualTo(new Outcome(Outcome.Kind.FAILED, "Not sent to a: There is no connection."));
        assertThat(model.sent()).isEmpty();
    }

    @Test
    void sendsProperties() {
        write("a", "x");
        model.draft().properties().contentTypeProperty().set("text/plain");
        model.draft().properties().expiryProperty().set("60");
        var row = new UserPropertyRow();
        row.nameProperty().set("site");
        row.valueProperty().set("hall-2");
        model.draft().properties().userProperties().add(row);
        model.send();

        var properties = published.getFirst().properties();
        assertThat(model.draft().properties().countBinding().get()).isEqualTo(3);
        assertThat(properties.get(Property.CONTENT_TYPE)).hasValue("text/plain");
        assertThat(properties.get(Property.MESSAGE_EXPIRY_INTERVAL)).hasValue(60L);
        assertThat(properties.all(Property.USER_PROPERTY)).containsExactly(new UserProperty("site", "hall-2"));
    }

    @Test
    void refusesAnExpiryThatIsNoNumber() {
        write("a", "x");
        model.draft().properties().expiryProperty().set("soon");
        model.send();

        assertThat(published).isEmpty();
        assertThat(model.outcomeProperty().get().sentence()).startsWith("The expiry is a whole number");
    }

    @Test
    void loadsAMessageToSendItAgain() {
        var message = Publish.of("a/b", Payload.of(new byte[] {1, -1}), QoS.EXACTLY_ONCE, true, Properties.of(Property.CONTENT_TYPE, "x/y"));
        model.load(message);
        model.send();

        assertThat(model.draft().notationProperty().get()).isEqualTo(Notation.HEX);
        assertThat(published).containsExactly(message);
    }

    @Test
    void attachesAFileThatIsNoText(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("photo.jpg"), new byte[100_000]);
        model.attach(file);
        write("a", "ignored");
        model.send();

        assertThat(model.verdictProperty().get().sentence()).isEqualTo("photo.jpg · 98 kB");
        assertThat(published.getFirst().payload().size()).isEqualTo(100_000);
    }

    @Test
    void saysThatAFileCannotBeRead(@TempDir Path folder) {
        model.attach(folder.resolve("missing.json"));

        assertThat(model.outcomeProperty().get().sentence()).startsWith("The file missing.json cannot be read");
    }

    @Test
    void remembersTheLastTwenty() {
        for (var i = 0; i < 25; i++) {
            write("a/" + i, "x");
            model.send();
        }

        assertThat(model.sent()).hasSize(20);
        assertThat(model.sent().getFirst().message().topicName()).isEqualTo("a/24");
    }

    /// Twenty files of a hundred megabytes would be most of the memory.
    @Test
    void forgetsWhatItSentWhereThatIsLarge(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("large"), new byte[15 << 20]);
        for (var i = 0; i < 4; i++) {
            write("a/" + i, "");
            model.attach(file);
            model.send();
        }

        assertThat(model.sent()).extracting(each -> each.message().topicName()).containsExactly("a/3", "a/2");
    }

    private void write(String topic, String text) {
        model.draft().topicProperty().set(topic);
        model.draft().textProperty().set(text);
    }
}
