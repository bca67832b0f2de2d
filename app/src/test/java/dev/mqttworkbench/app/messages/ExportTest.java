package dev.mqttworkbench.app.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExportTest {

    private static final Properties PROPERTIES = Properties.of(Property.PAYLOAD_FORMAT_INDICATOR, 1)
            .plus(Property.MESSAGE_EXPIRY_INTERVAL, 4_294_967_295L)
            .plus(Property.CONTENT_TYPE, "text/plain")
            .plus(Property.RESPONSE_TOPIC, "answers")
            .plus(Property.CORRELATION_DATA, Payload.of(new byte[] {0, (byte) 0xFF}))
            .plus(Property.SUBSCRIPTION_IDENTIFIER, 3)
            .plus(Property.SUBSCRIPTION_IDENTIFIER, 4)
            .plus(Property.USER_PROPERTY, new UserProperty("site", "hall 2"))
            .plus(Property.USER_PROPERTY, new UserProperty("site", ""));

    @TempDir
    private Path folder;
    private final Export export = new Export(Tasks.immediate());

    @Test
    void writesCsvThatOtherProgramsRead() throws IOException {
        var text = message("a,b", Payload.ofText("say \"hi\"\nnow"), Properties.NONE, Optional.of("press-04"));
        var bytes = message("raw", Payload.of(new byte[] {(byte) 0xFF}), Properties.NONE, Optional.empty());

        assertThat(written(ExportFormat.CSV, text, bytes)).isEqualTo("""
                time,direction,topic,qos,retain,dup,client,size,encoding,payload\r
                2026-11-23T12:40:10.406213Z,in,"a,b",1,true,false,press-04,12,utf-8,"say ""hi""\nnow"\r
                2026-11-23T12:40:10.406213Z,in,raw,1,true,false,,1,base64,/w==\r
                """);
    }

    @Test
    void writesAllPropertiesAsJsonLines() throws IOException {
        var message = message("a", Payload.of(new byte[] {(byte) 0xFF}), PROPERTIES, Optional.of("press-04"));

        assertThat(written(ExportFormat.JSON_LINES, message)).isEqualTo("""
                {"time":"2026-11-23T12:40:10.406213Z","direction":"in","topic":"a","qos":1,"retain":true,"dup":false,"client":"press-04",\
                "payloadBase64":"/w==","properties":{"payloadFormatIndicator":1,"messageExpiryInterval":4294967295,\
                "contentType":"text/plain","responseTopic":"answers","correlationData":"AP8=","subscriptionIdentifiers":[3,4],\
                "userProperties":[{"name":"site","value":"hall 2"},{"name":"site","value":""}]}}
                """);
    }

    @Test
    void readsThePropertiesThatItWrote() {
        assertThat(MessageJson.readProperties(MessageJson.properties(PROPERTIES))).isEqualTo(PROPERTIES);
        assertThat(MessageJson.readProperties("{}")).isEqualTo(Properties.NONE);
    }

    @Test
    void leavesNothingWhenItIsGivenUp() {
        var file = folder.resolve("all.csv");
        export.start(endless(), ExportFormat.CSV, file);

        assertThat(export.stateProperty().get()).isEqualTo(new Export.State.Cancelled());
        assertThat(folder).isEmptyDirectory();
    }

    /// Messages without an end, at the third of which the reader gives up.
    private MessageSource endless() {
        return new MessageSource() {
            @Override
            public long count() {
                return Long.MAX_VALUE;
            }

            @Override
            public void read(Predicate<Message> each) {
                for (var number = 1; each.test(message("a", Payload.EMPTY, Properties.NONE, Optional.empty())); number++) {
                    if (number == 3) {
                        export.cancel();
                    }
                }
            }
        };
    }

    @Test
    void keepsWhatWasThereWhenItFails() throws IOException {
        var file = folder.resolve("all.csv");
        Files.writeString(file, "before");
        export.start(broken(), ExportFormat.CSV, file);

        assertThat(export.stateProperty().get()).isInstanceOfSatisfying(Export.State.Failed.class,
                failed -> assertThat(failed.cause()).hasMessage("unplugged"));
        assertThat(file).content().isEqualTo("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private static MessageSource broken() {
        return new MessageSource() {
            @Override
            public long count() {
                return 1;
            }

            @Override
            public void read(Predicate<Message> each) throws IOException {
                throw new IOException("unplugged");
            }
        };
    }

    private String written(ExportFormat format, Message... messages) throws IOException {
        var file = folder.resolve("some." + format.ending());
        export.start(MessageSource.of(List.of(messages)), format, file);
        assertThat(export.stateProperty().get()).isEqualTo(new Export.State.Done(messages.length, file));
        return Files.readString(file);
    }

    private static Message message(String topic, Payload payload, Properties properties, Optional<String> publisher) {
        return new Message(1, Instant.parse("2026-11-23T12:40:10.406213Z"), 0, Direction.IN, topic, QoS.AT_LEAST_ONCE, true, false, 1,
                properties, payload, publisher);
    }
}
