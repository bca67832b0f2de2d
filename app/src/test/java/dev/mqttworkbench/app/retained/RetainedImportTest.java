package dev.mqttworkbench.app.retained;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RetainedImportTest extends ChangesOfRetained {

    @TempDir
    private Path folder;

    private Path export(RetainedMessage... messages) {
        var file = folder.resolve("retained.json");
        changes.askExport(List.of(messages));
        changes.strip().confirm(file.toString());
        return file;
    }

    @Test
    void exportsAndImportsEveryByte() {
        var messages = new RetainedMessage[] {RetainedMessages.whole("home/cam"), RetainedMessages.of("home/lamp", "{\"on\":true}")};
        var file = export(messages);
        assertThat(said()).isEqualTo("2 messages written to " + file + ".");

        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("retained.json: 2 new, 0 in place of others, 0 already there, 0 expired.");
        assertThat(source.kept).as("a dry run").isEmpty();
        changes.strip().confirm();
        assertThat(source.kept.values()).containsExactlyInAnyOrder(messages);
        assertThat(undoable()).isEqualTo("2 messages imported from retained.json.");
    }

    @Test
    void countsWhatIsNewReplacedAndTheSameAndTakesItBack() {
        var file = export(RetainedMessages.of("new", "1"), RetainedMessages.of("replaced", "1"), RetainedMessages.of("same", "1"),
                RetainedMessages.expiring("expired", RetainedMessages.SET));
        source.with(RetainedMessages.of("replaced", "before"), RetainedMessages.of("same", "1"), RetainedMessages.of("untouched", "1"));
        var before = Map.copyOf(source.kept);
        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("retained.json: 1 new, 1 in place of others, 1 already there, 1 expired.");

        changes.strip().confirm();
        assertThat(source.kept.get("replaced").payload().asText()).isEqualTo("1");
        assertThat(source.kept).containsOnlyKeys("new", "replaced", "same", "untouched");
        changes.takeBack();
        assertThat(source.kept).isEqualTo(before);
    }

    @Test
    void saysBeforeItImportsWhatAConnectionWithoutPropertiesLoses() {
        var file = export(RetainedMessages.of("plain", "1"), RetainedMessages.whole("whole"), typed("typed"), RetainedMessages.expiring("old", RetainedMessages.SET));
        source.leaveOutProperties();
        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("retained.json: 3 new, 0 in place of others, 0 already there, 1 expired.")
                .endsWith("2 messages lose the properties: this connection speaks a version before MQTT 5. One of them would have expired and would now be kept for ever.");
        assertThat(source.kept).as("a dry run").isEmpty();

        changes.strip().confirm();
        assertThat(source.kept).containsOnlyKeys("plain", "whole", "typed");
        changes.askImport();
        changes.strip().confirm(file.toString());
        assertThat(said()).startsWith("There is nothing to import from retained.json: 3 are kept just like that");
        changes.takeBack();
        assertThat(source.kept).isEmpty();
    }

    private static RetainedMessage typed(String topic) {
        return new RetainedMessage(topic, QoS.AT_LEAST_ONCE, Properties.of(Property.CONTENT_TYPE, "text/plain"), Payload.ofText("x"), Optional.empty(), "", false,
                Optional.empty());
    }

    @Test
    void saysNothingOfPropertiesThatAreTaken() {
        var file = export(RetainedMessages.whole("whole"));
        changes.askImport();
        changes.strip().confirm(file.toString());

        assertThat(said()).endsWith("It can be undone.");
    }

    @Test
    void leavesWhatSomebodyElseHasSetSinceTheImport() {
        var file = export(RetainedMessages.of("a", "1"), RetainedMessages.of("b", "1"));
        changes.askImport();
        changes.strip().confirm(file.toString());
        changes.strip().confirm();
        source.with(RetainedMessages.of("a", "somebody else"));
        changes.takeBack();

        assertThat(source.kept).containsOnlyKeys("a");
        assertThat(said()).contains("1 left, because something newer is kept there");
    }

    @Test
    void saysWhatTheBrokerRefused() {
        var file = export(RetainedMessages.of("a", "1"), RetainedMessages.of("secret/b", "1"));
        changes.askImport();
        changes.strip().confirm(file.toString());
        changes.strip().confirm();

        assertThat(said()).isEqualTo("1 of 2 messages were not taken, first secret/b: Not authorized");
        changes.takeBack();
        assertThat(source.kept).isEmpty();
    }

    @Test
    void asksBeforeItReplacesAFile() throws IOException {
        var file = export(RetainedMessages.of("a", "1"));
        var before = Files.readString(file);
        export(RetainedMessages.of("b", "1"));
        assertThat(said()).isEqualTo(file + " exists already and would be replaced.");
        changes.strip().cancel();
        assertThat(file).hasContent(before);

        export(RetainedMessages.of("b", "1"));
        changes.strip().confirm();
        assertThat(Files.readString(file)).contains("\"topic\":\"b\"").doesNotContain("\"topic\":\"a\"");
    }

    @Test
    void saysWhyAFileCannotBeImported() throws IOException {
        changes.askImport();
        changes.strip().confirm(folder.resolve("missing.json").toString());
        assertThat(said()).isEqualTo("missing.json cannot be imported: there is no such file or folder");

        Files.writeString(folder.resolve("other.json"), "{\"version\": 7}");
        changes.askImport();
        changes.strip().confirm(folder.resolve("other.json").toString());
        assertThat(said()).isEqualTo("other.json cannot be imported: it holds something other than retained messages.");
    }
}
