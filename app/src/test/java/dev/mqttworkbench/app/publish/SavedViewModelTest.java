package dev.mqttworkbench.app.publish;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SavedViewModelTest {

    private static final Properties PROPERTIES = Properties.NONE
            .plus(Property.PAYLOAD_FORMAT_INDICATOR, 1)
            .plus(Property.MESSAGE_EXPIRY_INTERVAL, 4_000_000_000L)
            .plus(Property.CONTENT_TYPE, "application/json")
            .plus(Property.RESPONSE_TOPIC, "answers/1")
            .plus(Property.CORRELATION_DATA, Payload.ofText("c-1"))
            .plus(Property.USER_PROPERTY, new UserProperty("a", "1"))
            .plus(Property.USER_PROPERTY, new UserProperty("a", "2"));

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private PublishViewModel publish;
    private MessageShelf shelf;
    private SavedViewModel saved;

    @TempDir private Path folder;

    @BeforeEach
    void begin() {
        publish = new PublishViewModel(message -> CompletableFuture.completedStage(new PublishResult(ReasonCode.SUCCESS, "")), words, Tasks.immediate());
        shelf = new MessageShelf(new SettingsFolder(folder, Tasks.immediate()).keep("messages", SavedMessages.class, 1, SavedMessages.NONE));
        saved = new SavedViewModel(publish, shelf, words);
    }

    private void write(String topic, String text) {
        publish.load(Publish.of(topic, Payload.ofText(text), QoS.EXACTLY_ONCE, true, PROPERTIES));
    }

    private void save(String inFolder, String name) {
        saved.folderProperty().set(inFolder);
        saved.nameProperty().set(name);
        saved.save();
    }

    @Test
    void bringsAMessageBackWithAllItHasAfterARestart() {
        write("home/lamp/set", "{\"n\":\"${counter}\"}");
        var written = publish.draft().template();
        save(" home / lamps/", " Dim ");
        begin();
        write("other", "x");

        var message = saved.messagesProperty().get().messages().getFirst();
        assertThat(message.folder()).isEqualTo("home/lamps");
        assertThat(message.name()).isEqualTo("Dim");
        saved.load(message);

        assertThat(publish.draft().template()).isEqualTo(written);
        assertThat(written.properties()).isEqualTo(PROPERTIES);
    }

    @Test
    void wantsAName() {
        write("t", "x");
        save("", "  ");

        assertThat(saved.messagesProperty().get().messages()).isEmpty();
        assertThat(saved.sentenceProperty().get()).startsWith("Write a name");
    }

    @Test
    void bringsBackWhatWasReplacedOrDeleted() {
        write("t", "first");
        save("f", "one");
        write("t", "second");
        save("f", "one");
        assertThat(saved.messagesProperty().get().messages()).extracting(SavedMessage::text).containsExactly("second");
        saved.undo();
        assertThat(saved.messagesProperty().get().messages()).extracting(SavedMessage::text).containsExactly("first");

        saved.delete(saved.messagesProperty().get().messages().getFirst());
        assertThat(saved.messagesProperty().get().messages()).isEmpty();
        assertThat(saved.sentenceProperty().get()).isEqualTo("one is deleted");
        saved.undo();
        assertThat(saved.messagesProperty().get().messages()).extracting(SavedMessage::text).containsExactly("first");
        assertThat(saved.sentenceProperty().get()).isEqualTo("one is back");
        assertThat(saved.goneProperty().get()).isEmpty();
    }

    @Test
    void losesNothingWhenOneComesBackToATakenName() {
        write("t", "first");
        save("f", "one");
        saved.delete(saved.messagesProperty().get().messages().getFirst());
        write("t", "second");
        save("f", "one");
        saved.undo();
        assertThat(saved.messagesProperty().get().messages()).extracting(SavedMessage::name, SavedMessage::text)
                .containsExactly(tuple("one", "second"), tuple("one (2)", "first"));
        assertThat(saved.sentenceProperty().get()).isEqualTo("one (2) is back");
        assertThat(saved.goneProperty().get()).isEmpty();
    }

    @Test
    void bringsBackOneAfterTheOther() {
        for (var each : new String[] {"one", "two"}) {
            publish.load(Publish.of("a", Payload.ofText(each), QoS.AT_MOST_ONCE, false, Properties.NONE));
            save("", each);
        }
        saved.delete(saved.messagesProperty().get().messages().getFirst());
        saved.delete(saved.messagesProperty().get().messages().getFirst());
        publish.load(Publish.of("a", Payload.ofText("three"), QoS.AT_MOST_ONCE, false, Properties.NONE));
        save("", "three");
        saved.undo();
        saved.undo();

        assertThat(saved.messagesProperty().get().messages()).extracting(SavedMessage::text).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(saved.goneProperty().get()).isEmpty();
    }

    @Test
    void bringsBackInOneConnectionWhatWasDeletedInAnother() {
        write("t", "first");
        save("f", "one");
        var elsewhere = new SavedViewModel(publish, shelf, words);
        elsewhere.delete(saved.messagesProperty().get().messages().getFirst());
        elsewhere.close();
        assertThat(saved.messagesProperty().get().messages()).isEmpty();
        assertThat(saved.goneProperty().get()).map(SavedMessage::name).contains("one");
        saved.undo();
        assertThat(saved.messagesProperty().get().messages()).extracting(SavedMessage::name).containsExactly("one");
    }

    @Test
    void savesAFileWithItsMessageUnlessItIsTooLarge() {
        publish.load(Publish.of("bin", Payload.of(new byte[100_000]), QoS.AT_MOST_ONCE, false, Properties.NONE));
        save("", "bytes");
        var message = saved.messagesProperty().get().messages().getFirst();
        assertThat(message.notation()).isEqualTo(Notation.BASE64);
        assertThat(message.toTemplate().payload(Variables.ofSystem())).isEqualTo(new Notation.Read(Payload.of(new byte[100_000])));

        var name = publish.draft().fileProperty().get().orElseThrow().name();
        begin();
        saved.load(saved.messagesProperty().get().messages().getFirst());
        assertThat(publish.draft().fileProperty().get()).as("is a file again").contains(new AttachedFile(name, Payload.of(new byte[100_000])));
        assertThat(publish.draft().textProperty().get()).isEmpty();

        publish.load(Publish.of("bin", Payload.of(new byte[SavedMessage.LARGEST_FILE + 1]), QoS.AT_MOST_ONCE, false, Properties.NONE));
        save("", "more bytes");
        assertThat(saved.messagesProperty().get().messages()).hasSize(1);
        assertThat(saved.sentenceProperty().get()).contains("1 MB");
    }

    @Test
    void saysWhenSomebodyDamagedTheFile() {
        write("t", "x");
        save("", "one");
        var good = saved.messagesProperty().get().messages().getFirst();
        var properties = good.properties();
        saved.load(new SavedMessage("", "one", "t", 0, false, Notation.TEXT, "x", new SavedProperties(properties.isText(), properties.expiry(),
                properties.contentType(), properties.responseTopic(), java.util.Optional.of("%"), properties.userProperties()), java.util.Optional.empty()));

        assertThat(saved.sentenceProperty().get()).contains("damaged");
    }
}
