package dev.mqttworkbench.app.retained;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import dev.mqttworkbench.broker.RetainedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetainedFileTest {

    @TempDir
    private Path folder;

    private RetainedFile file() {
        return new RetainedFile(folder.resolve("retained.json"));
    }

    private RetainedFile fileOf(String content) throws IOException {
        Files.writeString(file().path(), content);
        return file();
    }

    private static String message(String fields) {
        return "{\"format\":\"mqtt-workbench-retained\",\"version\":1,\"messages\":[\n" + fields.replace('\'', '"') + "\n]}";
    }

    @Test
    void readsWhatItWrites() throws IOException {
        var messages = new ArrayList<RetainedMessage>();
        for (var i = 0; i < 2_000; i++) {
            messages.add(i % 2 == 0 ? RetainedMessages.whole("a/" + i) : RetainedMessages.of("b/" + i, "ü \u0001 \" \\ \uD83D\uDE00"));
        }
        var progress = new ArrayList<Integer>();
        file().write(messages, () -> false, progress::add);

        assertThat(file().read(() -> false)).isEqualTo(messages);
        assertThat(progress).containsExactly(0, 512, 1024, 1536);
        assertThat(folder).isDirectoryContaining("glob:**/retained.json").isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void writesNoneAndReadsNone() throws IOException {
        file().write(List.of(), () -> false, done -> {});

        assertThat(file().read(() -> false)).isEmpty();
    }

    @Test
    void leavesTheFileAsItWasWhenItIsStopped() throws IOException {
        fileOf("before");

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> file().write(List.of(RetainedMessages.of("a", "1")), () -> true, done -> {}));
        assertThat(file().path()).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void readsWhatTheUserGuideShows() throws IOException {
        var messages = fileOf(message("{'topic':'a','qos':1,'text':'21.4','properties':[{'name':'Content Type','value':'text/plain'}],'more':[1]}"))
                .read(() -> false);

        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.payload().asText()).isEqualTo("21.4");
            assertThat(message.properties().entries()).hasSize(1);
            assertThat(message.setAt()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "topic            | {'qos':1,'text':'x'}",
        "topic            | {'topic':'a/#','qos':1,'text':'x'}",
        "topic            | {'topic':7,'qos':1,'text':'x'}",
        "qos              | {'topic':'a','qos':3,'text':'x'}",
        "qos              | {'topic':'a','qos':'1','text':'x'}",
        "text             | {'topic':'a','qos':1,'text':''}",
        "base64           | {'topic':'a','qos':1}",
        "base64           | {'topic':'a','qos':1,'base64':'*'}",
        "setAt            | {'topic':'a','qos':1,'text':'x','setAt':'yesterday'}",
        "Colour           | {'topic':'a','qos':1,'text':'x','properties':[{'name':'Colour','value':'red'}]}",
        "Topic Alias      | {'topic':'a','qos':1,'text':'x','properties':[{'name':'Topic Alias','value':1}]}",
        "Payload Format Indicator | {'topic':'a','qos':1,'text':'x','properties':[{'name':'Payload Format Indicator','value':2}]}",
        "Content Type     | {'topic':'a','qos':1,'text':'x','properties':[{'name':'Content Type','value':'a'},{'name':'Content Type','value':'b'}]}",
        "value            | {'topic':'a','qos':1,'text':'x','properties':[{'name':'Content Type'}]}",
        "properties       | {'topic':'a','qos':1,'text':'x','properties':[7]}",
    })
    void saysWhichValueCannotBe(String name, String fields) throws IOException {
        var file = fileOf(message(fields));

        assertThatExceptionOfType(FileFault.class).isThrownBy(() -> file.read(() -> false))
                .withMessage("VALUE [2, %s]", name);
    }

    @Test
    void saysInWhichLineItIsNoJson() throws IOException {
        var file = fileOf(message("{'topic':'a','qos':1,'text':'x'},\nnothing"));

        assertThatExceptionOfType(FileFault.class).isThrownBy(() -> file.read(() -> false)).withMessage("NO_JSON [3]");
    }

    @Test
    void refusesATopicThatStandsThereTwice() throws IOException {
        var file = fileOf(message("{'topic':'a','qos':1,'text':'x'},\n{'topic':'a','qos':1,'text':'y'}"));

        assertThatExceptionOfType(FileFault.class).isThrownBy(() -> file.read(() -> false)).withMessage("TWICE [3, a]");
    }

    @Test
    void refusesWhatANewerWorkbenchWrote() throws IOException {
        var file = fileOf("{\"format\":\"mqtt-workbench-retained\",\"version\":2,\"messages\":[]}");

        assertThatExceptionOfType(FileFault.class).isThrownBy(() -> file.read(() -> false)).withMessage("NEWER [2]");
    }
}
